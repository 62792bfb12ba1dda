"""Computing cells: many at once, each counted from the rows that the book's own list shows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from taizhang.indicators import grid
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell, quotient
from taizhang.indicators.counted import Side
from taizhang.indicators.indicator import Definition, Indicator
from taizhang.indicators.places import KINDS, standing
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
    return _live(wanted, town)


def cell(ask: Ask, town: Town, *, frozen: bool = True, at: datetime | None = None, rows: bool = False) -> Cell:
    """One cell, as `cells`."""
    return cells([ask], town, frozen=frozen, at=at, rows=rows)[ask]


def _live(asks: tuple[Ask, ...], town: Town) -> dict[Ask, Cell]:
    wanted = [side for ask in asks for side in sides(ask)]
    values: dict[Side, Decimal | None] = grid.values((s for s in wanted if s.measure not in KINDS), town)
    for side in wanted:
        if side.measure in KINDS:
            values[side] = Decimal(len(standing(side.measure, side.area, side.period.end, town)))
    return {ask: _cell(ask, values) for ask in asks}


def sides(ask: Ask) -> Iterator[Side]:
    """The numerator and the denominator of what is asked; none where no book holds it."""
    definition = catalogue[ask.indicator].definition(ask.period.last)
    for named in (definition.over, definition.under) if definition else ():
        if named:
            yield Side(named, ask.area, ask.period)


def _cell(ask: Ask, values: Values) -> Cell:
    indicator = catalogue[ask.indicator]
    definition = indicator.definition(ask.period.last)
    if definition is None:
        return Cell(ask, indicator, None, None, source="none")
    return made(ask, indicator, definition, values)


def made(ask: Ask, indicator: Indicator, definition: Definition, values: Values) -> Cell:
    """The cell of a definition from the values of its sides."""
    over = values[Side(definition.over, ask.area, ask.period)]
    if not definition.under:
        return Cell(ask, indicator, definition, over, over)
    under = values[Side(definition.under, ask.area, ask.period)]
    return Cell(ask, indicator, definition, quotient(over, under, definition.times), over, under)
