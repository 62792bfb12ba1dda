"""The numbers of one office: the same measures, over the entries it is responsible for.

An office is no place: its entries lie all over the town. So a cell of an office is asked apart from the grid; numbers
that nobody counts by office (what was reported, areas, rolls without one) are left out.
"""

from dataclasses import dataclass
from decimal import Decimal

from taizhang.base.period import Period
from taizhang.indicators import counted
from taizhang.indicators.cell import quotient
from taizhang.indicators.indicator import Definition, Indicator
from taizhang.indicators.places import KINDS
from taizhang.town.models import Office, Town
from taizhang.town.places import places


@dataclass(frozen=True, slots=True)
class OfficeCell:
    """One number of one office in a period, with its parts."""

    indicator: Indicator
    definition: Definition
    value: Decimal | None
    over: Decimal | None
    under: Decimal | None


def cells(office: Office, town: Town, period: Period, among: tuple[Indicator, ...]) -> tuple[OfficeCell, ...]:
    """The numbers to which the office's entries gave anything, in the order they are declared."""
    held: dict[str, Decimal | None] = {}

    def value(named: str) -> Decimal | None:
        if named not in held:
            mine = counted.entries(named, places(town).root.id, town).filter(office=office)
            held[named] = counted.number(counted.measure_of(named).value(mine, period))
        return held[named]

    found = []
    for indicator in among:
        definition = indicator.definition(period.last)
        if definition is None or not _counted(definition):
            continue
        over = value(definition.over)
        under = value(definition.under) if definition.under else None
        whole = quotient(over, under, definition.times) if definition.under else over
        if over or under:
            found.append(OfficeCell(indicator, definition, whole, over, under))
    return tuple(found)


def _counted(definition: Definition) -> bool:
    return not {definition.over, definition.under} & set(KINDS)
