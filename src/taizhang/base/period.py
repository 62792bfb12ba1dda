"""Reporting periods: year, half, quarter, month, week, the statistical month from the 21st to the 20th, any range."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
_ORDINALS = "一二三四"


class PeriodError(ValueError):
    """Text that names no period; the message says how one is written."""


class Unit(StrEnum):
    """What a period is one of."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    MONTH21 = "month21"
    RANGE = "range"


_MONTHS = {Unit.YEAR: 12, Unit.HALF: 6, Unit.QUARTER: 3, Unit.MONTH: 1, Unit.MONTH21: 1}


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` up to but not including `end`.

    label: its name in Chinese, made from the days when it is not given; two periods are equal without it.
    """

    start: date
    end: date
    label: str = field(default="", compare=False)
    unit: Unit = Unit.RANGE

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise PeriodError("时段的结束日期早于开始日期：请调换后再试。")
        if not self.label:
            object.__setattr__(self, "label", _label(self))

    @classmethod
    def year(cls, year: int) -> "Period":
        """1 January to 31 December."""
        return cls._of(Unit.YEAR, date(year, 1, 1))

    @classmethod
    def half(cls, year: int, half: int) -> "Period":
        """The first (1) or second (2) half of a year."""
        return cls._of(Unit.HALF, date(year, half * 6 - 5, 1))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """A quarter, 1 to 4."""
        return cls._of(Unit.QUARTER, date(year, quarter * 3 - 2, 1))

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A calendar month."""
        return cls._of(Unit.MONTH, date(year, month, 1))

    @classmethod
    def month21(cls, year: int, month: int) -> "Period":
        """The statistical month: the 21st of the month before to the 20th."""
        return cls._of(Unit.MONTH21, _shift(date(year, month, 21), -1))

    @classmethod
    def week(cls, year: int, week: int) -> "Period":
        """A week from Monday to Sunday, numbered by ISO 8601 (GB/T 7408)."""
        start = date.fromisocalendar(year, week, 1)
        return cls(start, start + 7 * DAY, unit=Unit.WEEK)

    @classmethod
    def range(cls, first: date, last: date) -> "Period":
        """The days from `first` to `last`, both in it."""
        return cls(first, last + DAY)

    @classmethod
    def containing(cls, unit: Unit, day: date) -> "Period":
        """The period of a unit in which a day lies; of a range, the day alone."""
        match unit:
            case Unit.WEEK:
                return cls.week(*day.isocalendar()[:2])
            case Unit.MONTH21:
                month = _shift(day.replace(day=1), 1 if day.day > 20 else 0)
                return cls.month21(month.year, month.month)
            case Unit.RANGE:
                return cls.range(day, day)
        months = _MONTHS[unit]
        return cls._of(unit, date(day.year, (day.month - 1) // months * months + 1, 1))

    @classmethod
    def parse(cls, text: str) -> "Period":
        """A period from its key: 2023, 2023H1, 2023Q1, 2023-05, 2023-W21, 2023-05@21, 2023-01-01..2023-06-30."""
        for pattern, make in _FORMS:
            if found := pattern.fullmatch(text.strip()):
                try:
                    return make(*found.groups())
                except PeriodError:
                    raise
                except (ValueError, OverflowError) as error:  # the day after 9999-12-31 is none
                    raise PeriodError(f"没有“{text}”这个时段：请检查月份和日期。") from error
        raise PeriodError(
            f"看不懂时段“{text}”：请写成 2023、2023H1、2023Q1、2023-05、2023-W21、2023-05@21 或 2023-01-01..2023-06-30"
        )

    @classmethod
    def _of(cls, unit: Unit, start: date) -> "Period":
        return cls(start, _shift(start, _MONTHS[unit]), unit=unit)

    @property
    def last(self) -> date:
        """The last day in it."""
        return self.end - DAY

    @property
    def key(self) -> str:
        """The text that `parse` reads back."""
        year, month = self.start.year, self.start.month
        match self.unit:
            case Unit.YEAR:
                return f"{year:04}"
            case Unit.HALF:
                return f"{year:04}H{(month + 5) // 6}"
            case Unit.QUARTER:
                return f"{year:04}Q{(month + 2) // 3}"
            case Unit.MONTH:
                return f"{year:04}-{month:02}"
            case Unit.WEEK:
                return "{:04}-W{:02}".format(*self.start.isocalendar()[:2])
            case Unit.MONTH21:
                return f"{self.end.year:04}-{self.end.month:02}@21"
        return f"{self.start}..{self.last}"

    @property
    def whole_months(self) -> int:
        """How many calendar months it consists of; 0 when it begins or ends inside one."""
        if self.start.day != 1 or self.end.day != 1:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month

    def previous(self) -> "Period":
        """The one before, ending where this begins; of a range, as many months when it is whole months, else days."""
        if self.unit == Unit.WEEK:
            return Period(self.start - 7 * DAY, self.start, unit=Unit.WEEK)
        months = _MONTHS.get(self.unit, self.whole_months)
        start = _shift(self.start, -months) if months else self.start - (self.end - self.start)
        return Period(start, self.start, unit=self.unit)

    def same_last_year(self) -> "Period":
        """The same period a year earlier (同期); week 53 becomes week 52 where that year has none.

        Of a range that ends on 28 February or begins on the 29th, the same days as far as the other year has them.
        """
        if self.unit == Unit.WEEK:
            year, week, _ = self.start.isocalendar()
            try:
                return Period.week(year - 1, week)
            except ValueError:
                return Period.week(year - 1, week - 1)
        if self.unit != Unit.RANGE or self.whole_months:
            return Period(_shift(self.start, -12), _shift(self.end, -12), unit=self.unit)
        return Period.range(_shift(self.start, -12), _shift(self.last, -12))

    def months(self) -> tuple["Period", ...]:
        """The calendar months that lie in it wholly or partly; a statistical month is its own only month."""
        if self.unit == Unit.MONTH21:
            return (self,)
        found, month = [], Period.containing(Unit.MONTH, self.start)
        while month.start < self.end:
            found.append(month)
            month = Period.month(month.end.year, month.end.month)
        return tuple(found)

    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day < self.end

    def __str__(self) -> str:
        return self.label


def _shift(day: date, months: int) -> date:
    """The day so many months on, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(first + (day.day - 1) * DAY, following - DAY)


def _label(period: Period) -> str:
    first, last, unit = period.start, period.last, period.unit
    if unit == Unit.YEAR:
        return f"{first.year}年"
    if unit == Unit.HALF:
        return f"{first.year}年{'上' if first.month == 1 else '下'}半年"
    if unit == Unit.QUARTER:
        return f"{first.year}年{_ORDINALS[first.month // 3]}季度"
    if unit == Unit.MONTH:
        return f"{first.year}年{first.month}月"
    if unit == Unit.WEEK:
        year, week, _ = first.isocalendar()
        return f"{year}年第{week}周（{_span(first, last)}）"
    if unit == Unit.MONTH21:
        return f"{last.year}年{last.month}月（{_span(first, last)}）"
    if period.whole_months and first.year == last.year:
        months = f"{first.month}月" if first.month == last.month else f"{first.month}—{last.month}月"
        return f"{first.year}年{months}"
    end = f"{last.year}年{last.month}月{last.day}日" if last.year != first.year else f"{last.month}月{last.day}日"
    start = f"{first.year}年{first.month}月{first.day}日"
    return start if first == last else f"{start}—{end}"


def _span(first: date, last: date) -> str:
    end = f"{last.day}日" if last.month == first.month else f"{last.month}月{last.day}日"
    return f"{first.month}月{first.day}日—{end}"


_FORMS: list[tuple[re.Pattern[str], Callable[..., Period]]] = [
    (re.compile(r"(\d{4})", re.ASCII), lambda y: Period.year(int(y))),
    (re.compile(r"(\d{4})H([12])", re.ASCII), lambda y, n: Period.half(int(y), int(n))),
    (re.compile(r"(\d{4})Q([1-4])", re.ASCII), lambda y, n: Period.quarter(int(y), int(n))),
    (re.compile(r"(\d{4})-(\d\d)", re.ASCII), lambda y, n: Period.month(int(y), int(n))),
    (re.compile(r"(\d{4})-W(\d\d)", re.ASCII), lambda y, n: Period.week(int(y), int(n))),
    (re.compile(r"(\d{4})-(\d\d)@21", re.ASCII), lambda y, n: Period.month21(int(y), int(n))),
    (
        re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", re.ASCII),
        lambda a, b: Period.range(date.fromisoformat(a), date.fromisoformat(b)),
    ),
]
