"""Releases: what a report said at a step, written once, and read back as it was."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from taizhang.base import clock, seal
from taizhang.base.period import Period
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.indicator import Definition, Indicator
from taizhang.reports.models import Figure, Release, Report
from taizhang.reports.shown import Compiled, Shown, laid_out, unit_of
from taizhang.reports.wording import Style
from taizhang.town.actor import Actor
from taizhang.town.posts import PARTY_OFFICE

HEAD = ("title", "occasion", "speaker", "year", "period")


def kept(shown: Shown) -> dict[str, Any]:
    """A figure as a release keeps it: enough to print it and its source in ten years, whatever is declared then."""
    found: dict[str, Any] = {
        "n": shown.n, "kind": str(shown.kind), "words": shown.words, "note": shown.note, "typed": shown.typed,
    }  # fmt: skip
    cell = shown.cell
    if cell is None:
        return found
    return found | {
        "indicator": cell.ask.indicator, "area": cell.ask.area, "period": cell.ask.period.key, "part": str(shown.part),
        "style": asdict(shown.style),
        "title": cell.indicator.title, "unit": cell.indicator.unit, "domain": cell.indicator.domain,
        "part_unit": unit_of(cell.indicator, shown.part, cell.definition),
        "over_measure": cell.definition.over if cell.definition else "",
        "under_measure": cell.definition.under if cell.definition else "",
        "since": cell.definition.since.isoformat() if cell.definition else "",
        "plain": cell.definition.plain if cell.definition else "",
        "basis": cell.definition.source if cell.definition else "",
        "value": _text(cell.value), "over": _text(cell.over), "under": _text(cell.under),
        "source": cell.source, "closing": cell.closing, "rows_digest": cell.rows_digest, "source_note": cell.note,
    }  # fmt: skip


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def release(report: Report, now: Compiled, state: str, *, by: Actor, note: str = "") -> Release:
    """Write one, inside the verb's transaction. What was signed is carried on unchanged, digests and all."""
    last = report.releases.order_by("-n").first()
    head = {name: getattr(report, name) for name in HEAD}
    head["cutoff"] = report.cutoff.isoformat() if report.cutoff else None
    made = Release(
        report=report, n=last.n + 1 if last else 1, edition=report.edition, state=state, at=clock.now(),
        by_id=by.person, by_name=by.name[:60], head=head, body=report.body,
        figures=[kept(f) for f in now.figures], note=note[:300],
    )  # fmt: skip
    made.digest = digest_of(made)
    made.save(force_insert=True)
    return made


def carried(before: Release, state: str, *, by: Actor, note: str = "") -> Release:
    """The next step of what was signed: the same words and numbers to the last sign."""
    made = Release(
        report=before.report, n=before.n + 1, edition=before.edition, state=state, at=clock.now(), by_id=by.person,
        by_name=by.name[:60], head=before.head, body=before.body, figures=before.figures, digest=before.digest,
        note=note[:300],
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def digest_of(made: Release) -> str:
    """The digest of what a release says, whoever released it and when."""
    return seal.digest(seal.canonical({"head": made.head, "body": made.body, "figures": made.figures}))


def intact(made: Release) -> bool:
    """Whether a release still says what it said when it was written."""
    return made.digest == digest_of(made)


def reread(made: Release) -> Compiled:
    """A release as compiled text: nothing is asked of the ledgers."""
    shown = {int(f["n"]): _shown(f) for f in made.figures}
    text, lines, placed = laid_out(SimpleNamespace(**made.head), made.body, shown)
    return Compiled(made.report, made, text, lines, placed)


def _shown(kept: Mapping[str, Any]) -> Shown:
    cell = cell_of(kept)
    return Shown(
        int(kept["n"]), kept["kind"], kept["words"], cell, 0, 0, cell is not None, False,
        kept.get("part", "value"), kept.get("typed", ""), kept.get("note", ""),
        Style(**kept.get("style", {})),
    )  # fmt: skip


def cell_of(kept: Mapping[str, Any]) -> Cell | None:
    """The cell a release kept, with the definition of its own day; None for a number that had none."""
    if not kept.get("indicator"):
        return None
    ask = Ask(kept["indicator"], kept["area"], Period.parse(kept["period"]))
    declared = catalogue.get(ask.indicator)
    # No longer declared: what the release kept of it is what there is.
    indicator = declared or Indicator(ask.indicator, kept["title"], kept["domain"], kept["unit"], PARTY_OFFICE)
    definition = None
    if kept["over_measure"]:
        since = date.fromisoformat(kept["since"])
        definition = Definition(kept["over_measure"], kept["under_measure"], since, kept["plain"], kept["basis"])
    return Cell(
        ask=ask, indicator=indicator, definition=definition, value=_number(kept["value"]), over=_number(kept["over"]),
        under=_number(kept["under"]), source=kept["source"], closing=kept["closing"], rows_digest=kept["rows_digest"],
        note=kept["source_note"],
    )  # fmt: skip


def figure_of(kept: Mapping[str, Any]) -> Figure:
    """A figure that writes another value in the style the release used; it is not in any table."""
    style = kept.get("style", {})
    return Figure(
        n=kept["n"], kind=kept["kind"], indicator=kept.get("indicator", ""), part=kept.get("part", "value"),
        words=kept["words"], **style,
    )  # fmt: skip
