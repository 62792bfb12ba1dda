"""Working days in force now: functions over the published calendar, or over the one a town has loaded since.

The notice of the next year, out each November, may still move the last days of the December before it: a deadline there
is re-projected with the rest when a newer calendar is adopted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from importlib.metadata import version
from itertools import groupby, pairwise

from taizhang.base.calendar import DAY, Calendar, CalendarError

__all__ = [
    "Calendar", "CalendarError", "add", "adopt", "between", "current", "explain", "horizon", "is_workday",
    "provisional", "published", "roll", "use", "why",
]  # fmt: skip

_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}
_adopted: list[Calendar] = []
_used: ContextVar[Calendar | None] = ContextVar("workdays", default=None)


@cache
def published() -> Calendar:
    """The calendar of the kept library: every notice up to its release."""
    from chinese_calendar import constants  # noqa: PLC0415  20 ms that most commands never need

    holidays = {day: _NAMES.get(name, name) for day, name in constants.holidays.items()}
    made_up = {day: _NAMES.get(name, name) for day, name in constants.workdays.items()}
    return Calendar(
        holidays, made_up, date(max(holidays).year, 12, 31), f"chinesecalendar {version('chinesecalendar')}"
    )


def current() -> Calendar:
    """The calendar in force: the one used in this block, else the one adopted, else the published one."""
    return _used.get() or (_adopted[-1] if _adopted else published())


def adopt(calendar: Calendar | None) -> None:
    """Put a calendar in force for the whole process, every thread of it; None returns to the published one."""
    _adopted[:] = [] if calendar is None else [calendar]


@contextmanager
def use(calendar: Calendar) -> Iterator[Calendar]:
    """Put a calendar in force inside the block only: for a test, or to project deadlines anew."""
    token = _used.set(calendar)
    try:
        yield calendar
    finally:
        _used.reset(token)


def is_workday(day: date) -> bool:
    """Whether offices work on the day."""
    return current().is_workday(day)


def add(day: date, n: int) -> date:
    """The n-th working day after `day`; the day itself is not counted."""
    return current().add(day, n)


def between(a: date, b: date) -> int:
    """How many working days lie in (a, b]; negative when b is before a."""
    return current().between(a, b)


def horizon() -> date:
    """The last day of the last published year."""
    return current().horizon


def provisional(day: date) -> bool:
    """Whether a date there may still move: it lies beyond the published years, where only weekends are known."""
    return current().provisional(day)


def roll(day: date) -> date:
    """The day, or the next working day when it is a day of rest."""
    return current().roll(day)


def why(day: date) -> str:
    """Why the day is what it is: "国庆节", "周末", "调休上班" or "工作日"."""
    return current().why(day)


def explain(start: date, due: date) -> str:
    """The days in (start, due] that are not ordinary: "11、12日周末"; "" when there are none.

    The month is named where it is not that of the day before it in the sentence, at first that of `start`.
    """
    calendar, days = current(), []
    day = start
    while day < due:
        day += DAY
        if (reason := calendar.why(day)) != "工作日":
            days.append((day, reason))
    parts, said = [], start
    for reason, group in groupby(days, key=lambda pair: pair[1]):
        text, said = _listed([d for d, _ in group], said)
        parts.append(text + reason)
    return "；".join(parts)


def _listed(days: list[date], said: date) -> tuple[str, date]:
    """Days in words, runs of three or more as a span, and the last day said."""
    runs = [[days[0]]]
    for before, day in pairwise(days):
        if day - before == DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    words: list[str] = []
    for run in runs:
        spans = [(d, d) for d in run] if len(run) < 3 else [(run[0], run[-1])]
        for first, last in spans:
            text = _named(first, said)
            if last != first:
                text += f"—{_named(last, first)}"
            words.append(text)
            said = last
    return "、".join(words) + "日", said


def _named(day: date, said: date) -> str:
    if day.year != said.year:
        return f"{day.year}年{day.month}月{day.day}"
    return f"{day.month}月{day.day}" if day.month != said.month else f"{day.day}"
