"""The periods a page looks at: the tabs, what a number is compared with, the months of a trend."""

from dataclasses import dataclass
from datetime import date, timedelta

from taizhang.base import clock
from taizhang.base.period import Period, Unit


def tabs(today: date) -> list[tuple[str, Period]]:
    """The periods commonly asked for, each by its name."""
    month, year = Period.containing(Unit.MONTH, today), Period.containing(Unit.YEAR, today)
    return [
        ("本月", month),
        ("上月", month.previous()),
        ("统计月", Period.containing(Unit.MONTH21, today)),
        ("本季度", Period.containing(Unit.QUARTER, today)),
        ("本年", year),
        ("上年", year.previous()),
    ]


@dataclass(frozen=True, slots=True)
class Against:
    """What a period is held against: the one before and the same a year ago, with what to call them."""

    before: Period
    before_name: str
    same: Period

    @property
    def one(self) -> bool:
        """Whether both are the same days: the year before a year."""
        return (self.before.start, self.before.end) == (self.same.start, self.same.end)


WORDS = {
    Unit.MONTH: "上月", Unit.MONTH21: "上一统计月", Unit.QUARTER: "上季度", Unit.HALF: "上半年度", Unit.WEEK: "上周",
    Unit.YEAR: "上年",
}  # fmt: skip


def against(period: Period, *, part: bool = True) -> Against:
    """What to hold a period against. One that still runs is held against the same days of the others.

    part: False where a number is reported for whole periods only and has no part.
    """
    whole, now = period.previous(), running(period) if part else period
    name = WORDS.get(period.unit, "上期")
    if now == period:
        return Against(whole, name, period.same_last_year())
    same = now.same_last_year()
    if period.unit == Unit.YEAR:
        return Against(same, "上年同期", same)
    last = min(whole.start + (now.last - now.start), whole.last)
    return Against(Period.range(whole.start, last), f"{name}同期", same)


def running(period: Period) -> Period:
    """The days of a period up to today; the period itself once it is over or before it begins."""
    today = clock.today()
    return Period.range(period.start, today) if today in period and today != period.last else period


def after(period: Period) -> Period | None:
    """The period that follows; None after a range, which has no next."""
    if period.unit != Unit.RANGE:
        return Period.containing(period.unit, period.end)
    if not period.whole_months:
        return None
    return Period(period.end, _months_on(period.end, period.whole_months))


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def months_to(period: Period, n: int) -> list[Period]:
    """The n calendar months up to the period's last day, or to this month where it has not come yet."""
    last = Period.containing(Unit.MONTH, min(period.last, clock.today()))
    found = [last]
    while len(found) < n and found[0].start > date.min + timedelta(days=366):
        found.insert(0, found[0].previous())
    return found


def year_of(period: Period) -> Period:
    """The calendar year of the period's last day."""
    return Period.containing(Unit.YEAR, period.last)


def come(period: Period) -> bool:
    """Whether any of it has come."""
    return period.start <= clock.today()


def row_of(period: Period, n: int) -> list[Period]:
    """The n periods of one unit that end with this one, for a trend; what is longer than a quarter, by its months."""
    if period.unit in (Unit.RANGE, Unit.YEAR, Unit.HALF):
        return months_to(period, n)
    found = [period]
    while len(found) < n and found[0].start.year > 2:
        found.insert(0, found[0].previous())
    return found


def short(period: Period, first: bool = False) -> str:
    """A period under a slot of a trend: 3月, 一季度, 2023; `first` or January brings the year with it."""
    if period.unit == Unit.YEAR:
        return f"{period.start.year}"
    if period.unit in (Unit.MONTH, Unit.MONTH21):
        month = f"{period.last.month}月"
        return f"{period.last.year % 100:02}年{month}" if first or period.last.month == 1 else month
    if period.unit == Unit.QUARTER:
        return f"{period.start.year % 100:02}年{'一二三四'[period.start.month // 3]}季"
    if period.unit == Unit.HALF:
        return f"{period.start.year % 100:02}年{'上' if period.start.month == 1 else '下'}"
    return f"{period.start.month}.{period.start.day}"
