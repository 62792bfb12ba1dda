"""A number over thirteen periods, with the same periods a year before."""

from decimal import Decimal
from typing import Any

from taizhang.base.period import Period
from taizhang.faces.console import charts
from taizhang.faces.console.numbers import said, times
from taizhang.faces.console.numbers.asked import Asked
from taizhang.faces.console.numbers.held import Held, number
from taizhang.indicators.indicator import Indicator
from taizhang.indicators.rounding import rounded

LONG = 13


def slots(period: Period) -> list[Period]:
    """The periods along the foot: thirteen of the period's own kind, a year's and a range's by month."""
    return times.row_of(period, LONG)


def periods(period: Period) -> list[Period]:
    """Those, and each a year before."""
    return [p for slot in slots(period) for p in (slot, slot.same_last_year())]


def picture(asked: Asked, cells: Held, indicator: Indicator) -> Any:
    """The chart; "" where there is no value at all."""
    found = slots(asked.period)
    now = [number(cells, indicator, asked.area.pk, p) for p in found]
    before = [number(cells, indicator, asked.area.pk, p.same_last_year()) for p in found]
    if not any((*now, *before)):
        return ""
    names = [times.short(p, first=place == 0) for place, p in enumerate(found)]
    target = None if indicator.target is None else float(indicator.target)
    return charts.trend(
        names,
        _line(indicator, "各期", now),
        _line(indicator, "上年同期", before),
        f"{indicator.title}走势（{indicator.unit}）",
        target if indicator.over_time != "sum" else None,
    )


def _line(indicator: Indicator, name: str, values: list[Decimal | None]) -> charts.Line:
    drawn = [None if v is None else float(rounded(v, indicator.decimals)) for v in values]
    return charts.Line(name, drawn, [said.value(indicator, v) for v in values])
