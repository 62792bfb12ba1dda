"""The only place that asks what time it is; a story or a test may set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from functools import lru_cache

from django.utils import timezone

MIDNIGHT = time.min

_set: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The present instant, aware."""
    return _set.get() or datetime.now(UTC)


def today() -> date:
    """The present day in the town's time zone."""
    return local_day(now())


def local(instant: datetime) -> datetime:
    """An instant as the town's clocks show it.

    The zone is the town's alone: looking up a current one for each of a page's dates costs more than the rest.
    """
    return instant.astimezone(timezone.get_default_timezone())


def local_day(instant: datetime) -> date:
    """The calendar day of an instant in the town's time zone."""
    return local(instant).date()


def instant(day: date, at: time = time(9)) -> datetime:
    """The aware instant of a wall-clock time on a day in the town's time zone."""
    return datetime.combine(day, at, timezone.get_default_timezone())


def end_of(day: date) -> datetime:
    """The last microsecond of a day: a deadline that falls on a day runs out with it."""
    return instant(day, time.max)


@contextmanager
def at(moment: date | datetime) -> Iterator[None]:
    """Set the clock inside the block: a day means nine in the morning of it."""
    if not isinstance(moment, datetime):
        moment = instant(moment)
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)


def wall(moment: datetime) -> str:
    """An instant as a clock on the wall says it: 11月10日 09:12, with the year unless it is this one."""
    return _wall(moment, today().year)


@lru_cache(maxsize=8192)
def _wall(moment: datetime, this_year: int) -> str:
    there = local(moment)
    year = "" if there.year == this_year else f"{there.year}年"
    return f"{year}{there.month}月{there.day}日 {there.hour:02}:{there.minute:02}"
