"""Lines of a printed page: what is header, footer or page number, and which lines belong together."""

import re
from collections import Counter
from dataclasses import dataclass

from .headings import level_of

_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?(?:\s*[/，,共]+\s*[0-9]{1,4}\s*页?)?[-—–－·\s]*$"
)
_DIGITS = re.compile(r"[0-9０-９]+")
_EM = 14.0  # points: a little less than one character of body type
_STOPS = "。！？；：!?;"


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a document usually begin and end, in points, and whether its paragraphs are indented."""

    left: float
    right: float
    indents: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; `left` and `right` in points, both 0 when the page does not say."""

    words: str
    left: float = 0.0
    right: float = 0.0

    def begins_after(self, before: "Line", page: "Margins") -> bool:
        """Whether this line begins a paragraph, `before` being the line above it."""
        stopped, indented = before.words[-1] in _STOPS, self.left > page.left + _EM
        if level_of(self.words) >= 0 and (stopped or indented or _short(before, page.right)):
            return True
        if not self.right or not before.right:
            return stopped
        if indented:
            return True
        # Where paragraphs are indented, a line that stops short in mid-sentence only had no room for a long number.
        return _short(before, page.right) and (stopped or not page.indents)

    def joined_to(self, before: str) -> str:
        """Return `before` with this line put on; words of Latin letters get their space back."""
        latin = before[-1].isascii() and before[-1].isalpha() and self.words[0].isascii() and self.words[0].isalpha()
        return before + (" " if latin else "") + self.words


def _short(line: Line, right: float) -> bool:
    """Whether a line stops well before the right margin, as the last of a paragraph does.

    In mid-sentence it may stop a few characters early: no line begins with a full stop or closing quote.
    """
    slack = 2.2 if line.words[-1] in _STOPS else 4.5
    return bool(line.right) and line.right < right - slack * _EM


def margins_of(lines: list[Line]) -> Margins:
    """The usual edges, not the extreme ones: a stamp or a wide table must not move the margins."""
    edges = [line for line in lines if line.right]
    if not edges:
        return Margins(0.0, 0.0, False)
    left = sorted(line.left for line in edges)[len(edges) // 10]
    right = sorted(line.right for line in edges)[min(len(edges) * 9 // 10, len(edges) - 1)]
    after = [
        line
        for before, line in zip(edges, edges[1:], strict=False)
        if before.words[-1] in "。！" and _short(before, right)
    ]
    return Margins(left, right, sum(line.left > left + _EM for line in after) * 2 > len(after))


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop page numbers, and the lines that stand at the head or foot of most pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line) for line in (*page[:2], *page[-2:])})
    often = {shape for shape, times in seen.items() if times >= 3 and times * 2 > len(pages)}
    return [_stripped(page, often) for page in pages]


def _stripped(page: list[Line], often: set[str]) -> list[Line]:
    """Take furniture off both ends of one page, at most two lines each."""
    body = list(page)
    for end in (0, -1):
        for _ in range(2):
            if body and (_PAGE_NUMBER.match(body[end].words) or _shape(body[end]) in often):
                body.pop(end)
    return body


def _shape(line: Line) -> str:
    """A line with its digits blurred, so that "第 3 页" and "第 4 页" are one."""
    return _DIGITS.sub("#", line.words)
