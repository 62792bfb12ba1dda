"""A plain text cut into title, headings and paragraphs, offsets untouched."""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Block

from .headings import heading_end, level_of

_SPACE = " \t\u3000\u00a0\r\ufeff"
_SENTENCE_END = "。！？；：!?;:…”」』）)"
_LINE = re.compile(r"[^\n\x0b\x0c\u2028\u2029]+")
_TITLE = re.compile(r"(?:工作)?报告(?:（[^）]{1,12}）|\([^)]{1,12}\))?$")
_GREETING = re.compile(r"^(?:各位|同志们|主席)")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text without markup; lines that a fixed width has broken are joined again."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    spans = [span for span in (_trim(text, *line) for line in lines) if span[0] < span[1]]
    found: list[Block] = []
    opening = True
    for start, end in _joined(text, spans):
        line = text[start:end]
        opening = opening and not _GREETING.match(line) and "。" not in line and len(found) < 12
        found.extend(_blocks_of_line(line, start, end, opening))
    return tuple(found)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a line to its words."""
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    return start, end


def _blocks_of_line(line: str, start: int, end: int, opening: bool) -> Iterator[Block]:
    """Yield what one line holds: a title, a heading, a heading and its paragraph, or a paragraph."""
    if opening and len(line) <= 40 and _TITLE.search(line.replace(" ", "").replace("\u3000", "")):
        yield Block("title", start, end)
        return
    cut = heading_end(line)
    if cut:
        yield Block("heading", start, start + cut, level=level_of(line))
        if start + cut < end:
            yield Block("paragraph", start + cut, end)
        return
    bare = len(line) <= 24 and line[-1] not in "。！？；，、：:,;.…—" and not opening and not _GREETING.match(line)
    yield Block("heading", start, end) if bare and not line[0].isdigit() else Block("paragraph", start, end)


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the lines of a text copied out of a page of fixed width; other texts keep a block a line."""
    width = _fixed_width(text, spans)
    if not width:
        yield from spans
        return
    start, end = -1, -1
    for here, there in spans:
        if start >= 0 and _goes_on(text, start, end, here, there, width):
            end = there
            continue
        if start >= 0:
            yield start, end
        start, end = here, there
    if start >= 0:
        yield start, end


def _fixed_width(text: str, spans: list[tuple[int, int]]) -> int:
    """Return the line width of a hard-wrapped text, 0 for a text with a line a paragraph.

    Wrapped lines are as long as one another and most of them stop in mid-sentence.
    """
    if len(spans) < 8:
        return 0
    lengths = sorted(end - start for start, end in spans)
    width = lengths[len(lengths) * 9 // 10]
    if not 16 <= width <= 90:
        return 0
    full = [(start, end) for start, end in spans if width - 6 <= end - start <= width + 4]
    cut = [end for _, end in full if text[end - 1] not in _SENTENCE_END]
    return width if len(full) * 2 > len(spans) and len(cut) * 10 > len(full) * 6 else 0


def _goes_on(text: str, start: int, end: int, here: int, there: int, width: int) -> bool:
    """Whether the line at `here` continues the block that ends at `end`."""
    last = text.rfind("\n", start, end) + 1 or start
    indented = text[max(0, here - 2) : here].strip("\u3000 ") == "" and here >= 2 and text[here - 2] != "\n"
    short = end - last < width - 6
    return not short and not indented and level_of(text[here:there]) < 0
