"""The front of the grid: sides sorted by what can be answered together."""

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Any

from taizhang.indicators import counted
from taizhang.indicators.counted import Side
from taizhang.indicators.grid import again, flat
from taizhang.indicators.grid.asked import Asked, Found
from taizhang.indicators.grid.due import due
from taizhang.indicators.grid.threads import together
from taizhang.ledger.measures import Count, Distinct, Due, Measure, Median, MedianWorkdays, Settled, Stock, Sum
from taizhang.town.models import Town

Way = Callable[[Asked], Found]


def values(sides: Iterable[Side], town: Town) -> Found:
    """The value of every side, as `counted.value` would give it."""
    by_measure: dict[str, list[Side]] = {}
    for side in dict.fromkeys(sides):
        by_measure.setdefault(side.measure, []).append(side)
    jobs: dict[tuple[Any, ...], tuple[Way, Asked]] = {}
    for named, some in by_measure.items():
        way, *together_by = _way(named)
        key = (way, named.partition(".")[0], *together_by)
        jobs.setdefault(key, (way, Asked(town)))[1].sides.extend(some)
    found: Found = {}
    # the long ones first, so that the second hand is not left with one at the end
    heavy = (due, again.middle, flat.standing)
    ordered = sorted(jobs.values(), key=lambda job: job[0] not in heavy)
    for answers in together([partial(way, asked) for way, asked in ordered]):
        found |= answers
    return found


def _way(named: str) -> tuple[Way, *tuple[Hashable, ...]]:
    """How a measure is counted, and what it must have in common with others to be counted with them."""
    measure: Measure = counted.measure_of(named)
    kind = type(measure)
    if kind in (Count, Sum):
        return flat.flat, ""
    if kind is Settled:
        return flat.settled, measure.on
    if kind is Stock:
        return flat.standing, measure.on
    if kind is Distinct:
        return again.distinct, named
    if kind in (Median, MedianWorkdays):
        return again.middle, named
    if isinstance(measure, Due) and kind is Due:
        return due, measure.deadline, str(measure.where)
    return one_by_one, ""  # a measure of a book's own making says itself what it counts


def one_by_one(asked: Asked) -> Found:
    """The definition itself, for whatever the grid knows no shorter way for."""
    return {side: counted.value(side, asked.town) for side in asked.sides}
