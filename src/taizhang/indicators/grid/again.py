"""What is never added up: different values and medians, counted again for every place and period from the same rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import CharField, F, Func
from django.db.models import Count as DbCount
from django.db.models.functions import TruncDate

from taizhang.base import clock, workdays
from taizhang.indicators.counted import Rows, Side, number
from taizhang.indicators.grid.asked import Asked, Found
from taizhang.indicators.grid.axis import Axis, Ground, inside
from taizhang.indicators.grid.each import each
from taizhang.ledger.measures import within

FEW = 4  # sides, each of which takes a set of values as large as what it counts
Held = defaultdict[tuple[int, int], set[Any]]


def distinct(asked: Asked) -> Found:
    """Distinct: one measure at a time, the different values of each place and segment, joined over a period.

    Of a few sides the database holds them apart itself.
    """
    axis, ground, measure = Axis.of(asked.periods), asked.ground(), asked.measures[0]
    if len(asked.sides) <= FEW:
        rows = within(asked.entries(ground), asked.on, asked.stretch)
        return each(asked, [rows], lambda _, period: inside(asked.on, asked.kind, period))
    if measure.field == "matter":
        return _matters(asked)
    held: Held = defaultdict(set)
    _hold(held, _cut(asked, axis, ground), measure.field, ground)
    return {side: number(len(_joined(held, axis, side) - {None})) for side in asked.sides}


def _matters(asked: Asked) -> Found:
    """Different matters. Nearly every entry is the first of its matter: those are counted where they lie.

    Only the others are looked at one by one, and count where the first one does not.
    """
    axis, ground = Axis.of(asked.periods), asked.ground()
    firsts: defaultdict[tuple[int, int], int] = defaultdict(int)
    others: Held = defaultdict(set)
    rows = _cut(asked, axis, ground)
    own, rest = rows.filter(matter=F("pk")), rows.exclude(matter=F("pk"))
    for area, at, count in own.values_list("area_id", "g_at").annotate(g_count=DbCount("*")):
        for place in ground.over(area):
            firsts[place, at] += count
    _hold(others, rest, "matter", ground)
    known = own.filter(pk__in=rest.values("matter")).values_list("pk", "area_id", "g_at")
    lies = {pk: (frozenset(ground.over(area)), at) for pk, area, at in known}
    found: Found = {}
    for side in asked.sides:
        segments = axis.segments(side.period)
        alone = _joined(others, axis, side)
        counted = sum(1 for m in alone if m in lies and side.area in lies[m][0] and lies[m][1] in segments)
        found[side] = number(sum(firsts[side.area, at] for at in segments) + len(alone) - counted)
    return found


def _cut(asked: Asked, axis: Axis, ground: Ground) -> Rows:
    rows = within(asked.entries(ground).filter(asked.measures[0].where), asked.on, asked.stretch)
    cut: Rows = rows.annotate(g_at=axis.segment(asked.on, asked.kind, asked.stretch))
    return cut


def _hold(held: Held, rows: Rows, field: str, ground: Ground) -> None:
    for area, at, what in rows.values_list("area_id", "g_at", field):
        for place in ground.over(area):
            held[place, at].add(what)


def _joined(held: Held, axis: Axis, side: Side) -> set[Any]:
    """The values of a side, each once."""
    return set().union(*(held[side.area, at] for at in axis.segments(side.period) if (side.area, at) in held))


def middle(asked: Asked) -> Found:
    """Median and MedianWorkdays: how often each value occurs, by place and segment, joined over a period."""
    axis, ground, measure = Axis.of(asked.periods), asked.ground(), asked.measures[0]
    held: defaultdict[tuple[int, int], Counter[Any]] = defaultdict(Counter)
    for area, at, value, times in _values(_cut(asked, axis, ground), measure):
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
    yield from counted.values_list("area_id", "g_at", "g_what").annotate(g_times=DbCount("*"))


def _workdays(rows: Any, measure: Any) -> Iterable[tuple[int, int, int, int]]:
    known: dict[tuple[Any, Any], int] = {}
    both = rows.filter(**{f"{measure.starts}__isnull": False, f"{measure.ends}__isnull": False})
    cut = both.annotate(g_begun=local_day(measure.starts), g_over=local_day(measure.ends))
    for area, at, begun, over, times in cut.values_list("area_id", "g_at", "g_begun", "g_over").annotate(
        g_times=DbCount("*")
    ):
        if (days := known.get((begun, over))) is None:
            days = known[begun, over] = workdays.between(_day(begun), _day(over))
        yield area, at, days, times


def _day(told: date | str) -> date:
    """A day as the database told it: SQLite's are text, and are read once each, not once a row."""
    return date.fromisoformat(told) if isinstance(told, str) else told


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
    """The town's calendar day of an instant, as the database works it out: a date, or its text on SQLite.

    SQLite's own `date` is some ten times as fast as the function Django lends it, and right where the zone has kept
    one offset from the epoch of any ledger to today.
    """
    if connection.vendor == "sqlite" and (minutes := _offset()) is not None:
        day = f"date(%(expressions)s, '{minutes:+d} minutes')"
        return Func(F(field), template=day, output_field=CharField())
    return TruncDate(field)


@lru_cache(maxsize=1)
def _offset() -> int | None:
    """Minutes that the town's clocks are ahead, where they have been so in every month of this century."""
    years = range(2000, clock.today().year + 2)
    ahead = {clock.local(datetime(y, m, 1, tzinfo=UTC)).utcoffset() for y in years for m in range(1, 13)}
    only = ahead.pop()
    return None if ahead or only is None else int(only.total_seconds() // 60)
