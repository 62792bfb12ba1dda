"""Dates, states and dues as a page says them."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from taizhang.base import clock, workdays
from taizhang.ledger import card
from taizhang.ledger.book import Book

WEEK = "一二三四五六日"
Due = tuple[str, Any]
SOON = 2  # working days


def day(value: date) -> str:
    """A day: 11月10日, with the year unless it is this one."""
    year = "" if value.year == clock.today().year else f"{value.year}年"
    return f"{year}{value.month}月{value.day}日"


def moment(value: datetime | None) -> str:
    """An instant in a cell: 11月10日 09:12."""
    return "" if value is None else clock.wall(value)


def day_with_year(value: date) -> str:
    """A day that stands alone: 2026年11月10日."""
    return f"{value.year}年{value.month}月{value.day}日"


def day_in_full(value: date) -> str:
    """The head of the day's page: 2026年11月23日 星期一 · 工作日."""
    return f"{value.year}年{value.month}月{value.day}日 星期{WEEK[value.weekday()]} · {workdays.why(value)}"


def day_of_week(value: date) -> str:
    """11月13日 星期三."""
    return f"{day(value)} 星期{WEEK[value.weekday()]}"


def due(due_at: datetime | None, closed_at: datetime | None = None, *, paused: bool = False) -> Due:
    """How something stands in time, and its kind for the eye: soon, late, paused, done or ""."""
    if closed_at is not None:
        return (f"{day(clock.local_day(closed_at))}办结", "done")
    if paused:
        return ("暂停计时", "paused")
    if due_at is None:
        return ("", "")
    now = clock.now()
    if due_at < now:
        n = _between(clock.local_day(due_at), clock.local_day(now))
        return (f"超 {n} 个工作日" if n else "已超期", "late")
    return _ahead(due_at, now)


def _ahead(due_at: datetime, now: datetime) -> Due:
    last, today = clock.local_day(due_at), clock.local_day(now)
    at_hour = f"{clock.local(due_at):%H:%M}"
    if last == today:
        return ("今天到期" if at_hour == "23:59" else f"今天 {at_hour} 到期", "soon")
    n = _between(today, last)
    return (f"还剩 {n} 个工作日" if n else f"{day(last)}到期", "soon" if n <= SOON else "")


def until(due_at: datetime) -> str:
    """A due instant: the day alone where it runs out with the day."""
    local = clock.local(due_at)
    return day(local.date()) if local.strftime("%H:%M") == "23:59" else clock.wall(due_at)


def exact(due_at: datetime | None) -> str:
    """The due date itself, for whoever points at its words."""
    return "" if due_at is None else f"{until(due_at)}到期"


@lru_cache(maxsize=4096)
def _counted(a: date, b: date, calendar: int) -> int:
    return workdays.between(a, b)


def _between(a: date, b: date) -> int:
    return _counted(a, b, id(workdays.current()))


def seal(book: Book[Any], row: Any) -> tuple[str, Any]:
    """The state of an entry or a card as a seal: its word and its kind."""
    word = book.state_label(row.state)
    if row.voided_at is not None:
        return "已作废", "void"
    kind = book.tones.get(row.state, "done" if row.closed_at else "open")
    if kind == "open" and row.closed_at is None and row.due_at is not None and row.due_at < clock.now():
        kind = "late"
    return word, kind


def more_than(count: int, cap: int) -> str:
    """A count that was not counted further than its cap."""
    return f"{cap}+" if count > cap else str(count)


def named(book: Book[Any], entry: Any) -> str:
    """An entry by what it is about, its book and its number: 东埇花炮厂（企业名册 QY-2025-0001）."""
    return f"{card.shown(entry, book.heading)}（{book.title} {entry.number}）"
