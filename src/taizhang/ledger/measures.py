"""Measures: what a book can count. Each aggregates its own `rows()`: the list behind a number is the number.

A measure is asked of a queryset that already says whose entries and which places; it adds the period.
"""

from collections import Counter
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from django.db.models import Avg, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models import Count as DbCount
from django.db.models import Sum as DbSum

from taizhang.base import clock, workdays
from taizhang.base.period import Period
from taizhang.ledger.models import Clock

Rows = QuerySet[Any]
Value = int | float | None
_MISSED = Q(stopped_at=None) | Q(stopped_at__gt=F("due_at"))


def within(rows: Rows, on: str, period: Period) -> Rows:
    """The rows whose date or instant `on` lies in the period."""
    field = rows.model._meta.get_field(on)
    if field.get_internal_type() == "DateTimeField":
        return rows.filter(**{f"{on}__gte": _midnight(period.start), f"{on}__lt": _midnight(period.end)})
    return rows.filter(**{f"{on}__gte": period.start, f"{on}__lt": period.end})


def _midnight(day: Any) -> Any:
    return clock.instant(day, clock.MIDNIGHT)


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing a book can count: which rows, by which date, in which unit and counting basis."""

    key: str
    title: str
    on: str = "on"
    where: Q = Q()
    unit: str = "件"
    plain: str = ""  # what it counts, in a sentence for the definition card

    def rows(self, entries: Rows, period: Period) -> Rows:
        """The entries it counts."""
        return within(entries.filter(self.where), self.on, period)

    def beyond(self, other: "Measure", entries: Rows, period: Period) -> Rows:
        """The entries it counts and the other does not."""
        return self.rows(entries, period).exclude(pk__in=other.rows(entries, period).values("pk"))

    def value(self, entries: Rows, period: Period) -> Value:
        """The number."""
        return self.of(self.rows(entries, period))

    def of(self, rows: Rows) -> Value:
        """The aggregate over rows already chosen."""
        return rows.aggregate(n=self.aggregate)["n"]  # type: ignore[no-any-return]

    @property
    def aggregate(self) -> Any:
        """The database expression, so that one GROUP BY can answer for many places at once."""
        return DbCount("pk")


@dataclass(frozen=True, slots=True)
class Count(Measure):
    """How many entries."""

    def beyond(self, other: Measure, entries: Rows, period: Period) -> Rows:
        """As any measure's; of two by one date, those that do not meet the other's condition."""
        if type(other) is not Count or other.on != self.on or not other.where:
            return Measure.beyond(self, other, entries, period)
        return self.rows(entries, period).exclude(other.where)


@dataclass(frozen=True, slots=True)
class Settled(Measure):
    """How many of the period's entries were closed by its end: a numerator that later work leaves alone."""

    def rows(self, entries: Rows, period: Period) -> Rows:
        return Measure.rows(self, entries, period).filter(closed_at__lt=_midnight(period.end))


@dataclass(frozen=True, slots=True)
class Sum(Measure):
    """The total of a field: amounts, attendances."""

    field: str = ""

    @property
    def aggregate(self) -> Any:
        return DbSum(self.field, default=0)


@dataclass(frozen=True, slots=True)
class Distinct(Measure):
    """How many different values of a field: matters, not entries; enterprises, not visits."""

    field: str = "matter"

    @property
    def aggregate(self) -> Any:
        return DbCount(self.field, distinct=True)


@dataclass(frozen=True, slots=True)
class Stock(Measure):
    """How many were open at the end of the period. Exact for the past only where `where` names unchanging columns."""

    def rows(self, entries: Rows, period: Period) -> Rows:
        end = _midnight(period.end)
        # by the day it happened, not the day it was written down: old entries come in from sheets years later
        kind = entries.model._meta.get_field(self.on).get_internal_type()
        since = Q(**{f"{self.on}__lt": end if kind == "DateTimeField" else period.end})
        return entries.filter(self.where, since).filter(Q(closed_at=None) | Q(closed_at__gte=end))


@dataclass(frozen=True, slots=True)
class Median(Measure):
    """The middle value of a field, worked out outside SQL: the databases disagree on percentiles."""

    field: str = ""

    def of(self, rows: Rows) -> Value:
        values = sorted(v for v in rows.values_list(self.field, flat=True) if v is not None)
        if not values:
            return None
        middle = len(values) // 2
        return float(values[middle]) if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


@dataclass(frozen=True, slots=True)
class MedianWorkdays(Measure):
    """The middle number of working days from one instant of the entries to another; the first day is not counted."""

    starts: str = "opened_at"
    ends: str = "closed_at"

    def of(self, rows: Rows) -> Value:
        took: Counter[int] = Counter()
        for start, end in rows.values_list(self.starts, self.ends):
            if start is not None and end is not None:
                took[workdays.between(clock.local_day(start), clock.local_day(end))] += 1
        days = sorted(took.elements())
        return float(median(days)) if days else None


@dataclass(frozen=True, slots=True)
class Mean(Measure):
    """The average of a field."""

    field: str = ""

    @property
    def aggregate(self) -> Any:
        return Avg(self.field)


@dataclass(frozen=True, slots=True)
class Due(Measure):
    """Entries whose clock `deadline` fell due in the period; with `met`, those whose clock was stopped in time.

    by: an instant of the entry that decides instead of the stop: answered in time, though called back later.
    """

    deadline: str = ""
    met: bool = False
    by: str = ""

    def rows(self, entries: Rows, period: Period) -> Rows:
        clocks = self._clocks(period)
        if self.met:
            # An entry counts once and only if none of its clocks of this kind in the period was missed.
            chosen = entries.filter(self.where, pk__in=clocks.values("entry"))
            if self.by:
                first = clocks.filter(entry=OuterRef("pk")).order_by("due_at").values("due_at")[:1]
                return chosen.filter(**{f"{self.by}__lte": Subquery(first)})
            return chosen.exclude(pk__in=clocks.filter(_MISSED).values("entry"))
        return entries.filter(self.where, pk__in=clocks.values("entry"))

    def beyond(self, other: Measure, entries: Rows, period: Period) -> Rows:
        """As any measure's; of what fell due beyond what was in time, those that missed a clock."""
        met = replace(self, key=other.key, title=other.title, plain=other.plain, met=True)
        if self.met or self.by or other != met:
            return Measure.beyond(self, other, entries, period)
        return entries.filter(self.where, pk__in=self._clocks(period).filter(_MISSED).values("entry"))

    def _clocks(self, period: Period) -> Rows:
        return Clock.objects.filter(
            key=self.deadline, due_at__gte=_midnight(period.start), due_at__lt=_midnight(period.end)
        )


@dataclass(frozen=True, slots=True)
class Ratio:
    """One measure over another, as a percentage. `value` is None where there is nothing to divide by."""

    key: str
    title: str
    over: Measure
    under: Measure
    unit: str = "%"
    plain: str = ""

    def rows(self, entries: Rows, period: Period) -> Rows:
        """The denominator's rows: what the rate is about."""
        return self.under.rows(entries, period)

    def parts(self, entries: Rows, period: Period) -> tuple[Value, Value]:
        """Numerator and denominator."""
        return self.over.value(entries, period), self.under.value(entries, period)

    def value(self, entries: Rows, period: Period) -> Value:
        """The rate in percent, unrounded."""
        over, under = self.parts(entries, period)
        return 100 * (over or 0) / under if under else None


def on_time(key: str, title: str, deadline: str, **more: Any) -> Ratio:
    """Entries due in the period that met their clock ÷ entries due in the period."""
    return Ratio(
        key,
        title,
        over=Due(f"{key}_met", f"{title}·按时", deadline=deadline, met=True, **more),
        under=Due(f"{key}_due", f"{title}·应办", deadline=deadline, **more),
    )


def earliest(rows: Rows, field: str) -> Any:
    """The earliest value of a field among the rows; None where there is none."""
    return rows.aggregate(n=Min(field))["n"]
