"""A period as people write it: 2023年, 2023年上半年, 2023年第一季度, 2023年1—6月, 2023年底, 2023年12月31日."""

import re
from collections.abc import Callable
from datetime import date

from taizhang.base.period import Period, PeriodError, Unit

_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(\d{4})年度?"
_DAY = r"(\d{4})(?:年|-|/|\.)(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?"


def said(text: str) -> Period:
    """The period that a text names, in Chinese or as a key (`Period.parse`). Raises PeriodError saying how to write it.

    Days that make up a year, half, quarter or month are that: 2023年1—12月 is 2023年.
    """
    bare = re.sub(r"\s+", "", text)
    for pattern, make in _SAID:
        if found := pattern.fullmatch(bare):
            try:
                return make(*found.groups())
            except PeriodError:
                raise
            except ValueError as error:
                raise PeriodError(f"没有“{text}”这个时段：请检查月份和日期。") from error
    try:
        found_period = Period.parse(bare)
    except PeriodError as error:
        raise PeriodError(
            f"看不懂时段“{text}”：请写成 2023年、2023年上半年、2023年一季度、2023年5月、2023年1—6月 或 2023年12月31日。"
        ) from error
    return of_days(found_period.start, found_period.last) if found_period.unit == Unit.RANGE else found_period


def of_days(first: date, last: date) -> Period:
    """The period from `first` to `last`, both in it: a year, half, quarter or month where it is one."""
    for unit in (Unit.YEAR, Unit.HALF, Unit.QUARTER, Unit.MONTH):
        whole = Period.containing(unit, first)
        if (whole.start, whole.last) == (first, last):
            return whole
    return Period.range(first, last)


def _months(year: str, first: str, last: str) -> Period:
    return of_days(date(int(year), int(first), 1), Period.month(int(year), int(last)).last)


def _day(year: str, month: str, day: str) -> Period:
    on = date(int(year), int(month), int(day))
    return Period.range(on, on)


def _end(year: str, month: str | None = None) -> Period:
    last = Period.month(int(year), int(month or 12)).last
    return Period.range(last, last)


def _days(*parts: str | None) -> Period:
    year, month, day, year2, month2, day2 = parts
    first = date(int(year or 0), int(month or 0), int(day or 0))
    return of_days(first, date(int(year2 or year or 0), int(month2 or 0), int(day2 or 0)))


_SAID: list[tuple[re.Pattern[str], Callable[..., Period]]] = [
    (re.compile(rf"{_YEAR}(?:全年)?"), lambda y: Period.year(int(y))),
    (re.compile(rf"{_YEAR}(上|下)半年"), lambda y, n: Period.half(int(y), 1 if n == "上" else 2)),
    (re.compile(rf"{_YEAR}第?([一二三四1-4])季度?"), lambda y, n: Period.quarter(int(y), _ORDINALS[n])),
    (re.compile(rf"{_YEAR}(\d{{1,2}})月份?"), lambda y, m: Period.month(int(y), int(m))),
    (re.compile(rf"{_YEAR}(\d{{1,2}})月?[-—–~～至到]+(\d{{1,2}})月份?"), _months),
    (re.compile(rf"{_YEAR}(?:年)?[底末终]"), _end),
    (re.compile(rf"{_YEAR}(\d{{1,2}})月[底末]"), _end),
    (re.compile(_DAY), _day),
    (re.compile(rf"{_DAY}[-—–~～至到]+(?:(\d{{4}})年)?(\d{{1,2}})月(\d{{1,2}})日?"), _days),
]
