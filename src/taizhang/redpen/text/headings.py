"""How a heading of a Chinese document is known: by its number, as GB/T 9704 orders them."""

import re

# 第一部分 and unnumbered headings stand above 一、: level 0.
_FORMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (0, re.compile(r"第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇)")),
    (1, re.compile(r"[一二三四五六七八九十]{1,3}、")),
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
    (3, re.compile(r"[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|、)")),
    (4, re.compile(r"[（(][0-9０-９]{1,2}[）)]|[①-⑳]")),
)
_SPACE = " \t\u3000\u00a0\r"
_ENDS = "。！？；!?;"
LONGEST = 45  # characters: a longer line is a sentence that begins with a number


def level_of(line: str) -> int:
    """Return the level of a line that begins with a heading's number, -1 for any other line."""
    line = line.lstrip(_SPACE)
    return next((level for level, form in _FORMS if form.match(line)), -1)


def heading_end(line: str) -> int:
    """Return how much of a numbered line is its heading: all of a short one, or its first short sentence.

    "（一）产业更强。全年……" is a heading and a paragraph in one line. 0 when the line has no heading.
    """
    if level_of(line) < 0:
        return 0
    stripped = line.rstrip(_SPACE)
    stop = next((i for i, c in enumerate(stripped[: LONGEST + 10]) if c in _ENDS), -1)
    if stop < 0 or stop == len(stripped) - 1:
        return len(stripped) if len(stripped.lstrip(_SPACE)) <= LONGEST else 0
    return stop + 1 if stripped[stop] == "。" and stop <= LONGEST else 0
