"""Bytes → grids of plain cells, the same for every kind of file."""

import csv
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import StringIO

from taizhang.base.sheet import apart, guard
from taizhang.base.sheet.error import SheetError

Value = str | int | float | bool | date | datetime | time | None
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column; from 0, the last included

_EXACT = 10**15  # beyond fifteen digits a spreadsheet has rounded the number
_MARKUP = re.compile(r"\s*(?:<\?xml|<!doctype|<html|<table|<meta)", re.IGNORECASE)
_SPACES = re.compile(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$")
MAX_CSV_CELLS = 5_000_000


@dataclass(slots=True)
class Grid:
    """One sheet as it stands: rows of cells from A1 on."""

    name: str
    cells: list[list[Value]]
    merges: list[Merge] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def grids(data: bytes, max_bytes: int = guard.MAX_BYTES) -> list[Grid]:
    """Every visible sheet of the file; SheetError when it cannot be read."""
    kind, notes = guard.check(data, max_bytes)
    if kind == "text":
        return [_from_text(data)]
    found = [_sheet(*raw) for raw in apart.read(data)]
    for grid in found:
        grid.notes[:0] = notes
    return found


def _sheet(name: str, rows: list[list[object]], ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> Grid:
    lost: list[str] = []
    cells = [[_plain(value, lost, r, c) for c, value in enumerate(row)] for r, row in enumerate(rows)]
    merges = [(r1, c1, r2, c2) for (r1, c1), (r2, c2) in ranges]
    notes = []
    if lost:
        notes.append(
            f"{'、'.join(lost[:5])}等处的数字超过 15 位，末尾已被 Excel 改成 0：请把这一列设为文本后重新填写。"
        )
    return Grid(name, cells, merges, notes)


def _plain(value: object, lost: list[str], row: int, column: int) -> Value:
    if isinstance(value, str):
        return _SPACES.sub("", value) or None
    if isinstance(value, float):
        if abs(value) >= _EXACT:
            lost.append(f"{letters(column)}{row + 1}")
        return int(value) if value.is_integer() else value
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date()
    return value if isinstance(value, bool | int | date | datetime | time) else None


def letters(column: int) -> str:
    """The letters over a column: 0 → A, 27 → AB."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _from_text(data: bytes) -> Grid:
    text = _decoded(data)
    if _MARKUP.match(text):
        raise SheetError("这其实是网页格式的表格：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。")
    if "\x00" in text:
        raise SheetError("这不是表格文件：请选择 .xlsx、.xls、.ods 或 .csv 文件。")
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise SheetError("这个 CSV 文件的引号不成对，读不下去：请在 Excel 里打开并另存为 .xlsx，再导入。") from error
    width = max(map(len, rows), default=0)
    if width * len(rows) > MAX_CSV_CELLS:
        raise SheetError(guard.WIDE)
    cells: list[list[Value]] = []
    for row in rows:
        line: list[Value] = [_SPACES.sub("", cell) or None for cell in row]
        cells.append(line + [None] * (width - len(line)))
    return Grid("", cells)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError("这不是表格文件，或文字编码认不出来：请选择 .xlsx、.xls、.ods 或 .csv 文件。")


def _delimiter(text: str) -> str:
    """The sign that parts the cells: the one that cuts the first lines most evenly."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(",\t;|，", key=evenness)
