"""Which reported values answer for a period, so that none is counted twice. Pure: values in, the chosen ones out.

A flow reported by month, by quarter and for the year is one flow. What answers for a period is the value reported for
just that period; where there is none, the fewest shorter ones that fill it without gap or overlap. Of a stock it is
the last one of the period. A town's own value answers for its villages; where it has none, theirs are added up.
What does not add, as different people do not, is answered by one value for just that period and place, or not at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from taizhang.base.period import Period


@dataclass(frozen=True, slots=True)
class Value:
    """A value in force: what it is called by, the code of its place, its days from `start` to before `end`."""

    id: object
    area: str
    start: date
    end: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """The values that answer for a period: one place's own, or several places' added up."""

    values: tuple[Value, ...]

    @property
    def total(self) -> Decimal | None:
        """Their sum; None where nothing answers."""
        return sum((v.amount for v in self.values), Decimal(0)) if self.values else None


def standing(values: Iterable[Value], period: Period, *, stock: bool = False, adds: bool = True) -> Standing:
    """What answers for a period of the values of one indicator, one nature, and as many places as are asked about.

    stock: how much there is on a day. adds: whether parts, of time or of place, make a whole.
    """
    by_area: dict[str, list[Value]] = {}
    for value in values:
        by_area.setdefault(value.area, []).append(value)
    choose = _last if stock else _filling
    chosen = {area: found for area, some in sorted(by_area.items()) if (found := choose(some, period))}
    kept = [area for area in chosen if not any(area != above and area.startswith(above) for above in chosen)]
    found = tuple(v for area in kept for v in chosen[area])
    return Standing(found if adds or len(found) == 1 else ())


def disagreeing(values: Iterable[Value], period: Period) -> tuple[Value, tuple[Value, ...]] | None:
    """A flow's value for a period and the parts that fill it too, of one place, where they do not add up to it."""
    inside = [v for v in values if v.start >= period.start and v.end <= period.end]
    whole = next((v for v in inside if (v.start, v.end) == (period.start, period.end)), None)
    parts = _filling([v for v in inside if whole and v.end - v.start < whole.end - whole.start], period)
    if whole is None or not parts or sum(p.amount for p in parts) == whole.amount:
        return None
    return whole, parts


def _last(values: list[Value], period: Period) -> tuple[Value, ...]:
    inside = [v for v in values if v.start >= period.start and v.end <= period.end]
    return (max(inside, key=lambda v: (v.end, v.start, str(v.id))),) if inside else ()


def _filling(values: list[Value], period: Period) -> tuple[Value, ...]:
    """The fewest values that fill the period; of equally many, those whose later parts are longest."""
    reached: dict[date, tuple[Value, ...]] = {period.start: ()}
    # in the order they begin: whatever reaches a day has been seen before anything that goes on from it
    for value in sorted(values, key=lambda v: (v.start, v.start - v.end, str(v.id))):
        way = reached.get(value.start)
        if way is None or value.end > period.end:
            continue
        held = reached.get(value.end)
        if held is None or len(way) + 1 < len(held):
            reached[value.end] = (*way, value)
    return reached.get(period.end, ())
