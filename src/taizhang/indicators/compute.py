"""Computing cells: many at once, each counted from the rows that the book's own list shows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from taizhang.indicators import grid, packing
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell, quotient
from taizhang.indicators.counted import Side
from taizhang.indicators.frozen import answers
from taizhang.indicators.indicator import Definition, Indicator
from taizhang.indicators.places import KINDS, standing
from taizhang.indicators.reporting import SLUG, Told, named, told
from taizhang.ledger.past import put_back
from taizhang.town.models import Town

Values = Mapping[Side, Decimal | None]


def cells(
    asks: Iterable[Ask], town: Town, *, frozen: bool = True, at: datetime | None = None, rows: bool = False
) -> dict[Ask, Cell]:
    """The cells asked for, in one go.

    frozen: what a close holds is answered from it; False counts everything now.
    at: as the books stood at that instant. rows: with the digest of each cell's rows.
    Raises KeyError for an indicator or an area that does not exist.
    """
    wanted = tuple(dict.fromkeys(asks))
    held = answers(wanted, town, at=at, rows=rows) if frozen else {}
    left = tuple(ask for ask in wanted if ask not in held)
    if at is None:
        counted = _live(left, town, rows)
    else:
        with put_back(town, at):
            counted = _live(left, town, rows)
    found = held | counted
    return {ask: found[ask] for ask in wanted}


def cell(ask: Ask, town: Town, *, frozen: bool = True, at: datetime | None = None, rows: bool = False) -> Cell:
    """One cell, as `cells`."""
    return cells([ask], town, frozen=frozen, at=at, rows=rows)[ask]


def _live(asks: tuple[Ask, ...], town: Town, rows: bool) -> dict[Ask, Cell]:
    if not asks:
        return {}
    wanted = [side for ask in asks for side in sides(ask)]
    said = told((s for s in wanted if _is_told(s)), town)
    values: dict[Side, Decimal | None] = {side: t.value for side, t in said.items()}
    values |= grid.values((s for s in wanted if s.measure not in KINDS and not _is_told(s)), town)
    for side in wanted:
        if side.measure in KINDS:
            values[side] = Decimal(len(standing(side.measure, side.area, side.period.end, town)))
    found = {ask: _cell(ask, values, said) for ask in asks}
    return {ask: replace(c, rows_digest=_digest(ask, town)) for ask, c in found.items()} if rows else found


def _digest(ask: Ask, town: Town) -> str:
    held = [side for side in sides(ask) if side.measure not in KINDS]
    return packing.digest(*(packing.rows_of(side, town) for side in held)) if held else ""


def _is_told(side: Side) -> bool:
    return side.measure.startswith(f"{SLUG}.")


def sides(ask: Ask) -> tuple[Side, ...]:
    """The numerator and the denominator of what is asked, or what is read of a number that offices report."""
    indicator = catalogue[ask.indicator]
    definition = indicator.definition(ask.period.last)
    names = (definition.over, definition.under) if definition else (named(indicator),)
    return tuple(Side(n, ask.area, ask.period) for n in names if n)


def _cell(ask: Ask, values: Values, said: Mapping[Side, Told]) -> Cell:
    indicator = catalogue[ask.indicator]
    definition = indicator.definition(ask.period.last)
    if definition is not None:
        return made(ask, indicator, definition, values)
    for side in sides(ask):
        if said[side].value is not None:
            value, note = said[side]
            return Cell(ask, indicator, None, value, value, source="reported", note=note)
    return Cell(ask, indicator, None, None, source="none")


def made(ask: Ask, indicator: Indicator, definition: Definition, values: Values) -> Cell:
    """The cell of a definition from the values of its sides."""
    over = values[Side(definition.over, ask.area, ask.period)]
    if not definition.under:
        return Cell(ask, indicator, definition, over, over)
    under = values[Side(definition.under, ask.area, ask.period)]
    return Cell(ask, indicator, definition, quotient(over, under, definition.times), over, under)
