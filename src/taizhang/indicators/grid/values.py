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
LONG: dict[Way, int] = {due: 4, again.middle: 3, flat.flat: 2}  # a day of it, as many times as a day of others
PARTED = (flat.settled, again.distinct, again.middle, due)  # these look at the days asked about, and no others


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
    parts = [(way, part) for way, asked in jobs.values() for part in _parts(way, asked)]
    # the long ones first, so that the second hand is not left with one at the end
    ordered = sorted(parts, key=lambda job: -LONG.get(job[0], 1) * job[1].days)
    for answers in together([partial(way, asked) for way, asked in ordered]):
        found |= answers
    return found


def _parts(way: Way, asked: Asked) -> list[Asked]:
    """What is asked, in parts that need not be counted together."""
    if way is flat.flat:
        return [part for dated in flat.apart(asked) for part in dated.parts()]
    return asked.parts() if way in PARTED else [asked]


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
