"""Rows → .xlsx or .csv. What was text stays text: nothing a user typed can become a formula in somebody's Excel."""

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from taizhang.base.sheet.error import SheetError

MAX_ROWS = 1_048_575
_ENTRY_ROWS = 2000  # how far down a template's drop-downs reach
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")
_LEADING = ("=", "+", "-", "@", "\t", "\r", "|", "%")


@dataclass(frozen=True, slots=True)
class Head:
    """A column to write. width: in characters of half a Chinese one; 0 takes it from the label and the choices.

    choices: the drop-down of a template. help: a remark on the head's cell. must: whether a template asks for it.
    """

    label: str
    width: int = 0
    choices: tuple[str, ...] = ()
    help: str = ""
    must: bool = False


def write_xlsx(heads: Sequence[Head], rows: Iterable[Sequence[Any]], *, name: str = "", title: str = "") -> bytes:
    """An .xlsx of one sheet, its head frozen, in memory that does not grow with the rows.

    name: the sheet's. title: a line over the head. A private value is written as its mask. SheetError past the
    1,048,575 rows a sheet can hold.
    """
    import xlsxwriter  # noqa: PLC0415  40 ms that most pages never need

    out = BytesIO()
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd", "remove_timezone": True,
    }  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(_sheet_name(name))
        formats = {
            "head": book.add_format(
                {"bold": True, "bg_color": "#EAF1EE", "border": 1, "text_wrap": True, "valign": "top"}
            ),
            "must": book.add_format(
                {"bold": True, "bg_color": "#F6E8D5", "border": 1, "text_wrap": True, "valign": "top"}
            ),
            "title": book.add_format({"bold": True, "font_size": 14}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            "time": book.add_format({"num_format": "hh:mm"}),
        }
        at = _head(sheet, heads, title, formats)
        _choices(book, sheet, heads, at)
        last = at - 1
        for last, row in enumerate(rows, at):
            if last > MAX_ROWS:
                raise SheetError("超过一张 Excel 表能放的 1,048,575 行：请缩小时间范围或分镇村导出。")
            for c, value in enumerate(row):
                _cell(sheet, last, c, value, formats)
        if heads and last >= at:
            sheet.autofilter(at - 1, 0, last, len(heads) - 1)
    return out.getvalue()


def _head(sheet: Any, heads: Sequence[Head], title: str, formats: dict[str, Any]) -> int:
    """Writes the head; returns the first row of the body."""
    at = 0
    for c, head in enumerate(heads):
        sheet.set_column(c, c, head.width or _width(head))
    if title:
        sheet.write_string(0, 0, title, formats["title"])
        at = 1
    for c, head in enumerate(heads):
        sheet.write_string(at, c, head.label, formats["must" if head.must else "head"])
        if head.help:
            sheet.write_comment(at, c, head.help)
    sheet.freeze_panes(at + 1, 0)
    return at + 1


def _choices(book: Any, sheet: Any, heads: Sequence[Head], at: int) -> None:
    """Drop-downs, from a hidden sheet: a list written into the rule itself may have only 255 characters."""
    chosen = [(c, head) for c, head in enumerate(heads) if head.choices]
    if not chosen:
        return
    lists = book.add_worksheet("备选项")
    lists.hide()
    for r in range(max(len(head.choices) for _, head in chosen)):
        for k, (_, head) in enumerate(chosen):
            if r < len(head.choices):
                lists.write_string(r, k, head.choices[r])
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415  with the library it belongs to

    for k, (c, head) in enumerate(chosen):
        letter = xl_col_to_name(k, col_abs=True)
        rule = {
            "validate": "list", "source": f"=备选项!{letter}$1:{letter}${len(head.choices)}",
            "error_title": "不在备选项中", "error_message": f"请从下拉列表中选择“{head.label[:20]}”。",
        }  # fmt: skip
        sheet.data_validation(at, c, at + _ENTRY_ROWS, c, rule)


def _cell(sheet: Any, r: int, c: int, value: Any, formats: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(r, c, "是" if value else "否")
    elif isinstance(value, int | float | Decimal) and -(10**15) < value < 10**15:
        sheet.write_number(r, c, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(r, c, value, formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(r, c, value)
    elif isinstance(value, time):
        sheet.write_datetime(r, c, value, formats["time"])
    else:
        sheet.write_string(r, c, _printable(str(value))[:32767])  # what one cell can hold


def write_csv(heads: Sequence[Head], rows: Iterable[Sequence[Any]]) -> bytes:
    """A .csv that Excel opens as Chinese (UTF-8 with its mark), with no cell that it would run as a formula."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_harmless(head.label) for head in heads])
    writer.writerows([[_written(value) for value in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return _harmless(_printable(str(value)))


def _harmless(text: str) -> str:
    # Excel runs what begins so; an apostrophe before it is Excel's own sign for "this is text"
    return f"'{text}" if text.lstrip(" \n").startswith(_LEADING) or text.startswith(("\t", "\r")) else text


def _printable(text: str) -> str:
    """Without control characters, which make a workbook unreadable."""
    if text.isprintable():
        return text
    return "".join(ch for ch in text if ch in "\t\n\r" or unicodedata.category(ch) not in ("Cc", "Cs", "Cn"))


def _width(head: Head) -> int:
    widest = max((_columns(word) for word in (head.label, *head.choices)), default=8)
    return min(max(widest + 4, 10), 50)


def _columns(text: str) -> int:
    """How wide text is: a Chinese character takes two places."""
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def _sheet_name(name: str) -> str:
    return name.translate(_FORBIDDEN).strip()[:31] or "台账"
