"""What closes hold: the close of a period, its cells, its rows. Nothing is counted here."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, QuerySet

from taizhang.base.period import Period
from taizhang.indicators import counted, packing
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell, Source
from taizhang.indicators.indicator import Definition
from taizhang.indicators.models import Closing, FrozenCell, FrozenRows
from taizhang.indicators.packing import Row
from taizhang.indicators.places import KINDS
from taizhang.town.models import Town
from taizhang.town.places import places

Days = tuple[date, date]
SOURCES: dict[str, Source] = {"ledger": "ledger", "reported": "reported", "none": "none"}


def standing(town: Town, at: datetime | None = None) -> "QuerySet[Closing]":
    """The closes in force, now or at an instant."""
    rows = Closing.objects.filter(town=town)
    if at is None:
        return rows.filter(reopened_at=None)
    return rows.filter(Q(reopened_at=None) | Q(reopened_at__gt=at), at__lte=at)


def closing_of(town: Town, period: Period, at: datetime | None = None) -> Closing | None:
    """The close of just these days; None where they are open."""
    return standing(town, at).filter(starts_on=period.start, ends_before=period.end).first()


def answers(asks: Iterable[Ask], town: Town, *, at: datetime | None = None, rows: bool = False) -> dict[Ask, Cell]:
    """The cells that a close in force holds; what it does not know, an indicator younger than it, is left out."""
    by_days: dict[Days, list[Ask]] = {}
    for ask in asks:
        by_days.setdefault((ask.period.start, ask.period.end), []).append(ask)
    found: dict[Ask, Cell] = {}
    for close in standing(town, at) if by_days else ():
        if of_it := by_days.get((close.starts_on, close.ends_before)):
            found |= cells_of(close, of_it, town, rows=rows)
    return found


def cells_of(closing: Closing, asks: Iterable[Ask], town: Town, *, rows: bool = False) -> dict[Ask, Cell]:
    """The cells of one close, whether or not it was opened again since."""
    wanted = tuple(asks)
    root = places(town).root.id
    held = {
        (cell.indicator, cell.area_id): cell
        for cell in closing.cells.filter(
            indicator__in={a.indicator for a in wanted}, area__in={root, *(a.area for a in wanted)}
        )
    }
    found = {}
    kept = _Kept(closing, town) if rows else None
    for ask in wanted:
        whole = held.get((ask.indicator, root))
        if whole is not None:
            cell = held.get((ask.indicator, ask.area)) or _nothing(whole, ask.area)
            found[ask] = _cell(ask, cell, closing, kept.digest(cell) if kept else "")
    return found


def _cell(ask: Ask, cell: FrozenCell, closing: Closing, digest: str) -> Cell:
    indicator = catalogue[ask.indicator]
    known: Definition | None = next((d for d in indicator.definitions if d.version == cell.version), None)
    under = cell.under if cell.divides else None
    source = SOURCES[cell.source]
    return Cell(ask, indicator, known, cell.value, cell.over, under, source, closing.pk, digest, cell.note)


def _nothing(whole: FrozenCell, area: int) -> FrozenCell:
    """The cell of a place below the village in which nothing was counted."""
    told = whole.source != "ledger"
    return FrozenCell(
        closing=whole.closing, indicator=whole.indicator, area_id=area, version=whole.version, counts=whole.counts,
        divides=whole.divides, times=whole.times, source="none" if told else "ledger",
        over=None if told else empty(whole.counts), under=empty(whole.divides) if whole.divides else None,
    )  # fmt: skip


def empty(named: str) -> Decimal | None:
    """What a measure says where there is nothing: 0 of a count, nothing of a median."""
    if named in KINDS:
        return Decimal(0)
    return counted.number(counted.measure_of(named).of(counted.book_of(named).model.objects.none()))


def rows_of(closing: Closing, measure: str, area: int, town: Town) -> list[Row]:
    """The rows a close holds of a measure in a place; none where it holds none."""
    return _Kept(closing, town).rows(measure, area)


class _Kept:
    """The rows of one close, each measure's unpacked once."""

    def __init__(self, closing: Closing, town: Town):
        self.closing, self.map = closing, places(town)
        self._held: dict[str, list[Row]] = {}

    def rows(self, measure: str, area: int) -> list[Row]:
        if measure not in self._held:
            kept = FrozenRows.objects.filter(closing=self.closing, measure=measure).first()
            self._held[measure] = packing.unpack(bytes(kept.packed)) if kept else []
        if area == self.map.root.id:
            return self._held[measure]
        inside = set(self.map.under(self.map.areas[area].code))
        return [row for row in self._held[measure] if row.area in inside]

    def digest(self, cell: FrozenCell) -> str:
        names = [n for n in (cell.counts, cell.divides) if n and n not in KINDS]
        return packing.digest(*(self.rows(n, cell.area_id) for n in names)) if names else ""
