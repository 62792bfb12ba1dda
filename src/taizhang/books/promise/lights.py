"""The light of a promise: how far it should be, how far it is. Pure."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from taizhang.books.promise.words import WORST_FIRST


def elapsed(start: date, due: date, today: date) -> Decimal:
    """How much of the time is over, in percent; 100 from the due day on."""
    if today >= due or due <= start:
        return Decimal(100)
    return Decimal(max(0, (today - start).days)) * 100 / (due - start).days


def light_of(
    start: date, due: date, today: date, rate: Decimal | None, *, said: str = "", lag: int = 10, risk: int = 30
) -> str:
    """The worse of what the office says of itself and what time and rate say.

    rate: percent done; None where there is none, and then only the due day speaks. lag, risk: how many points the
    rate may stay behind the time.
    """
    found = [said] if said else []
    if rate is not None and rate >= 100:
        found.append("done")
    elif today > due:
        found.append("risk")
    elif rate is not None:
        behind = elapsed(start, due, today) - rate
        found.append("risk" if behind >= risk else "lag" if behind >= lag else "normal")
    return min(found, key=WORST_FIRST.index, default="idle")


def next_report(after: date, rhythm: str, day: int) -> date:
    """The next day on which progress is to be reported, after a day: a day of every month, or of a quarter's last."""
    year, month = after.year, after.month
    while True:
        if rhythm == "month" or month % 3 == 0:
            on = date(year, month, min(max(day, 1), monthrange(year, month)[1]))
            if on > after:
                return on
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
