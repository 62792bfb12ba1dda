"""Findings, figures, claims and commitments as a workbook: to sort, to filter, to hand round."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from taizhang.redpen.model import Reading

from .json import number
from .words import EXACTNESS, FIGURE_KINDS, LEVELS, kind_of_claim

Row = tuple[str | int | float, ...]

_HOLDS = {True: "成立", False: "不成立", None: "无法判断"}
# Excel keeps 15 digits of a number and refuses more than 32,767 characters in a cell.
_LARGEST, _LONGEST = 10**15, 32_000
_LINE, _MOST_LINES = (
    16.5,
    20,
)  # points a line (22 pixels, so that nothing is rounded); a row higher than a screen cannot be read


def workbook(readings: Sequence[Reading]) -> bytes:
    """Return an .xlsx of one or more readings; no text is ever taken for a formula, link or number."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format({"bold": True, "bottom": 2, "bottom_color": "#D9A79D", "font_name": "宋体"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        colours = {
            LEVELS[level]: book.add_format({"font_color": ink, "bold": True, "valign": "top"})
            for level, ink in (("sure", "#B23A2B"), ("likely", "#8A5D0C"), ("look", "#8A5D0C"), ("style", "#2C4F80"))
        }
        for name, columns, rows in (
            ("发现", _FINDING_COLUMNS, _findings(readings)),
            ("数字", _FIGURE_COLUMNS, _figures(readings)),
            ("关系", _CLAIM_COLUMNS, _claims(readings)),
            ("承诺", _COMMITMENT_COLUMNS, _commitments(readings)),
        ):
            sheet = book.add_worksheet(name)
            for at, (title, width) in enumerate(columns):
                sheet.set_column(at, at, width, wrap)
                sheet.write_string(0, at, title, head)
            last = 0
            for last, row in enumerate(rows, 1):
                sheet.set_row(last, _LINE * _lines(row, columns))
                _write(sheet, last, row, colours)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, last, len(columns) - 1)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
    return out.getvalue()


def _lines(row: Row, columns: Sequence[tuple[str, int]]) -> int:
    """How many lines the longest cell of a row takes once wrapped; a Chinese character is two columns wide."""
    wide = [sum(2 if ord(c) > 0x2E7F else 1 for c in str(value)) for value in row]
    return min(_MOST_LINES, max(-(-w // (width - 1)) for w, (_, width) in zip(wide, columns, strict=True)) or 1)


def _write(sheet: Worksheet, at: int, row: Row, colours: dict[str, object]) -> None:
    """Write one row: numbers as numbers where Excel can hold them, everything else as plain text."""
    for column, value in enumerate(row):
        if isinstance(value, int | float) and abs(value) < _LARGEST:
            sheet.write_number(at, column, value)
        else:
            words = str(value)[:_LONGEST]
            sheet.write_string(at, column, words, *([colours[words]] if words in colours and column == 1 else []))


def _columns(words: str) -> tuple[tuple[str, int], ...]:
    """Titles and widths, in characters, out of one line."""
    parts = words.split()
    return tuple((title, int(width)) for title, width in zip(parts[::2], parts[1::2], strict=True))


_FINDING_COLUMNS = _columns("文件 18 程度 11 类别 12 原文 40 说明 50 验算 40 若成立 24 起 7 止 7")
_FIGURE_COLUMNS = _columns(
    "文件 18 原文 16 值 14 最小 14 最大 14 单位 9 计数单位 9 准确程度 11 性质 9 指标 26 时期 14 起 7 止 7"
)
_CLAIM_COLUMNS = _columns("文件 18 关系 14 是否成立 10 数字 40 验算 44 原文 50 起 7 止 7")
_COMMITMENT_COLUMNS = _columns("文件 18 承诺 60 动作 12 对象 24 量 18 地点 16 时限 14 责任 16 可否检查 10 起 7 止 7")


def _findings(readings: Sequence[Reading]) -> Iterable[Row]:
    for reading in readings:
        for f in sorted(reading.findings, key=lambda f: list(LEVELS).index(f.level)):
            words = reading.source.text[f.start : f.end]
            kind = "行文" if f.level == "style" else kind_of_claim(f.kind)
            yield reading.source.name, LEVELS[f.level], kind, words, f.message, f.arithmetic, f.holds_if, f.start, f.end


def _figures(readings: Sequence[Reading]) -> Iterable[Row]:
    for reading in readings:
        for f in reading.figures:
            value, low, high = number(f.value), number(f.low), number(f.high)
            kind, exact = FIGURE_KINDS.get(f.kind, f.kind), EXACTNESS.get(f.exactness, f.exactness)
            read = (value, low, high, f.unit, f.basis, exact, kind, f.subject, f.period)
            yield reading.source.name, f.text, *read, f.start, f.end


def _claims(readings: Sequence[Reading]) -> Iterable[Row]:
    for reading in readings:
        for c in reading.claims:
            numbers = "、".join(reading.figures[n].text for n in c.operands)
            words = reading.source.text[c.start : c.end]
            holds = _HOLDS[c.holds]
            yield reading.source.name, kind_of_claim(c.kind), holds, numbers, c.arithmetic, words, c.start, c.end


def _commitments(readings: Sequence[Reading]) -> Iterable[Row]:
    for reading in readings:
        for c in reading.commitments:
            checked = "可检查" if c.measured else "没有量"
            named = (c.text, c.action, c.object, c.quantity, c.place, c.deadline, c.owner)
            yield reading.source.name, *named, checked, c.start, c.end
