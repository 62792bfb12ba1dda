"""When things happen in a town: callers at any time, offices on working days."""

from datetime import date, datetime, time, timedelta
from random import Random

from taizhang.base import clock, workdays

MORNING, EVENING = time(8, 30), time(17, 30)
_MONTHS = (5, 4, 8, 8, 9, 10, 10, 9, 8, 7, 7, 6)  # how much of a year's calls each month brings


def back(day: date, n: int) -> date:
    """The n-th working day before a day."""
    while n > 0:
        day -= timedelta(days=1)
        n -= workdays.is_workday(day)
    return day


def working(day: date) -> date:
    """The day, or the next on which offices work."""
    return workdays.roll(day)


def at(day: date, rng: Random, first: time = MORNING, last: time = EVENING) -> datetime:
    """A moment of a day, to the minute."""
    low, high = (t.hour * 60 + t.minute for t in (first, last))
    minute = rng.randint(low, high - 1)
    return clock.instant(day, time(minute // 60, minute % 60))


def soon(moment: datetime, rng: Random, least: int = 8, most: int = 90) -> datetime:
    """Some minutes later, in office hours."""
    later = moment + timedelta(minutes=rng.randint(least, most))
    day = clock.local_day(later)
    if workdays.is_workday(day) and clock.instant(day, MORNING) <= later <= clock.instant(day, EVENING):
        return later
    if not workdays.is_workday(day) or later > clock.instant(day, EVENING):
        day = working(day + timedelta(days=1))
    return at(day, rng, MORNING, time(10, 30))


def after(moment: datetime, days: int, rng: Random) -> datetime:
    """So many working days later, at some moment of the day; on the same day, later than now."""
    if days <= 0:
        return soon(moment, rng)
    return at(workdays.add(clock.local_day(moment), days), rng)


def in_year(year: int, n: int, rng: Random) -> list[datetime]:
    """n moments at which people call, over a year."""
    found = []
    for month in rng.choices(range(1, 13), weights=_MONTHS, k=n):
        first = date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        found.append(called(first + timedelta(days=rng.randrange((following - first).days)), rng))
    return sorted(found)


def between(first: date, last: date, n: int, rng: Random) -> list[datetime]:
    """n moments at which people call, between two days."""
    days = (last - first).days + 1
    return sorted(called(first + timedelta(days=rng.randrange(days)), rng) for _ in range(n))


def called(day: date, rng: Random) -> datetime:
    """A moment at which somebody calls: mostly in the morning."""
    return at(day, rng, time(8), time(12)) if rng.random() < 0.55 else at(day, rng, time(14), time(21))
