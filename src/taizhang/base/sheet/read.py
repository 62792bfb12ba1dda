"""A file → its tables, whatever the clerk did around them."""

import re
from collections.abc import Sequence

from taizhang.base.sheet import guard
from taizhang.base.sheet import head as heads
from taizhang.base.sheet.error import SheetError
from taizhang.base.sheet.grid import Grid, Value, grids
from taizhang.base.sheet.head import Head, spelled
from taizhang.base.sheet.table import Column, Row, Table

_TOTAL = re.compile(r"(?:合|总|小|共)\s*计|总\s*数|累\s*计|平\s*均|本页合计|汇\s*总")
_NOTE = re.compile(
    r"(?:备?注|说\s*明|填\s*表|制\s*表|填\s*报|审\s*核|负责人|\d+[.、]|[（(]?[一二三四五六七八九十]+[)）、]|\*|※)"
)
_LOST_ZERO = re.compile(r"((?:19|20)\d\d)\.1")
_WIDEST = 16  # a cell merged over more columns and downward is a block of text, not a value
_LABEL = re.compile(r"[^\W\d_]{2,8}")
_PAIR = re.compile(r"([^：:]{2,12})[：:]\s*(.*)")


def read_sheet(data: bytes, name: str, max_bytes: int = guard.MAX_BYTES) -> list[Table]:
    """The tables of an .xlsx, .xls, .ods or .csv file, one for each visible sheet that holds anything.

    name: the file's name, used only in messages. SheetError, with one sentence for the user, when the file is too
    large, locked, broken, no spreadsheet, a bomb, or holds nothing. Nothing in it is run, followed or computed.
    """
    found = [table for grid in grids(data, max_bytes) for table in _tables(grid)]
    if not found:
        raise SheetError(f"“{name}”里没有数据：请检查是否选错了文件。")
    return found


def _tables(grid: Grid) -> list[Table]:
    if not any(v is not None for row in grid.cells for v in row):
        return []
    head = heads.find(grid)
    named = head.last >= head.first
    title, unit, facts, notes = _above(grid, head.first)
    unit = unit or _unit(grid, head)
    used = _used(grid, head)
    labels = heads.names(grid, head) if named else [f"第{i + 1}列" for i in range(len(used))]
    if not named:
        columns = [Column(i, c, labels[i], labels[i]) for i, c in enumerate(used)]
        notes.append("这张表没有表头，各列按位置称为第1列、第2列：请核对每一列是什么。")
    else:
        columns = _columns([(c, labels[c]) for c in used])
    notes.extend(_lost_zeros(columns))
    blocks = _blocks(columns)
    start = head.last + 1 if named else head.first
    rows, under = _rows(grid, start, blocks, [c.name for c in columns] if named else [])
    if len(blocks) > 1:
        notes.append(f"表头并排重复了 {len(blocks)} 次，已按从左到右、从上到下接成一张表。")
    head_rows = tuple(range(head.first + 1, head.last + 2))
    return [
        Table(
            grid.name, head_rows, tuple(blocks[0]), tuple(rows), title, unit, facts,
            tuple([*grid.notes, *notes, *under]), tuple(grid.merges),
        )
    ]  # fmt: skip


def _above(grid: Grid, first: int) -> tuple[str, str, dict[str, Value], list[str]]:
    """Title, unit, pairs of label and value, and other remarks from the rows over the head."""
    title, unit = "", ""
    facts: dict[str, Value] = {}
    notes: list[str] = []
    for r, row in enumerate(grid.cells[:first]):
        rest: list[tuple[int, str]] = []
        for c, value in enumerate(row):
            text = spelled(value)
            if found := heads.UNIT.search(text):
                unit = unit or found[1]
            elif pair := _PAIR.fullmatch(text):
                facts[pair[1]] = pair[2] or None
            elif text:
                rest.append((c, text))
        if len(rest) == 1 and not title:
            title = rest[0][1]
        elif len(rest) > 1 and _LABEL.fullmatch(rest[0][1]):
            facts.update(_pairs(grid, r))
        else:
            notes.extend(text for _, text in rest)
    return title, unit, facts, notes


def _unit(grid: Grid, head: Head) -> str:
    """The unit, where it stands in a corner of the head itself."""
    words = [str(v) for row in grid.cells[head.first : head.last + 1] for v in row if isinstance(v, str)]
    return next((found[1] for word in words if (found := heads.UNIT.search(word))), "")


def _lost_zeros(columns: list[Column]) -> list[str]:
    """Months written as numbers over columns: 2023.1 after 2023.09 was 2023.10 before Excel took the zero."""
    found = [(c, m) for c in columns if (m := _LOST_ZERO.fullmatch(c.name))]
    return [
        f"{c.letters}列的表头“{c.name}”可能是{m[1]}年10月（Excel 会去掉末尾的 0），也可能是1月：请核对。"
        for c, m in found
    ]


def _pairs(grid: Grid, r: int) -> dict[str, Value]:
    """Labels each followed by its value, or by a blank to fill in: 地点 | 会议室 | 时间 | (blank)."""
    row, found, c = grid.cells[r], {}, 0
    while c < len(row):
        if (label := row[c]) is not None:
            c = max((c2 for r1, c1, r2, c2 in grid.merges if r1 <= r <= r2 and c1 == c), default=c) + 1
            found[spelled(label)] = row[c] if c < len(row) else None
        c += 1
    return found


def _used(grid: Grid, head: Head) -> list[int]:
    """The columns that hold anything from the head down."""
    rows = grid.cells[head.first :]
    width = max((len(row) for row in rows), default=0)
    return [c for c in range(width) if any(c < len(row) and row[c] is not None for row in rows)]


def _columns(named: Sequence[tuple[int, str]]) -> list[Column]:
    counts: dict[str, int] = {}
    columns = []
    for index, (at, name) in enumerate(named):
        name = name or f"第{at + 1}列"
        counts[name] = counts.get(name, 0) + 1
        columns.append(Column(index, at, name, name if counts[name] == 1 else f"{name}（{counts[name]}）"))
    return columns


def _blocks(columns: list[Column]) -> list[list[Column]]:
    """The columns cut where the head repeats itself side by side (姓名 电话 | 姓名 电话), else in one block."""
    names = [c.name for c in columns]
    for size in range(2, len(names) // 2 + 1):
        if len(names) % size == 0 and names == names[:size] * (len(names) // size):
            return [
                [Column(i, c.at, c.name, c.name) for i, c in enumerate(columns[at : at + size])]
                for at in range(0, len(names), size)
            ]
    return [columns]


def _rows(grid: Grid, start: int, blocks: list[list[Column]], names: list[str]) -> tuple[list[Row], list[str]]:
    """The rows under the head, and the remarks among and after them."""
    covering = _covering(grid, start)
    notes: list[str] = []
    kept: list[list[Row]] = []
    for block in blocks:
        rows: list[Row] = []
        last = [c.name.rsplit("/", 1)[-1] for c in block] if names else []
        for r in range(start, len(grid.cells)):
            line = grid.cells[r]
            own = [line[c.at] if c.at < len(line) else None for c in block]
            if all(v is None for v in own):
                continue
            if own[0] is not None and _is_head(own, last):
                continue  # the head printed again at the top of a page
            if _is_note(own, len(block), rows):
                notes.extend(str(v) for v in own if v is not None)
                continue
            rows.append(_row(grid, r, block, own, covering))
        kept.append(rows)
    flat = [row for rows in kept for row in rows]
    return _as_above(flat, len(blocks[0])) if len(blocks) == 1 else flat, notes


def _covering(grid: Grid, start: int) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell under another of a cell merged downward: where that one's value stands."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    height, width = len(grid.cells), max((len(row) for row in grid.cells), default=0)
    for r1, c1, r2, c2 in grid.merges:
        # a hostile file merges a million rows: only those that are there are walked, and a long column is no title
        if start <= r1 < r2 and c2 - c1 < _WIDEST:
            for r in range(r1 + 1, min(r2 + 1, height)):
                found.update(((r, c), (r1, c1)) for c in range(c1, min(c2 + 1, width)))
        if len(found) > guard.MAX_CELLS:
            raise SheetError(guard.WIDE)
    return found


def _row(
    grid: Grid, r: int, block: list[Column], own: list[Value], covering: dict[tuple[int, int], tuple[int, int]]
) -> Row:
    values, above = list(own), set()
    for column in block:
        if (r, column.at) in covering:
            r1, c1 = covering[r, column.at]
            if own[column.index] is None and grid.cells[r1][c1] is not None:
                values[column.index] = grid.cells[r1][c1]
                above.add(column.index)
    first = next((v for v in own if v is not None), None)
    total = isinstance(first, str) and len(first) <= 12 and _TOTAL.match(first) is not None
    return Row(r + 1, tuple(values), frozenset(above), {}, total)


def _is_head(own: list[Value], last: list[str]) -> bool:
    return bool(last) and spelled(own[0]) == last[0] and [spelled(v) for v in own] == last


def _is_note(own: list[Value], width: int, before: list[Row]) -> bool:
    """A remark: one cell of text across a table of several columns, beginning like one or longer than a value."""
    filled = [v for v in own if v is not None]
    if width < 2 or len(filled) != 1 or not isinstance(filled[0], str):
        return False
    if width == 2 and not _NOTE.match(filled[0]):
        return False
    if own[0] is not filled[0]:
        return width > 3 and bool(_NOTE.match(filled[0]) or len(filled[0]) > 20)
    return bool(_NOTE.match(filled[0]) or len(filled[0]) > 12 or not before)


def _as_above(rows: list[Row], width: int) -> list[Row]:
    """Marks blanks that probably mean "as above": in a leading column of text whose every value heads a run of blanks.

    Only columns before the first one that is mostly filled can head runs; the very first row must be filled.
    """
    records = [row for row in rows if not row.total]
    leading = []
    for c in range(width):
        values = [row.values[c] for row in records]
        filled = sum(v is not None for v in values)
        if values and values[0] is not None and filled <= 0.7 * len(values):
            if isinstance(values[0], str):
                leading.append(c)
        elif not all(isinstance(v, int | None) for v in values):
            break  # a column that is mostly filled; only one of serial numbers may stand before the others
    if not leading or len(records) < 3:
        return rows
    last: dict[int, Value] = {}
    marked = []
    for row in rows:
        if row.total:
            last.clear()
            marked.append(row)
            continue
        maybe = {c: last[c] for c in leading if row.values[c] is None and c in last}
        last.update({c: row.values[c] for c in leading if row.values[c] is not None})
        marked.append(Row(row.number, row.values, row.above, maybe, row.total))
    return marked
