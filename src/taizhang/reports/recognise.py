"""Which numbers of a text are figures: the red pen reads them; dates, ordinals, codes and set phrases are none.

What is promised for the coming year is a figure too, but no ledger can hold it yet: it stands as it was written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from taizhang.redpen import Figure as Read
from taizhang.redpen.commitments.section import next_year
from taizhang.redpen.figures import figures_of
from taizhang.redpen.figures.normal import plain
from taizhang.reports import body
from taizhang.reports.wording import LEADS

LONGEST = 60  # characters of a number with its unit; what is longer, or torn over two lines, stays as it was typed
NEVER = frozenset(("date", "ordinal", "code", "rank"))
# Figures of speech that the red pen rightly reads as numbers of things: they name, they do not count.
_OTHER_WORDS = ("赶超", "反超", "商超", "攀超", "附近", "临近", "邻近", "合约", "节约", "签约")
_PHRASE = re.compile(r"[“‘《]$")


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a text: where it stands with the word before it (近, 超), what the red pen read, and whether it is
    of the coming year."""

    start: int
    end: int
    words: str
    read: Read
    coming: bool = False


def found(text: str) -> tuple[Found, ...]:
    """The figures of a finished text, in order."""
    words = plain(text)
    start, end = next_year(words)
    out: list[Found] = []
    for read in figures_of(words, text):
        if read.kind in NEVER or _PHRASE.search(text, max(0, read.start - 1), read.start):
            continue
        lead = _lead(words, read)
        begins = max(read.start - len(lead), out[-1].end if out else 0)
        out.append(Found(begins, read.end, text[begins : read.end], read, start <= read.start < end))
    return tuple(out)


def _lead(words: str, read: Read) -> str:
    """The about-word right before a number, where the red pen took it for one (签约 and 赶超 are none)."""
    if read.exactness == "exact":
        return ""
    lead = next((w for w in LEADS if words.endswith(w, max(0, read.start - 2), read.start)), "")
    return "" if words.endswith(_OTHER_WORDS, 0, read.start) else lead


@dataclass(frozen=True, slots=True)
class Fresh:
    """A number newly typed into a body: the line it stands in, where, and what it is."""

    line: int
    start: int
    end: int
    found: Found


def fresh(text: str, words: Mapping[int, str]) -> tuple[Fresh, ...]:
    """The numbers a person typed into a body outside its tokens. words: what each figure shows, for the context."""
    plainly, spans = _spread(text, words)
    out = []
    for each in found(plainly):
        held = next((s for s in spans if s.shown <= each.start and each.end <= s.shown + (s.end - s.start)), None)
        if held is not None and not held.token and len(each.words) <= LONGEST and "\n" not in each.words:
            start = held.start + each.start - held.shown
            out.append(Fresh(text.count("\n", 0, start), start, start + each.end - each.start, each))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of the body, and where it begins in the text as it is shown."""

    start: int
    end: int
    shown: int
    token: bool


def _spread(text: str, words: Mapping[int, str]) -> tuple[str, list[_Span]]:
    out: list[str] = []
    spans: list[_Span] = []
    at = shown = 0
    for part in body.parts(text):
        if isinstance(part, str):
            spans.append(_Span(at, at + len(part), shown, False))
            said, size = part, len(part)
        else:
            size, said = len(body.token(part.n)), words.get(part.n, "")
        out.append(said)
        at, shown = at + size, shown + len(said)
    return "".join(out), spans
