"""What is never added up: different values and medians, counted again for every place and period from the same rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Count as DbCount
from django.db.models import DateField, F, Func
from django.db.models.functions import TruncDate

from taizhang.base import clock, workdays
from taizhang.indicators.counted import number
from taizhang.indicators.grid.asked import Asked, Found
from taizhang.indicators.grid.axis import Axis, stretches
from taizhang.ledger.measures import within


def distinct(asked: Asked) -> Found:
    """Distinct: one measure at a time, the different values of each place and segment, joined over a period."""
    axis, ground, measure = Axis.of(asked.periods), asked.ground(), asked.measures[0]
    held: defaultdict[tuple[int, int], set[Any]] = defaultdict(set)
    for stretch in stretches(asked.periods):
        rows = within(asked.entries(ground).filter(measure.where), asked.on, stretch)
        cut = rows.annotate(g_at=axis.segment(asked.on, asked.kind, stretch), g_what=F(measure.field))
        for area, at, what in cut.values_list("area_id", "g_at", "g_what").distinct():
            for place in ground.over(area):
                held[place, at].add(what)
    found: Found = {}
    for side in asked.sides:
        parts = [held[side.area, at] for at in axis.segments(side.period) if (side.area, at) in held]
        # As the database counts different values: one that is not there is none.
        found[side] = number(len(set().union(*parts) - {None}))
    return found


def middle(asked: Asked) -> Found:
    """Median and MedianWorkdays: how often each value occurs, by place and segment, joined over a period."""
    axis, ground, measure = Axis.of(asked.periods), asked.ground(), asked.measures[0]
    held: defaultdict[tuple[int, int], Counter[Any]] = defaultdict(Counter)
    for stretch in stretches(asked.periods):
        rows = within(asked.entries(ground).filter(measure.where), asked.on, stretch)
        for area, at, value, times in _values(rows.annotate(g_at=axis.segment(asked.on, asked.kind, stretch)), measure):
            for place in ground.over(area):
                held[place, at][value] += times
    found: Found = {}
    for side in asked.sides:
        every: Counter[Any] = Counter()
        for at in axis.segments(side.period):
            every.update(held.get((side.area, at), {}))
        found[side] = number(_middle(every))
    return found


def _values(rows: Any, measure: Any) -> Iterable[tuple[int, int, Any, int]]:
    if hasattr(measure, "starts"):
        yield from _workdays(rows, measure)
        return
    counted = rows.filter(**{f"{measure.field}__isnull": False}).annotate(g_what=F(measure.field))
    yield from counted.values_list("area_id", "g_at", "g_what").annotate(g_times=DbCount("pk"))


def _workdays(rows: Any, measure: Any) -> Iterable[tuple[int, int, int, int]]:
    known: dict[tuple[date, date], int] = {}
    both = rows.filter(**{f"{measure.starts}__isnull": False, f"{measure.ends}__isnull": False})
    cut = both.annotate(g_begun=local_day(measure.starts), g_over=local_day(measure.ends))
    for area, at, begun, over, times in cut.values_list("area_id", "g_at", "g_begun", "g_over").annotate(
        g_times=DbCount("pk")
    ):
        if (days := known.get((begun, over))) is None:
            days = known[begun, over] = workdays.between(begun, over)
        yield area, at, days, times


def _middle(every: Counter[Any]) -> Any:
    values = sorted(every)
    total = every.total()
    if not total:
        return None
    passed, wanted, found = 0, ((total - 1) // 2, total // 2), list[Any]()
    for value in values:
        passed += every[value]
        while len(found) < 2 and wanted[len(found)] < passed:
            found.append(value)
    return float(found[0]) if total % 2 else (found[0] + found[1]) / 2


def local_day(field: str) -> Any:
    """The town's calendar day of an instant, as the database works it out.

    SQLite's own `date` is some ten times as fast as the function Django lends it, and right where the zone has kept
    one offset from the epoch of any ledger to today.
    """
    if connection.vendor == "sqlite" and (minutes := _offset()) is not None:
        day = f"date(%(expressions)s, '{minutes:+d} minutes')"
        return Func(F(field), template=day, output_field=DateField())
    return TruncDate(field)


@lru_cache(maxsize=1)
def _offset() -> int | None:
    """Minutes that the town's clocks are ahead, where they have been so in every month of this century."""
    years = range(2000, clock.today().year + 2)
    ahead = {clock.local(datetime(y, m, 1, tzinfo=UTC)).utcoffset() for y in years for m in range(1, 13)}
    only = ahead.pop()
    return None if ahead or only is None else int(only.total_seconds() // 60)
