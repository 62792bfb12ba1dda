"""Where the head of a table is: behind titles and label lines, one to four rows of it, or nowhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from taizhang.base.sheet.grid import Grid, Merge, Value

_LOOK = 40  # a head farther down belongs to a form, not to a table
_DEEPEST = 4
_LONGEST = 40
_ENDS = re.compile(r"[。！？；]$")
_NUMBER = re.compile(r"[+-]?[\d,]+(?:\.\d+)?%?|[\d*＊xX-]{5,}")
UNIT = re.compile(r"(?<![^\s（(，,；;])(?:金额|计量|货币)?单位\s*[：:]\s*([^\s，,；;（）()：:]{1,8})")
_USUAL = re.compile(
    r"^(?:所[在属])?(?:行政|自然)?(?:乡|镇|村|区|县|社区|街道|镇街|镇村|村居|村[（(]居[)）]|区[（(]县[)）])$|"
    r"序号|编号|单号|姓名|名称|日期|时间|电话|手机|地址|住址|单位|部门|科室|类型|类别|分类|备注|内容|标题|"
    r"主题|数量|金额|单价|总数|合计|户数|人数|人口|编码|代码|身份证|性别|年龄|状态|来源|渠道|情况|负责人|联系人|记录人|办理|"
    r"答复|结果|期限|面积|项目|供应商|明细|\([户人元次个件万亩]|（[户人元次个件万亩]"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The rows of a head, first and last from 0; last < first when there is none and rows begin at `first`."""

    first: int
    last: int


def find(grid: Grid) -> Head:
    """The head of the sheet's table."""
    rows = grid.cells
    filled = [i for i, row in enumerate(rows[:_LOOK]) if any(v is not None for v in row)]
    if not filled:
        return Head(0, -1)
    widest = max(_width(rows[i]) for i in filled)
    best, found = 0.0, -1
    for i in filled:
        if (score := _score(grid, i, widest)) > best:
            best, found = score, i
    # of two rows that could begin a head the upper one does, when its head reaches down to the other
    found = next((i for i in filled if 0 <= i < found and _score(grid, i, widest) and _depth(grid, i) >= found), found)
    if found < 0:
        body = [i for i in filled if _width(rows[i]) > 1] or filled
        return Head(body[0], body[0] - 1)
    return Head(found, _depth(grid, found))


def _score(grid: Grid, i: int, widest: int) -> float:
    """How much a row looks like the first of a head; 0 when it cannot be one."""
    row = grid.cells[i]
    texts = [v for v in row if v is not None]
    # 2023.01 over a column is a month, and a year may be a number
    short = [v for v in texts if is_name(v)]
    if len(texts) < 2 or len(short) < 0.9 * len(texts) or not any(isinstance(v, str) for v in texts):
        return 0
    if len(texts) < 3 and any(r1 <= i <= r2 and c2 - c1 >= 0.5 * widest for r1, c1, r2, c2 in grid.merges):
        return 0  # a title over the whole table, with a unit beside it
    if sum(_width(above) >= max(0.8 * widest, 2) for above in grid.cells[:i]) > 3:
        return 0  # rows as wide as this one stand above it: they are the table, and this is one of them
    covered = _covered(grid.merges, i, len(row)) | {c for c, v in enumerate(row) if v is not None}
    breadth = len(covered) / max(widest, 1)
    usual = sum(bool(isinstance(v, str) and _USUAL.search(v)) for v in texts) / len(texts)
    distinct = len(set(map(str, texts))) / len(texts)
    below = [other for other in grid.cells[i + 1 : i + 9] if other != row]  # the head again, on the next page
    kin = sum(_kin(row, other) for other in below) / len(below) if below else 0
    if breadth < 0.5 or (usual < 0.25 and kin > 0.4) or (usual == 0 and not _typed(below)):
        return 0
    return breadth + 1.5 * usual + 0.5 * distinct - kin - 0.02 * i


def is_name(value: Value) -> bool:
    """Whether a cell may stand in a head: short text that is no sentence, number, date or masked number."""
    if isinstance(value, str):
        return len(value) <= _LONGEST and not _ENDS.search(value) and not _NUMBER.fullmatch(value)
    return isinstance(value, int | float | date | datetime) and not isinstance(value, bool)


def _kin(row: Sequence[Value], other: Sequence[Value]) -> float:
    """How far two rows are of one kind, cell by cell: a head is of another kind than what it heads, or repeats none."""
    both = [(a, b) for a, b in zip(row, other, strict=False) if a is not None and b is not None]
    if len(both) < 2:
        return 0
    same = [type(a) is type(b) and (not isinstance(a, str) or a == b or _alike(a, str(b))) for a, b in both]
    return sum(same) / len(both)


def _alike(a: str, b: str) -> bool:
    """Two texts that could stand in one column: equally long, and ending alike (太平街道, 城北街道)."""
    return abs(len(a) - len(b)) <= 2 and a[-1] == b[-1]


def _typed(rows: list[list[Value]]) -> bool:
    """Whether there are numbers or dates under it: then a row of words alone is a head even of unusual words."""
    values = [v for row in rows for v in row if v is not None]
    return sum(not isinstance(v, str) or bool(_NUMBER.fullmatch(v)) for v in values) >= 0.2 * max(len(values), 1)


def _depth(grid: Grid, first: int) -> int:
    """The last row of a head that begins at `first`: merged cells say so, or gaps filled in the row below."""
    last, rows = first, grid.cells
    while last - first + 1 < _DEEPEST and last + 1 < len(rows):
        down = any(r1 <= last < r2 for r1, _, r2, _ in grid.merges if r1 >= first and r2 - r1 < _DEEPEST)
        across = any(r1 == r2 == last and c2 > c1 and _width(rows[last]) > 1 for r1, c1, r2, c2 in grid.merges)
        words = [v for v in rows[last + 1] if v is not None]
        named = all(is_name(v) for v in words) and any(isinstance(v, str) for v in words)
        if not (((down or across) and (named or not words)) or (named and _fills(rows, last))):
            break
        last += 1
    while last > first and not any(v is not None for v in rows[last]):
        last -= 1
    return last


def _fills(rows: list[list[Value]], last: int) -> bool:
    """Whether, without merged cells to say so (a .csv), the row under `last` names what that row left open:
    总数 | (blank) over 男 | 女, and nothing under the names that stand alone."""
    over, under = rows[last], rows[last + 1]
    gaps = {c for c, v in enumerate(under) if v is not None and c < len(over) and over[c] is None}
    if not gaps:
        return False
    groups = gaps | {c - 1 for c in gaps if c and over[c - 1] is not None}
    alone = {c for c, v in enumerate(over) if v is not None} - groups
    filled = {c for c, v in enumerate(under) if v is not None}
    after = rows[last + 2] if last + 2 < len(rows) else []
    return filled <= groups and bool(alone) and _kin(under, after) < 0.5


def _covered(merges: list[Merge], row: int, width: int) -> set[int]:
    return {c for r1, c1, r2, c2 in merges if r1 <= row <= r2 for c in range(c1, min(c2 + 1, width))}


def _width(row: Sequence[Value]) -> int:
    return sum(v is not None for v in row)


def names(grid: Grid, head: Head) -> list[str]:
    """One name for each column of the sheet: the words over it from top to bottom, "总数/其中：男", each once."""
    spans = _spread(grid, head)
    found = []
    for column in range(max((len(row) for row in grid.cells), default=0)):
        parts: list[str] = []
        for row in spans:
            word = row[column] if column < len(row) else ""
            if word and (not parts or parts[-1] != word):
                parts.append(word)
        if len(parts) > 1:
            parts = [part for part in parts if not part.isdecimal()] or parts  # the number of a chapter of the form
        found.append("/".join(parts) or _over(grid, head, column))
    return found


def _over(grid: Grid, head: Head, column: int) -> str:
    """A word that stands over a nameless column a little above the head, as dates over a table of days do."""
    above = [row[column] for row in grid.cells[max(0, head.first - 3) : head.first] if column < len(row)]
    return next((spelled(v) for v in reversed(above) if v is not None and is_name(v)), "")


def _spread(grid: Grid, head: Head) -> list[list[str]]:
    """The head's rows as words, merged cells said over every column they cover."""
    rows = [[spelled(v) for v in grid.cells[i]] for i in range(head.first, head.last + 1)]
    rows = [["" if UNIT.search(word) else word for word in row] for row in rows]
    merged = [m for m in grid.merges if head.first <= m[0] <= head.last]
    for r1, c1, r2, c2 in merged:
        word = rows[r1 - head.first][c1] if c1 < len(rows[r1 - head.first]) else ""
        for r in range(r1, min(r2, head.last) + 1):
            for c in range(c1, min(c2 + 1, len(rows[r - head.first]))):
                rows[r - head.first][c] = word
    if not merged and len(rows) > 1:
        # without merged cells (a .csv) a word reaches right until the next one, where something stands below the gap
        for upper, lower in zip(rows, rows[1:], strict=False):
            for c in range(1, len(upper)):
                if not upper[c] and lower[c] and upper[c - 1] and lower[c - 1]:
                    upper[c] = upper[c - 1]
    return rows


def spelled(value: Value) -> str:
    """A head's cell as one word without line breaks or padding: "危房户(户)"."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{value:g}" if isinstance(value, float) else str(value)
    text = "" if value is None else str(value)
    text = re.sub(r"(?<=[^\x00-\x7f])[\s\u3000]+|[\s\u3000]+(?=[^\x00-\x7f])", "", text)
    return re.sub(r"\s+", " ", text).strip()
