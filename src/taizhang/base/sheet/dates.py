"""Dates as clerks write them, read honestly: what is not certain becomes a question, never a guess.

The traps: 11.3 as a number is 3 or 30 November, for a spreadsheet drops the last zero; 2023.1 is January or October;
10.15 and 11.2号 have no year; 05/11/2023 has two readings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from taizhang.base.sheet.grid import Value

_EPOCH = date(1899, 12, 30)  # day 60 of the 1900 system was a leap day that never was; no date here is that old
_SERIALS = range(25569, 73051)  # 1970 to 2099
_CHINESE = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TIME = re.compile(
    r"[T\s]*(?:上午|下午|早上|晚上)?\s*\d{1,2}[:：时点]\d{0,2}(?:[:：分]?\d{0,2}秒?)?(?:\.\d+)?\s*(?:星期.|周.)?$"
)
_WEEKDAY = re.compile(r"[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?$")
_FULL = re.compile(r"(\d{4})\s*[-/.年、]\s*(\d{1,2})\s*[-/.月、]\s*(\d{1,2})\s*[日号]?")
_PACKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SHORT_YEAR = re.compile(r"(\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_NO_YEAR = re.compile(r"(\d{1,2})\s*[-/.月、]\s*(\d{1,2})\s*[日号]?")
_NO_DAY = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?")
_ONLY_DAY = re.compile(r"(\d{1,2})\s*[日号]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that may be one of several dates, or none.

    text: what stands in the cell. options: the dates it may mean, the likelier first; none when it is no date at all.
    why: a sentence for the user. prefer, because: the option that the order of the rows speaks for, still to be asked.
    """

    text: str
    options: tuple[date, ...]
    why: str
    prefer: date | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class _Partial:
    """What a cell says: the year if it does, and the month and day it may mean."""

    text: str
    year: int | None
    days: tuple[tuple[int, int], ...]
    why: str


def read_date(value: Value, *, today: date, year: int | None = None) -> date | Doubt | None:
    """The date in a cell; a Doubt when it must be asked; None for an empty cell.

    year: the year all rows without one belong to, once a person has said so.
    """
    return read_dates([value], today=today, year=year)[0]


def read_dates(values: Sequence[Value], *, today: date, year: int | None = None) -> list[date | Doubt | None]:
    """The dates of a column, top to bottom; where rows are in order, each doubt says which option fits between them."""
    read = [_read(value) for value in values]
    found = [_settled(one, today, year) for one in read]
    years = {d.year for d in found if isinstance(d, date)}
    if len(years) == 1:
        found = [_same_year(d, next(iter(years))) if isinstance(d, Doubt) else d for d in found]
    turn = _order(read)
    if not turn:
        return found
    sides = zip(found, _nearest(found), _nearest(found[::-1])[::-1], strict=True)
    return [_preferred(d, before, after, turn) if isinstance(d, Doubt) else d for d, before, after in sides]


def _read(value: Value) -> date | _Partial | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return _Partial(str(value), None, (), "这不是日期")
    if isinstance(value, int):
        if value in _SERIALS:
            return _EPOCH + timedelta(days=value)
        return _text(str(value))
    if isinstance(value, float):
        return _number(value)
    return _text(str(value))


def _number(value: float) -> date | _Partial:
    text = f"{value:.10g}"
    if int(value) in _SERIALS:
        return _EPOCH + timedelta(days=int(value))  # a date with a time of day
    if not (found := re.fullmatch(r"(\d{1,4})\.(\d{1,2})", text)):
        return _Partial(text, None, (), "看不出是哪一天")
    whole, rest = found.groups()
    # a number that lost its last zero: one digit after the point may be that digit or ten times it
    seconds = [int(rest)] + ([int(rest) * 10] if len(rest) == 1 else [])
    if 1900 <= int(whole) <= 2099 and len(rest) <= 2:
        months = [m for m in seconds if 1 <= m <= 12]
        why = "只有年和月，没有日" + ("；Excel 会去掉末尾的 0，也可能是 10 月" if len(months) > 1 else "")
        return _Partial(text, int(whole), tuple((m, 1) for m in months), why)
    if 1 <= int(whole) <= 12 and len(rest) <= 2:
        days = tuple((int(whole), d) for d in seconds if _exists(None, int(whole), d))
        lost = len(days) > 1
        why = f"Excel 会去掉末尾的 0，可能是 {days[0][1]} 日，也可能是 {days[1][1]} 日" if lost else ""
        return _Partial(text, None, days, why)
    return _Partial(text, None, (), "看不出是哪一天")


def _text(said: str) -> date | _Partial:
    text = _WEEKDAY.sub("", _TIME.sub("", _arabic(said.strip()))).strip()
    if found := _FULL.fullmatch(text) or _PACKED.fullmatch(text):
        return _dated(said, int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        days = tuple(d for d in dict.fromkeys([(first, second), (second, first)]) if _exists(int(found[3]), *d))
        return _Partial(said, int(found[3]), days, "月和日的先后不清楚")
    if found := _SHORT_YEAR.fullmatch(text):
        year = 2000 + int(found[1])
        day = (int(found[2]), int(found[3]))
        return _Partial(said, year, (day,) if _exists(year, *day) else (), "年份只有两位")
    if found := _NO_DAY.fullmatch(text):
        months = ((int(found[2]), 1),) if 1 <= int(found[2]) <= 12 else ()
        return _Partial(said, int(found[1]), months, "只有年和月，没有日")
    if found := _NO_YEAR.fullmatch(text):
        day = (int(found[1]), int(found[2]))
        return _Partial(said, None, (day,) if _exists(None, *day) else (), "" if _exists(None, *day) else "没有这一天")
    if _ONLY_DAY.fullmatch(text):
        return _Partial(said, None, (), "只有日，没有年和月")
    return _Partial(said, None, (), "看不出是哪一天")


def _dated(said: str, year: int, month: int, day: int) -> date | _Partial:
    if _exists(year, month, day):
        return date(year, month, day)
    return _Partial(said, year, (), f"{year} 年没有 {month} 月 {day} 日")


def _arabic(text: str) -> str:
    """二〇二三年十一月五日 → 2023年11月5日."""

    def tens(found: re.Match[str]) -> str:
        return f"{found[1] or '1'}{found[2] or '0'}"

    if not re.search(r"[〇零一二三四五六七八九十]+[年月日号]", text):
        return text
    return re.sub(r"(\d?)十(\d?)", tens, text.translate(_CHINESE))


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        date(2024 if year is None else year, month, day)  # 2024: without a year 29 February may be meant
    except ValueError:
        return False
    return True


def _settled(read: date | _Partial | None, today: date, year: int | None) -> date | Doubt | None:
    if not isinstance(read, _Partial):
        return read
    if not read.days:
        return Doubt(read.text, (), f"“{read.text}”{read.why}：请填写完整的年月日。")
    given = read.year or year
    # a record is of a day gone by, so this year comes first unless the day is still to come
    years = [given] if given else [today.year, today.year - 1]
    options = [date(y, m, d) for y in years for m, d in read.days if _exists(y, m, d)]
    if not given:
        options.sort(key=lambda day: day > today)
    if given and len(options) == 1 and not read.why:
        return options[0]
    reasons = "；".join(part for part in (read.why, "" if given else "没有写年份") if part)
    return Doubt(read.text, tuple(options), f"“{read.text}”{reasons}：请选定是哪一天。")


def _order(read: list[date | _Partial | None]) -> int:
    """1 when the certain days run upward, -1 when downward, 0 when rows are in no order that could be relied on."""
    days = [_month_day(one) for one in read]
    sure = [d for d in days if d is not None]
    steps = [(b > a) - (b < a) for a, b in pairwise(sure) if a != b]
    # the turn of a year is one step the wrong way
    for sign in (1, -1):
        wrong = sum(step == -sign for step in steps)
        if len(steps) >= 2 and wrong <= max(len(steps) // 20, 0):
            return sign
    return 0


def _month_day(read: date | _Partial | None) -> tuple[int, int] | None:
    if isinstance(read, _Partial):
        return read.days[0] if len(read.days) == 1 else None
    return (read.month, read.day) if read is not None else None


def _same_year(doubt: Doubt, year: int) -> Doubt:
    """The doubt with the year of the rows that have one put first, and preferred when that leaves one option."""
    options = tuple(sorted(doubt.options, key=lambda day: day.year != year))
    here = [day for day in options if day.year == year]
    if len(here) != 1 or len(options) == 1:
        return replace(doubt, options=options)
    return replace(doubt, options=options, prefer=here[0], because=f"写了年份的行都是{year}年。")


def _nearest(found: Sequence[date | Doubt | None]) -> list[tuple[int, int] | None]:
    """For each row the month and day of the last row before it that has only one meaning."""
    last: tuple[int, int] | None = None
    nearest: list[tuple[int, int] | None] = []
    for one in found:
        nearest.append(last)
        last = _edge(one) or last
    return nearest


def _preferred(doubt: Doubt, before: tuple[int, int] | None, after: tuple[int, int] | None, turn: int) -> Doubt:
    """The doubt with the one option that fits between its neighbours, if there is one."""
    days = {(d.month, d.day) for d in doubt.options}
    if len(days) < 2 or (before is None and after is None):
        return doubt
    low, high = (before, after) if turn > 0 else (after, before)
    fits = [d for d in sorted(days) if (low is None or low <= d) and (high is None or d <= high)]
    if len(fits) != 1:
        return doubt
    month, day = fits[0]
    sides = [f"{side}是{e[0]}月{e[1]}日" for side, e in (("前面的行", before), ("后面的行", after)) if e]
    prefer = next(d for d in doubt.options if (d.month, d.day) == fits[0])
    return replace(doubt, prefer=prefer, because=f"{'，'.join(sides)}，按次序应是{month}月{day}日。")


def _edge(found: date | Doubt | None) -> tuple[int, int] | None:
    """The month and day of a row, when there is only one it may mean."""
    if isinstance(found, Doubt):
        days = {(d.month, d.day) for d in found.options}
        return days.pop() if len(days) == 1 else None
    return (found.month, found.day) if found is not None else None
