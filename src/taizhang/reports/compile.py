"""Compiling: each figure of a report asks its cell, all at once, and is written into the text. No arithmetic."""

from collections.abc import Iterable
from datetime import datetime

from taizhang.base.period import Period
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.compute import cells
from taizhang.reports import body, wording
from taizhang.reports.models import Figure, Report
from taizhang.reports.released import reread
from taizhang.reports.shown import Compiled, Shown, laid_out, part_of, unit_of
from taizhang.reports.visible import OUT, drafts, standing
from taizhang.town.actor import Actor

Kind = Figure.Kind


def compiled(
    report: Report, *, at: datetime | None = None, live: bool = False, rows: bool = False, frozen: bool = True
) -> Compiled:
    """The report with its numbers: a draft with today's, a signed one as it was signed.

    at: as of a past instant; live: what the books say today, whatever its state and whatever is closed; frozen: a
    closed period's numbers as they were closed; rows: with the digests of the rows behind them.
    """
    if not live and at is None and report.state in OUT:
        release = report.releases.order_by("-n").first()
        if release is not None:
            return reread(release)
    held = {f.n: f for f in report.figures.all()}
    standing = [held[n] for n in body.tokens(report.body) if n in held]
    found = cells_of(standing, report, at=at, rows=rows, frozen=frozen and not live)
    shown = {f.n: _shown(f, found.get(ask) if (ask := ask_of(f)) else None) for f in standing}
    text, lines, placed = laid_out(report, report.body, shown)
    return Compiled(report, None, text, lines, placed)


def readable(report: Report, *, by: Actor) -> Compiled | None:
    """The report as somebody may read it: as it stands, or the edition signed last; None where it is not theirs."""
    if report.town_id != by.town.pk or not by.holds and not by.system:
        return None
    if drafts(by):
        return compiled(report)
    stood = standing(report)
    return reread(stood) if stood else None


def ask_of(figure: Figure) -> Ask | None:
    """What a bound figure asks; None for any other."""
    if figure.kind != Kind.BOUND or figure.area_id is None:
        return None
    return Ask(figure.indicator, figure.area_id, Period.parse(figure.period))


def cells_of(
    figures: Iterable[Figure], report: Report, *, at: datetime | None = None, rows: bool = False, frozen: bool = True
) -> dict[Ask, Cell]:
    """The cells of all bound figures, in one call. An indicator that is no longer declared has none."""
    asked = {a for f in figures if (a := ask_of(f)) and a.indicator in catalogue}
    return cells(asked, report.town, at=at, rows=rows, frozen=frozen) if asked else {}


def said(figure: Figure, cell: Cell | None) -> str:
    """What a figure shows: the ledger's number in its own style, or the words as they stand."""
    if cell is None:
        return wording.NOTHING if figure.kind == Kind.BOUND else figure.words
    unit = unit_of(cell.indicator, figure.part, cell.definition)
    return wording.words(wording.of_figure(figure), cell.indicator, unit, part_of(cell, figure.part))


def _shown(figure: Figure, cell: Cell | None) -> Shown:
    words = said(figure, cell)
    differs = figure.kind == Kind.BOUND and (words == wording.NOTHING or bool(figure.words) and figure.words != words)
    frozen = cell is not None and cell.closing is not None
    return Shown(
        figure.n, figure.kind, words, cell, 0, 0, frozen, differs,
        figure.part, figure.words, figure.note, wording.of_figure(figure),
    )  # fmt: skip
