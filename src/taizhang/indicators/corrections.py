"""Corrections: what has changed since a close, entry by entry, with the journal's lines that explain it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from taizhang.indicators import counted, frozen, packing
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.compute import cell
from taizhang.indicators.counted import Side
from taizhang.indicators.models import Closing
from taizhang.indicators.places import KINDS
from taizhang.ledger.models import JournalLine
from taizhang.ledger.past import LOOKED


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry that is counted otherwise than when the period was closed.

    was, now: the amount it gave, None where it was not, or is no longer, among the rows.
    lines: what was done to it since, oldest first.
    """

    side: Literal["over", "under"]
    book: str
    entry: UUID
    number: str
    was: str | None
    now: str | None
    lines: tuple[JournalLine, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """A frozen value beside today's, and the entries between them."""

    ask: Ask
    closing: Closing
    then: Cell
    now: Cell
    came: tuple[Correction, ...]
    gone: tuple[Correction, ...]
    changed: tuple[Correction, ...]

    def __bool__(self) -> bool:
        return bool(self.came or self.gone or self.changed)


def corrections(closing: Closing, ask: Ask) -> Corrections | None:
    """What became of a frozen number; None where the close does not hold it."""
    town = closing.town
    then = frozen.cells_of(closing, [ask], town).get(ask)
    if then is None:
        return None
    now = cell(ask, town, frozen=False)
    found = list(_between(closing, ask))
    return Corrections(
        ask, closing, then, now,
        came=tuple(c for c in found if c.was is None),
        gone=tuple(c for c in found if c.now is None),
        changed=tuple(c for c in found if c.was is not None and c.now is not None),
    )  # fmt: skip


def _between(closing: Closing, ask: Ask) -> Iterator[Correction]:
    """Numerator first. The measures are those the close counted by, whatever the indicator means today."""
    kept = closing.cells.filter(indicator=ask.indicator).first()
    for side, named in (("over", kept.counts), ("under", kept.divides)) if kept else ():
        if named and named not in KINDS:
            yield from _of_side(closing, ask, "over" if side == "over" else "under", named)


def _of_side(closing: Closing, ask: Ask, side: Literal["over", "under"], named: str) -> Iterator[Correction]:
    town = closing.town
    was = {row.entry: row.amount for row in frozen.rows_of(closing, named, ask.area, town)}
    now = {row.entry: row.amount for row in packing.rows_of(Side(named, ask.area, ask.period), town)}
    differ = sorted(e for e in was.keys() | now.keys() if was.get(e) != now.get(e))
    lines: dict[UUID | None, list[JournalLine]] = {}
    for line in JournalLine.objects.filter(town=town.pk, entry__in=differ, at__gt=closing.at).exclude(verb__in=LOOKED):
        lines.setdefault(line.entry, []).append(line)
    book = counted.book_of(named)
    numbers = dict(book.model.objects.filter(pk__in=differ).values_list("pk", "number"))
    for entry in differ:
        told = tuple(sorted(lines.get(entry, ()), key=lambda x: x.seq))
        yield Correction(side, book.slug, entry, numbers.get(entry, ""), was.get(entry), now.get(entry), told)
