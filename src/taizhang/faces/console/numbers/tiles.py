"""One indicator as a tile of the board: its value, how it moved, its target, its trend."""

from typing import Any

from taizhang.faces.console import charts
from taizhang.faces.console.numbers import held, links, said, times
from taizhang.faces.console.numbers.asked import Asked
from taizhang.faces.console.numbers.held import TREND, Held
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.indicator import Indicator

EMPTY = {"ledger": "这段时间没有可算的", "reported": "还没有报来", "none": "还没有报来"}  # why there is no value


def groups(asked: Asked, cells: Held) -> list[dict[str, Any]]:
    """The tiles of a board by kind of work; where all are shown, a kind without any number is only named."""
    found = ((domain, [tile(asked, cells, each) for each in group]) for domain, group in asked.chosen.items())
    return [
        {"title": domain, "url": asked.here(domain=domain), "tiles": made}
        for domain, made in found
        if asked.domain or any(each["held"] for each in made)
    ]


def silent(asked: Asked, shown: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The kinds of work left out because none of their leading numbers is there."""
    held = {group["title"] for group in shown}
    return [{"url": asked.here(domain=d), "label": d} for d in asked.chosen if d not in held]


def tile(asked: Asked, cells: Held, indicator: Indicator) -> dict[str, Any]:
    """One tile."""
    cell = cells[Ask(indicator.key, asked.area.pk, asked.period)]
    return {
        "title": indicator.title,
        "card": links.card(asked, indicator.key),
        "held": bool(cell.value),
        "value": said.value(indicator, cell.value),
        "unit": indicator.unit if cell.value is not None else "",
        "url": links.rows(cell, asked.actor),
        "source": cell.source,
        "parts": parts(indicator, cell),
        "moves": moves(asked, cells, indicator),
        "aim": said.aim(indicator, cell.value),
        "spark": spark(asked, cells, indicator),
        "empty": "" if cell.value is not None else EMPTY[cell.source],
    }


def parts(indicator: Indicator, cell: Cell) -> str:
    """Numerator and denominator of a rate, "98 / 106"."""
    if cell.under is None or cell.value is None:
        return ""
    return f"{plain(cell.over)} / {plain(cell.under)}"


def plain(value: object) -> str:
    """A count or sum without a tail of noughts."""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value else "0"


def moves(asked: Asked, cells: Held, indicator: Indicator) -> list[said.Move]:
    """How it moved since the period before and since the same a year ago."""
    against = held.compared(indicator, asked.period)
    now = held.number(cells, indicator, asked.area.pk, asked.period)
    pairs = [(against.before_name, against.before), ("上年同期", against.same)]
    found = (
        said.move(indicator, now, held.number(cells, indicator, asked.area.pk, period), name)
        for name, period in (pairs[:1] if against.one else pairs)
    )
    return [move for move in found if move is not None]


def spark(asked: Asked, cells: Held, indicator: Indicator) -> Any:
    """The last twelve months."""
    months = times.months_to(asked.period, TREND)
    values = [held.number(cells, indicator, asked.area.pk, month) for month in months]
    if not any(values):
        return ""
    numbers = [None if v is None else round(float(v), indicator.decimals) for v in values]
    return charts.spark(numbers, f"{indicator.title}近 {TREND} 个月")
