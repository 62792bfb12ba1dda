"""A statutory working-day calendar as a value: the days off, the made-up working days, and how far it is published.

Source of the rules: 全国年节及纪念日放假办法 and the State Council's yearly notice. Only exceptions are listed; every
other Saturday and Sunday is off.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import Any

DAY = timedelta(days=1)


class CalendarError(ValueError):
    """A year's holiday file that cannot be used; the message says why, in Chinese."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """Days off and made-up working days, each with the holiday it belongs to.

    horizon: the last day of the last published year; beyond it only weekends are known.
    version: tells calendars apart in a journal line; it changes when any day does.
    """

    holidays: Mapping[date, str]
    made_up: Mapping[date, str]
    horizon: date
    version: str
    _off: tuple[date, ...] = field(init=False, repr=False)
    _on: tuple[date, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        holidays = {d: n for d, n in self.holidays.items() if d not in self.made_up}
        object.__setattr__(self, "holidays", MappingProxyType(holidays))
        object.__setattr__(self, "made_up", MappingProxyType(dict(self.made_up)))
        object.__setattr__(self, "_off", tuple(sorted(d for d in self.holidays if d.weekday() < 5)))
        object.__setattr__(self, "_on", tuple(sorted(d for d in self.made_up if d.weekday() >= 5)))

    def __reduce__(self) -> tuple[Any, ...]:
        # a view of a dictionary does not pickle
        return Calendar, (dict(self.holidays), dict(self.made_up), self.horizon, self.version)

    def is_workday(self, day: date) -> bool:
        """Whether offices work on the day."""
        return day in self.made_up if day.weekday() >= 5 else day not in self.holidays

    def add(self, day: date, n: int) -> date:
        """The n-th working day after `day`; the day itself is not counted (民法典 第201条). n = 0 gives the day."""
        if n < 0:
            raise ValueError("a number of working days cannot be negative")
        return _added(self, day, n)

    def between(self, a: date, b: date) -> int:
        """How many working days lie in (a, b]; negative when b is before a."""
        return self._count(b) - self._count(a)

    def _count(self, day: date) -> int:
        """Working days from the start of the calendar to `day`, without walking through them."""
        weeks, rest = divmod(day.toordinal(), 7)  # ordinal 1 was a Monday, so every full 7 holds 5 weekdays
        return weeks * 5 + min(rest, 5) - bisect_right(self._off, day) + bisect_right(self._on, day)

    def roll(self, day: date) -> date:
        """The day, or the next working day when it is a day of rest (民法典 第203条)."""
        while not self.is_workday(day):
            day += DAY
        return day

    def provisional(self, day: date) -> bool:
        """Whether the day lies beyond the published years, so that a date computed there may still move."""
        return day > self.horizon

    def why(self, day: date) -> str:
        """Why the day is what it is: "国庆节", "周末", "调休上班" or "工作日"."""
        if day in self.made_up:
            return "调休上班"
        if day in self.holidays:
            return self.holidays[day]
        return "周末" if day.weekday() >= 5 else "工作日"

    def with_year(self, year: str | bytes | Mapping[str, Any]) -> "Calendar":
        """A calendar with one more year, or a corrected one, from a file in the holiday-cn format.

        The notice of a year also settles the last days of the December before it. A file without days is refused with
        CalendarError: the notice has not been published yet.
        """
        number, days = _read_year(year)
        holidays = {d: n for d, n in self.holidays.items() if d.year != number}
        made_up = {d: n for d, n in self.made_up.items() if d.year != number}
        for day, name, off in days:
            holidays.pop(day, None)
            made_up.pop(day, None)
            (holidays if off else made_up)[day] = name
        mark = sha256(repr(days).encode()).hexdigest()[:8]
        return Calendar(holidays, made_up, max(self.horizon, date(number, 12, 31)), f"{self.version}+{number}:{mark}")


@lru_cache(maxsize=8192)
def _added(calendar: Calendar, day: date, n: int) -> date:
    """Walked once: most of a day's entries begin with it, and are given one of three or four terms."""
    while n > 0:
        day += DAY
        n -= calendar.is_workday(day)
    return day


def _read_year(source: str | bytes | Mapping[str, Any]) -> tuple[int, list[tuple[date, str, bool]]]:
    try:
        body = source if isinstance(source, Mapping) else json.loads(source)
        number = int(body["year"])
        days = sorted((date.fromisoformat(d["date"]), str(d["name"]), d["isOffDay"] is True) for d in body["days"])
    except (ValueError, KeyError, TypeError) as error:
        raise CalendarError(
            "这不是放假安排文件：需要 holiday-cn 格式的 JSON，含 year 和 days（date、name、isOffDay）。"
        ) from error
    if not days:
        raise CalendarError(f"{number}年的放假安排还是空的：请等国务院办公厅的通知公布后再导入。")
    if stray := [d for d, _, _ in days if d.year != number and (d.year, d.month) != (number - 1, 12)]:
        raise CalendarError(f"{stray[0]:%Y-%m-%d} 不属于{number}年的放假安排：请检查文件。")
    return number, days
