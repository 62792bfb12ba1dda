"""An indicator's declaration in plain words, as its card says it."""

from typing import Any

from taizhang.base.period import Period
from taizhang.indicators.indicator import ALWAYS, Definition, Indicator
from taizhang.indicators.places import KINDS
from taizhang.indicators.registry import measure
from taizhang.ledger.shelf import shelf

DIRECTION = {"up": "越高越好", "down": "越低越好", "none": "只看多少，不分好坏"}
OVER_TIME = {
    "sum": "各月可以相加，全年等于各月之和",
    "last": "期末数，不能把各月相加；全年以年末为准",
    "again": "每一段时间都从条目重新统计，不把各月相加或平均",
}
OVER_PLACES = {
    "sum": "各村（社区）可以相加，再加上镇一级的",
    "last": "各村（社区）各看各的，不相加",
    "again": "全镇从条目重新统计，不把各村相加或平均",
}
UNHELD = "台账里没有，由负责的单位报数，党政办核定"


def facts(indicator: Indicator, definition: Definition | None) -> list[dict[str, Any]]:
    """The card."""
    over, under = (definition.over, definition.under) if definition else ("", "")
    said = [
        ("数的是什么", definition.plain or _plain(over) if definition else UNHELD, True),
        ("分子" if under else "数哪些条目", _side(over), True),
        ("分母", _side(under), True),
        ("计量单位", unit(indicator, over), False),
        ("方向", DIRECTION[indicator.direction], False),
        ("由谁负责", indicator.owner.title, False),
        ("各段时间怎么合", OVER_TIME[indicator.over_time], True),
        ("各村怎么合", OVER_PLACES[indicator.over_places], True),
        ("依据", definition.source if definition else "", True),
    ]
    return [{"label": label, "value": value, "full": full} for label, value, full in said if value]


def unit(indicator: Indicator, over: str) -> str:
    """The unit, and for a percentage what its parts are counted in."""
    found = measure(over) if over and over not in KINDS else None
    if found is None or found.unit == indicator.unit:
        return indicator.unit
    return f"{indicator.unit}，分子分母以“{found.unit}”计"


def _side(named: str) -> str:
    if not named:
        return ""
    if named in KINDS:
        return f"辖区名册中的{KINDS[named].label}"
    found, book = measure(named), shelf[named.partition(".")[0]]
    return f"{book.title}：{found.title}" + (f"。{found.plain}" if found and found.plain else "") if found else ""


def _plain(named: str) -> str:
    found = measure(named) if named not in KINDS else None
    return found.plain if found else ""


def versions(indicator: Indicator, period: Period) -> list[dict[str, Any]]:
    """Every definition with the day from which it holds, the newest first, the one of this period marked."""
    now = indicator.definition(period.last)
    return [
        {
            "since": "一直如此" if each.since == ALWAYS else f"{each.since} 起",
            "plain": each.plain or _side(each.over),
            "source": each.source,
            "on": each is now,
        }
        for each in sorted(indicator.definitions, key=lambda d: d.since, reverse=True)
    ]
