"""Headings whose numbers jump. Learned from: 二、…… 3、…… 四、……"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.redpen.model import Finding

from .page import Page, remark

_CHINESE = {c: i for i, c in enumerate("零一二三四五六七八九")}
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("部分", re.compile(r"第([一二三四五六七八九十]{1,3})(?:部分|章|节|篇)")),
    ("一、", re.compile(r"([一二三四五六七八九十]{1,3})、")),
    ("（一）", re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]")),
    ("1.", re.compile(r"([0-9]{1,2})(?:[.．](?![0-9])|、)")),
    ("（1）", re.compile(r"[（(]([0-9]{1,2})[）)]")),
)
_LONGEST_LINE = 60  # a "3、" that stands for 三、 is a heading: no longer than this


@dataclass(frozen=True, slots=True)
class _Head:
    depth: int
    number: int
    start: int
    end: int
    line: int  # length of its line


def check(page: Page) -> Iterator[Finding]:
    """Find numbers that skip, repeat, or change their form within one sequence."""
    heads = list(_heads(page))
    last: dict[int, _Head] = {}
    for at, head in enumerate(heads):
        before = last.get(head.depth)
        for deeper in [depth for depth in last if depth > head.depth]:
            del last[deeper]
        last[head.depth] = head
        if before is None or head.number in (1, before.number + 1):
            continue
        between = [h for h in heads[:at] if h.start > before.start]
        yield from _fault(page, before, head, between)


def _heads(page: Page) -> Iterator[_Head]:
    """Every line that begins with a number, in order; cells of tables are not headings."""
    for block in page.blocks:
        if block.kind == "cell" or page.line(block.start).strip(" \t\u3000\u00a0"):
            continue
        stop = page.words.find("\n", block.start)
        words = page.words[block.start : stop if stop >= 0 else len(page.words)]
        for depth, (_, form) in enumerate(_FORMS):
            found = form.match(words)
            if found:
                yield _Head(depth, _value(found[1]), block.start, block.start + found.end(), len(words))
                break


def _fault(page: Page, before: _Head, head: _Head, between: list[_Head]) -> Iterator[Finding]:
    """Say what is wrong between two neighbours of one depth, when something is."""
    shown = page.text[before.start : before.end], page.text[head.start : head.end]
    wanted = before.number + 1
    # A lone "3、" stands for 三、; one of a run of 1. 2. 3. is an item below.
    run = [h for h in between if h.depth == 3]
    stray = run[0] if len(run) == 1 and run[0].number == wanted and run[0].line <= _LONGEST_LINE else None
    if head.number == wanted + 1 and head.depth in (1, 2) and stray is not None:
        written = page.text[stray.start : stray.end]
        message = f"标题序号的写法变了：前面是“{shown[0]}”，后面是“{shown[1]}”，这里写成“{written}”。"
        yield remark("heading-form", stray.start, stray.end, message)
    elif head.number > wanted and not _named_between(page, before, head, wanted):
        yield remark("heading-jump", head.start, head.end, f"标题序号跳了：上一个是“{shown[0]}”，这里是“{shown[1]}”。")
    elif head.number == before.number and head.depth < 3:
        yield remark("heading-repeat", head.start, head.end, f"标题序号重复：“{shown[1]}”前面已经用过。")


def _named_between(page: Page, before: _Head, head: _Head, wanted: int) -> bool:
    """Whether the missing number stands in between after all: run on in a paragraph, or torn by a line end."""
    stretch = page.words[before.end : head.start]
    if head.depth > 2:
        return re.search(rf"(?<![0-9]){wanted}[.．、）)]", stretch) is not None
    torn = re.compile(r"([一二三四五六七八九十]{1,3})[、）)部章节篇]")
    return any(_value(found[1]) == wanted for found in torn.finditer(stretch))


def _value(word: str) -> int:
    """The value of a heading's number, 一…九十九 or Arabic."""
    if word.isdigit():
        return int(word)
    tens, ten, ones = word.partition("十")
    if not ten:
        return _CHINESE[word[-1]]
    return (_CHINESE.get(tens, 1)) * 10 + (_CHINESE.get(ones, 0))
