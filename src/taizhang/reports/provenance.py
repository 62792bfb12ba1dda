"""Where every number of a report comes from: each with its source in words, the entries behind it, and its digest."""

from dataclasses import dataclass

from taizhang.indicators.registry import measure
from taizhang.ledger.measures import Count
from taizhang.ledger.shelf import shelf
from taizhang.reports.render.sources import Source, sources
from taizhang.reports.shown import Compiled, Shown


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in the annex, in the order of the text from 1.

    rows: how many entries its numerator counts; None of a total of hours or money, and where no book holds it.
    version: which definition it was counted by. digest: of the rows, where it was compiled with them.
    """

    place: int
    n: int
    source: Source
    rows: int | None
    version: str
    digest: str


def annex(now: Compiled) -> tuple[Row, ...]:
    """Every figure of a compiled report with its source, in the order of the text."""
    found = zip(sources(now), now.figures, strict=True)
    return tuple(_row(place, source, shown) for place, (source, shown) in enumerate(found, 1))


def _row(place: int, source: Source, shown: Shown) -> Row:
    definition = shown.cell.definition if shown.cell else None
    return Row(
        place, shown.n, source, _entries(shown), definition.version if definition else "", source.digest
    )  # fmt: skip


def _entries(shown: Shown) -> int | None:
    """A count is how many entries it counts; a total is not."""
    cell = shown.cell
    if cell is None or cell.definition is None or cell.over is None:
        return None
    named = cell.definition.over
    counts = named.partition(".")[0] in shelf and isinstance(measure(named), Count)
    return int(cell.over) if counts else None


def endnotes(now: Compiled) -> tuple[tuple[int, str], ...]:
    """The endnotes: their numbers, and where each figure is from. Figures of speech have none."""
    return tuple((s.note, s.sentence) for s in sources(now) if s.note)
