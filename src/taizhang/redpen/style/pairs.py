"""Quotes, brackets and title marks without their other half. Learned from: 以“百村示范为统领”，推进各项工作。"""

import re
from collections import Counter
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

_OPEN = {"“": "”", "‘": "’", "（": "）", "《": "》", "【": "】", "〔": "〕", "「": "」", "『": "』", "〈": "〉"}
_CLOSE = {close: open_ for open_, close in _OPEN.items()}
_ALIKE = str.maketrans("()", "（）")  # a bracket may be closed by one of the other width: that is another remark
# "1）" and "一）" at the head of an item close nothing.
_ITEM = re.compile(r"(?:^|[\s　：:；;。，])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_FARTHEST = 60  # characters between the halves of a title on a line of its own
_NAMES = {"“": "引号", "‘": "单引号", "（": "括号", "《": "书名号", "【": "方括号", "〔": "六角括号"}


def check(page: Page) -> Iterator[Finding]:
    """Look at each line on its own: quotations do not run over paragraphs in a report."""
    start = 0
    lost: list[tuple[int, str, bool]] = []
    for line in page.text.split("\n"):
        lost += sorted(_line(line.translate(_ALIKE), start))
        start += len(line) + 1
    for n, (at, mark, closing) in enumerate(lost):
        if not _meets(lost, n):
            yield _remark(mark, at, closing)


def _meets(lost: list[tuple[int, str, bool]], n: int) -> bool:
    """Whether the lost half is the next one: a title that a page has set on a line of its own."""
    at, mark, closing = lost[n]
    other = n - 1 if closing else n + 1
    if not 0 <= other < len(lost):
        return False
    there, same, close = lost[other]
    return same == mark and close != closing and abs(there - at) <= _FARTHEST


def _line(line: str, offset: int) -> Iterator[tuple[int, str, bool]]:
    """Match the marks of one line with a stack; yield what is left over: place, opening form, whether it closes."""
    waiting: list[tuple[str, int]] = []
    open_: Counter[str] = Counter()
    for at, mark in enumerate(line):
        if mark in _OPEN:
            if mark in "“‘" and open_[mark]:
                yield offset + _drop(waiting, mark), mark, False
                open_[mark] -= 1
            waiting.append((mark, at))
            open_[mark] += 1
        elif mark in _CLOSE and not _apostrophe(line, at):
            wanted = _CLOSE[mark]
            if open_[wanted]:
                while waiting[-1][0] != wanted:
                    lost, place = waiting.pop()
                    open_[lost] -= 1
                    yield offset + place, lost, False
                waiting.pop()
                open_[wanted] -= 1
            elif not (mark == "）" and _ITEM.search(line[max(0, at - 4) : at])):
                yield offset + at, wanted, True
    for mark, at in waiting:
        yield offset + at, mark, False


def _drop(waiting: list[tuple[str, int]], mark: str) -> int:
    """Take the waiting mark of that sort away and return where it stood."""
    at = next(n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == mark)
    return waiting.pop(at)[1]


def _apostrophe(line: str, at: int) -> bool:
    """Whether ’ stands inside a Latin word or before the digits of a year."""
    return line[at] == "’" and at > 0 and line[at - 1].isascii() and line[at - 1].isalnum()


def _remark(mark: str, at: int, closing: bool) -> Finding:
    name = _NAMES.get(mark, "括号")
    half = f"只有后一半 {_OPEN[mark]} ，没有前一半" if closing else f"只有前一半 {mark} ，没有后一半"
    return remark("unpaired", at, at + 1, f"{name}不成对：{half}。")
