"""The year month by month: one row an indicator, its kind of work above, the whole year at the end."""

from collections.abc import Container
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from taizhang.base.period import Period
from taizhang.faces.console.markup.escape import esc
from taizhang.faces.console.numbers import links, said, times
from taizhang.faces.console.numbers.asked import Asked
from taizhang.faces.console.numbers.held import Held
from taizhang.indicators.cell import Ask
from taizhang.indicators.indicator import Indicator
from taizhang.indicators.rounding import rounded


def table(asked: Asked, cells: Held, left_out: Container[str] = ()) -> SafeString:
    """The table. Its last column is the year as it is counted, not a sum of months: a rate or a stock has none."""
    year = times.year_of(asked.period)
    heads = "".join(f'<th scope="col" class="num">{m.start.month}月</th>' for m in year.months())
    heads += '<th scope="col" class="num all">全年</th>'
    groups = [(domain, group) for domain, group in asked.chosen.items() if domain not in left_out]
    body = "".join(_group(asked, cells, year, domain, group) for domain, group in groups)
    return mark_safe(
        '<div class="scroll wide"><table class="ledger months">'
        f'<caption class="hush">{esc(asked.area.name)}{esc(year)}逐月</caption>'
        f'<thead><tr><th scope="col" class="title">指标</th>{heads}</tr></thead>'
        f"{body}</table></div>"
    )


def _group(asked: Asked, cells: Held, year: Period, domain: str, group: list[Indicator]) -> str:
    rows = "".join(_row(asked, cells, year, each) for each in group)
    span = len(year.months()) + 2
    return f'<tbody><tr class="kind"><th scope="rowgroup" colspan="{span}">{esc(domain)}</th></tr>{rows}</tbody>'


def _row(asked: Asked, cells: Held, year: Period, indicator: Indicator) -> str:
    cells_of = [(f"{m.start.month}月", m) for m in year.months()] + [("全年", year)]
    numbers = "".join(_cell(asked, cells, indicator, name, period) for name, period in cells_of)
    head = f'<a href="{esc(links.card(asked, indicator.key))}">{esc(indicator.title)}</a>'
    return (
        f'<tr><th scope="row" class="title">{head} <span class="unit">{esc(indicator.unit)}</span></th>{numbers}</tr>'
    )


def _cell(asked: Asked, cells: Held, indicator: Indicator, name: str, period: Period) -> str:
    kind = "num all" if name == "全年" else "num"
    if not times.come(period):
        return f'<td class="{kind} ahead" data-label="{name}"></td>'
    cell = cells[Ask(indicator.key, asked.area.pk, period)]
    words, url = said.value(indicator, cell.value), links.rows(cell, asked.actor) if cell.value else ""
    shown = f'<a href="{esc(url)}">{esc(words)}</a>' if url else esc(words)
    return f'<td class="{kind}" data-label="{name}">{shown}</td>'


def rows(asked: Asked, cells: Held) -> list[list[Any]]:
    """The same for a sheet: the values as they are shown, as numbers."""
    year = times.year_of(asked.period)
    return [
        [
            shown(indicator, cells, asked.area.pk, period) if times.come(period) else None
            for period in (*year.months(), year)
        ]
        for group in asked.chosen.values()
        for indicator in group
    ]


def shown(indicator: Indicator, cells: Held, area: int, period: Period) -> Any:
    """A value as it is shown, as a number for a sheet."""
    value = cells[Ask(indicator.key, area, period)].value
    return None if value is None else rounded(value, indicator.decimals)
