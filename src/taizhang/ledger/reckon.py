"""Reckoning: from budget, start, pauses and calendar to a date, and the words that explain it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from taizhang.base import clock, workdays
from taizhang.ledger.deadline import Budget, Unit

Span = tuple[datetime, datetime | None]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """When it is due, and whether the calendar that far out has been published."""

    at: datetime
    raw: date  # the last day before it was moved off a rest day
    provisional: bool


def reckon(started: datetime, budget: Budget, extended: int = 0, pauses: Sequence[Span] = ()) -> Reckoned:
    """The due instant. The day it starts is not counted; the days after a pause begins, up to the day it ends, are not.

    A pause that has not ended counts as ending now; one that begins after the due date gives nothing back.
    """
    if budget.unit == Unit.HOUR:
        due = started + timedelta(hours=budget.n + extended)
        for begin, end in sorted(pauses, key=_begin):
            due += (end or clock.now()) - begin if begin < due else timedelta()
        return Reckoned(due, clock.local_day(due), False)
    start = clock.local_day(started)
    if budget.unit == Unit.DATE:
        assert budget.on is not None, "a clock until a date needs the date"
        raw = _later(budget.on + timedelta(days=extended), pauses)
    elif budget.unit == Unit.WORKDAY:
        raw = _workdays(start, budget.n + extended, pauses)
    else:
        raw = _later(start + timedelta(days=budget.n + extended), pauses)
    day = workdays.roll(raw) if budget.roll and budget.unit == Unit.DAY else raw
    counted = budget.unit == Unit.WORKDAY or day != raw or (budget.roll and budget.unit == Unit.DAY)
    return Reckoned(clock.end_of(day), raw, counted and workdays.provisional(day))


def _days(pauses: Sequence[Span]) -> list[tuple[date, date]]:
    return [(clock.local_day(a), clock.local_day(b or clock.now())) for a, b in pauses]


def _begin(span: Span) -> datetime:
    return span[0]


def _later(due: date, pauses: Sequence[Span]) -> date:
    """The day moved by the pauses that begin before it, one after the other."""
    for a, b in sorted(_days(pauses)):
        if a < due:
            due += b - a
    return due


def _workdays(start: date, n: int, pauses: Sequence[Span]) -> date:
    spans = _days(pauses)
    if not spans:
        return workdays.add(start, n)
    day, left = start, n
    while left > 0:
        day += timedelta(days=1)
        if workdays.is_workday(day) and not any(a < day <= b for a, b in spans):
            left -= 1
    return day


def explain(started: datetime, budget: Budget, extended: int = 0, pauses: Sequence[Span] = ()) -> list[str]:
    """Line by line, in words: what was counted from where, what was left out, and where it ends."""
    due = reckon(started, budget, extended, pauses)
    start, end = clock.local_day(started), clock.local_day(due.at)
    lines = []
    if budget.unit == Unit.DATE:
        lines.append(f"约定日期：{_say(budget.on or end)}")
    elif budget.unit == Unit.HOUR:
        lines.append(f"自 {clock.wall(started)} 起 {budget.n} 小时")
    else:
        unit = "个工作日" if budget.unit == Unit.WORKDAY else "日"
        lines.append(f"自 {_say(start)} 起 {budget.n} {unit}，当日不计")
    if extended:
        lines.append(f"批准延期 {extended} {'个工作日' if budget.unit == Unit.WORKDAY else '日'}")
    lines += [f"{_say(a)} 至 {_say(b)} 暂停，不计" for a, b in _days(pauses)]
    if budget.unit == Unit.WORKDAY:
        lines += [said] if (said := workdays.explain(start, end)) else []
    elif due.raw != end:
        lines.append(f"{_say(due.raw)} 是{workdays.why(due.raw)}，顺延到 {_say(end)}")
    lines.append(f"到期：{clock.wall(due.at)}" if budget.unit == Unit.HOUR else f"到期：{_say(end)}")
    if due.provisional:
        lines.append(f"暂定：{workdays.horizon().year} 年以后的放假安排尚未公布，公布后自动重算")
    return lines


def _say(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
