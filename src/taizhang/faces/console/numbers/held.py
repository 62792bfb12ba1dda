"""The cells of a page: everything it shows is asked for in one go."""

from collections.abc import Iterable
from decimal import Decimal

from taizhang.base.period import Period
from taizhang.faces.console.numbers import times
from taizhang.faces.console.numbers.asked import Asked
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.compute import cells
from taizhang.indicators.indicator import Indicator
from taizhang.ledger.unwritten import until_written
from taizhang.town.models import Town
from taizhang.town.places import places

Held = dict[Ask, Cell]
TREND = 12
KEPT_CELLS = 600


def of_board(asked: Asked, by_place: Indicator | None) -> Held:
    """All that a page of many indicators shows: each now, before and a year ago, its year and its trend."""
    asks = [
        Ask(each.key, asked.area.pk, period)
        for group in asked.chosen.values()
        for each in group
        for period in wanted(each, asked.period)
    ]
    if by_place is not None:
        asks += [Ask(by_place.key, village.pk, asked.period) for village in asked.actor.places.villages]
    return once(asks, asked.actor.town)


def once(asks: Iterable[Ask], town: Town) -> Held:
    """Cells, counted anew only after something has been written."""
    wanted_ = tuple(dict.fromkeys(asks))
    return until_written(places(town), (once, wanted_), lambda: cells(wanted_, town), KEPT_CELLS)


def wanted(indicator: Indicator, period: Period) -> Iterable[Period]:
    """The periods of an indicator that a board shows."""
    against = compared(indicator, period)
    year = times.year_of(period)
    yield from (period, against.before, against.same, year)
    yield from times.months_to(period, TREND)
    yield from filter(times.come, year.months())


def compared(indicator: Indicator, period: Period) -> times.Against:
    """What an indicator's period is held against; what offices report is reported for whole periods."""
    return times.against(period, part=not indicator.reported)


def number(held: Held, indicator: Indicator, area: int, period: Period) -> Decimal | None:
    """The value of one of the cells."""
    return held[Ask(indicator.key, area, period)].value
