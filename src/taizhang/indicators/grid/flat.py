"""Counts and sums by a date: one conditional query, with an aggregate for each side or by place and segment."""

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from taizhang.base.period import Period
from taizhang.indicators.counted import measure_of, number
from taizhang.indicators.grid.asked import Asked, Found
from taizhang.indicators.grid.axis import Axis, bound, indexed, inside, kind_of
from taizhang.indicators.grid.each import FEW, conditional, each
from taizhang.ledger.measures import within

OUTSIDE = -1
Tally = defaultdict[tuple[int, int, int], Any]


def apart(asked: Asked) -> list[Asked]:
    """What is asked, by date, where it is little and the date has an index: then only its own rows are looked at."""
    if len(asked.sides) > FEW:
        return [asked]
    by: dict[str, Asked] = {}
    for side in asked.sides:
        on = measure_of(side.measure).on
        by.setdefault(on if indexed(asked.model, on) else "", Asked(asked.town)).sides.append(side)
    return list(by.values())


def flat(asked: Asked) -> Found:
    """Count and Sum: the value of a period is the sum of its segments'.

    Measures that go by different dates may share a query: mostly the same rows, which are then looked at once.
    """
    ground, measures, stretch = asked.ground(), asked.measures, asked.stretch
    dates = {m.on: kind_of(asked.model, m.on) for m in measures}
    rows = asked.entries(ground).filter(reduce(or_, (inside(on, kind, stretch) for on, kind in dates.items())))
    if len(asked.sides) <= FEW:
        return each(asked, [rows], lambda measure, period: inside(measure.on, dates[measure.on], period))
    axis, by, tally = Axis.of(asked.periods), [list(dates).index(m.on) for m in measures], Tally(int)
    cuts = {f"g_at{n}": axis.segment(on, kind, stretch, outside=OUTSIDE) for n, (on, kind) in enumerate(dates.items())}
    cut = rows.annotate(**cuts).values_list("area_id", *cuts)
    for area, *found in cut.annotate(**{f"g_m{n}": conditional(m) for n, m in enumerate(measures)}):
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
    closing = kind_of(asked.model, "closed_at")
    rows = within(asked.entries(ground), asked.on, asked.stretch).filter(closed_at__isnull=False)
    if len(asked.sides) <= FEW:
        return each(asked, [rows], lambda measure, period: _settled(asked, closing, period))
    tally: defaultdict[tuple[int, int, int, int], int] = defaultdict(int)
    cut = rows.annotate(
        g_at=axis.segment(asked.on, asked.kind, asked.stretch), g_shut=axis.passed("closed_at", closing)
    )
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


def _settled(asked: Asked, closing: str, period: Period) -> Q:
    return inside(asked.on, asked.kind, period) & Q(closed_at__lt=bound(period.end, closing))


def standing(asked: Asked) -> Found:
    """Stock: what had happened before the end of a period and was not closed by then."""
    axis, ground, measures = Axis.ends(asked.periods), asked.ground(), asked.measures
    first, last = axis.cuts[0], axis.cuts[-1]
    closing = kind_of(asked.model, "closed_at")
    rows = asked.entries(ground).filter(**{f"{asked.on}__lt": bound(last, asked.kind)})
    # Two questions and not one with "or": what is open and what was closed since each have an index of their own.
    both = (rows.filter(closed_at=None), rows.filter(closed_at__gte=bound(first, closing)))
    if len(asked.sides) <= FEW:
        return each(asked, both, lambda measure, period: _standing(asked, closing, period))
    tally: defaultdict[tuple[int, int, int, int], int] = defaultdict(int)
    shut = axis.passed("closed_at", closing)
    for some in both:
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


def _standing(asked: Asked, closing: str, period: Period) -> Q:
    since = Q(**{f"{asked.on}__lt": bound(period.end, asked.kind)})
    return since & (Q(closed_at=None) | Q(closed_at__gte=bound(period.end, closing)))
