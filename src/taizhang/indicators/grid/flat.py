"""Counts and sums by a date: one conditional query a stretch, by place and segment."""

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count as DbCount
from django.db.models import Sum as DbSum

from taizhang.indicators.counted import number
from taizhang.indicators.grid.asked import Asked, Found
from taizhang.indicators.grid.axis import Axis, bound, inside, kind_of, stretches
from taizhang.ledger.measures import Measure, Sum, within

OUTSIDE = -1
Tally = defaultdict[tuple[int, int, int], Any]


def conditional(measure: Measure) -> Any:
    """The measure's aggregate over those of the rows that it counts."""
    where = measure.where or None
    if isinstance(measure, Sum):
        return DbSum(measure.field, filter=where, default=0)
    return DbCount("pk", filter=where)


def flat(asked: Asked) -> Found:
    """Count and Sum: the value of a period is the sum of its segments'.

    Measures that go by different dates share a query: mostly the same rows, which are then looked at once.
    """
    axis, ground, measures = Axis.of(asked.periods), asked.ground(), asked.measures
    dates = tuple(dict.fromkeys(m.on for m in measures))
    by = [dates.index(m.on) for m in measures]
    tally: Tally = defaultdict(int)
    for stretch in stretches(asked.periods):
        kinds = {on: kind_of(asked.model, on) for on in dates}
        in_any = reduce(or_, (inside(on, kind, stretch) for on, kind in kinds.items()))
        cuts = {f"g_at{n}": axis.segment(on, kinds[on], stretch, outside=OUTSIDE) for n, on in enumerate(dates)}
        rows = asked.entries(ground).filter(in_any).annotate(**cuts).values_list("area_id", *cuts)
        for area, *found in rows.annotate(**{f"g_m{n}": conditional(m) for n, m in enumerate(measures)}):
            at, counted = found[: len(dates)], found[len(dates) :]
            for place in ground.over(area):
                for n, count in enumerate(counted):
                    if at[by[n]] != OUTSIDE:
                        tally[n, place, at[by[n]]] += count
    return {
        side: number(sum((tally[n, side.area, at] for at in axis.segments(side.period)), 0)) for n, side in asked.each()
    }


def settled(asked: Asked) -> Found:
    """Settled: what of a period's entries was closed by its end, so the closing date is cut as well."""
    axis, ground, measures = Axis.of(asked.periods), asked.ground(), asked.measures
    tally: defaultdict[tuple[int, int, int, int], int] = defaultdict(int)
    closed = axis.passed("closed_at", kind_of(asked.model, "closed_at"))
    for stretch in stretches(asked.periods):
        rows = within(asked.entries(ground), asked.on, stretch).filter(closed_at__isnull=False)
        cut = rows.annotate(g_at=axis.segment(asked.on, asked.kind, stretch), g_shut=closed)
        for area, at, shut, *counted in cut.values_list("area_id", "g_at", "g_shut").annotate(
            **{f"g_m{n}": conditional(m) for n, m in enumerate(measures)}
        ):
            for place in ground.over(area):
                for n, count in enumerate(counted):
                    tally[n, place, at, shut] += count
    return {
        side: number(
            sum(
                tally[n, side.area, at, shut]
                for at in axis.segments(side.period)
                for shut in range(axis.at(side.period.end) + 1)
            )
        )
        for n, side in asked.each()
    }


def standing(asked: Asked) -> Found:
    """Stock: what had happened before the end of a period and was not closed by then."""
    axis, ground, measures = Axis.ends(asked.periods), asked.ground(), asked.measures
    first, last = axis.cuts[0], axis.cuts[-1]
    closing = kind_of(asked.model, "closed_at")
    tally: defaultdict[tuple[int, int, int, int], int] = defaultdict(int)
    rows = asked.entries(ground).filter(**{f"{asked.on}__lt": bound(last, asked.kind)})
    shut = axis.passed("closed_at", closing)
    # Two questions and not one with "or": what is open and what was closed since each have an index of their own.
    for some in (rows.filter(closed_at=None), rows.filter(closed_at__gte=bound(first, closing))):
        cut = some.annotate(g_since=axis.passed(asked.on, asked.kind), g_shut=shut)
        for area, since, over, *counted in cut.values_list("area_id", "g_since", "g_shut").annotate(
            **{f"g_m{n}": conditional(m) for n, m in enumerate(measures)}
        ):
            for place in ground.over(area):
                for n, count in enumerate(counted):
                    tally[n, place, since, over] += count
    found: Found = {}
    for n, side in asked.each():
        at = axis.at(side.period.end)
        found[side] = number(
            sum(
                tally[n, side.area, since, shut]
                for since in range(at + 1)
                for shut in range(at + 1, len(axis.cuts) + 1)
            )
        )
    return found
