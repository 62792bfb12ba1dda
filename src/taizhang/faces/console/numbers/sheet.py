"""The board as an Excel sheet: exactly what is shown, numbers as numbers."""

from typing import Any

from taizhang.base.sheet.write import Head, write_xlsx
from taizhang.faces.console.numbers import held, times, year
from taizhang.faces.console.numbers.asked import Asked
from taizhang.indicators.cell import Ask
from taizhang.ledger.verbs import note_numbers

SOURCES = {"ledger": "台账", "reported": "部门报数", "none": ""}


def sheet(asked: Asked) -> bytes:
    """The workbook, journalled."""
    indicators = [each for group in asked.chosen.values() for each in group]
    cells = held.of_board(asked, None)
    note_numbers(f"指标：{asked.area.name} {asked.period} {asked.domain}".strip(), len(indicators), by=asked.actor)
    months = year.rows(asked, cells)
    rows = [[*row(asked, cells, each), *by_month] for each, by_month in zip(indicators, months, strict=True)]
    return write_xlsx(heads(asked), rows, name="指标", title=f"{asked.area.name}指标（{asked.period}）")


def heads(asked: Asked) -> list[Head]:
    """The columns."""
    of = times.year_of(asked.period)
    wide = [Head("类别", 14), Head("指标", 26), Head("单位", 8)]
    now = [Head(str(asked.period), 14), Head("分子", 12), Head("分母", 12), Head("上期", 12), Head("上年同期", 12)]
    rest = [Head("目标", 10), Head("来源", 12)]
    return [*wide, *now, *rest, *(Head(str(m), 12) for m in of.months()), Head(f"{of}全年", 14)]


def row(asked: Asked, cells: held.Held, indicator: Any) -> list[Any]:
    """One indicator: its value with its parts, what it is held against, where it comes from."""
    cell = cells[Ask(indicator.key, asked.area.pk, asked.period)]
    against = held.compared(indicator, asked.period)
    values = [year.shown(indicator, cells, asked.area.pk, p) for p in (asked.period, against.before, against.same)]
    parts = (cell.over, cell.under) if cell.under is not None else (None, None)
    named = [indicator.domain, indicator.title, indicator.unit]
    return [*named, values[0], *parts, *values[1:], indicator.target, SOURCES[cell.source]]


def name(asked: Asked) -> str:
    """What the file is called."""
    return f"{asked.area.name}{asked.domain}指标-{asked.period.key}.xlsx"
