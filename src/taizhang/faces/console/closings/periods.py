"""The periods that can be closed and those that are, as a list."""

from typing import Any

from django.urls import reverse

from taizhang.base import clock
from taizhang.base.period import Period, PeriodError, Unit
from taizhang.faces.console import markup, saying
from taizhang.faces.console.markup import Column
from taizhang.indicators.models import Closing
from taizhang.town.models import Town

COMMON = ((Unit.YEAR, 3), (Unit.QUARTER, 4), (Unit.MONTH, 12))
OPEN, SHUT, AGAIN = ("未封账", "wait"), ("已封账", "done"), ("已重开", "open")


def common() -> list[Period]:
    """The periods lately over, of the kinds commonly closed: years, quarters, months, the newest first of each."""
    found = []
    for unit, n in COMMON:
        period = Period.containing(unit, clock.today())
        for _ in range(n):
            period = period.previous()
            found.append(period)
    return found


def read(key: str) -> Period | None:
    """The period of an address; None where it names none that is over."""
    try:
        found = Period.parse(key)
    except PeriodError:
        return None
    return found if found.start.year >= 1950 and found.end <= clock.today() else None


def history(town: Town, period: Period) -> list[Closing]:
    """Every close of just these days, the newest first."""
    rows = Closing.objects.filter(town=town, starts_on=period.start, ends_before=period.end)
    return list(rows.select_related("by", "reopened_by").order_by("-at"))


def table(town: Town) -> Any:
    """Periods with their state: those closed at any time, and those that commonly would be."""
    held: dict[str, Closing] = {}
    for row in Closing.objects.filter(town=town).select_related("by", "reopened_by").order_by("at"):
        held[row.period] = row
    offered = {p.key: p for p in common()}
    every = offered | {key: Period.parse(key) for key in held}
    kinds = {unit: n for n, unit in enumerate((Unit.YEAR, Unit.HALF, Unit.QUARTER, Unit.MONTH))}
    ranked = sorted(every.values(), key=lambda p: (kinds.get(p.unit, 9), -p.start.toordinal()))
    columns = [Column("期间", "title"), Column("状态", "seal"), Column("封账"), Column("说明")]
    return markup.table(columns, [_row(period, held.get(period.key)) for period in ranked], "各期间封账情况")


def _row(period: Period, closing: Closing | None) -> list[Any]:
    name = markup.title(str(period), reverse("closing", args=[period.key]))
    return [name, markup.seal(*state(closing)), when(closing), (closing.why or closing.note) if closing else ""]  # type: ignore[arg-type]


def state(closing: Closing | None) -> tuple[str, str]:
    """A period's seal."""
    return OPEN if closing is None else SHUT if closing.reopened_at is None else AGAIN


def when(closing: Closing | None) -> str:
    """Who closed it and when, or who opened it again."""
    if closing is None:
        return ""
    if closing.reopened_at is not None and closing.reopened_by is not None:
        return f"{saying.moment(closing.reopened_at)} {closing.reopened_by.name}重开"
    return f"{saying.moment(closing.at)} {closing.by.name}封账"
