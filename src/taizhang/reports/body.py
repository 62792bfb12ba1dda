"""The body of a report: plain lines in which ⟦n⟧ stands for figure n, and the blocks they make. Pure, no tables.

What a person sees while writing is ⟦n 743件⟧: the words are for reading only. Whatever comes back between the brackets
is not taken, only the number of the figure is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

OPENS, SHUTS = "⟦", "⟧"
Kind = Literal["title", "occasion", "speaker", "salutation", "heading", "paragraph"]

TOKEN = re.compile(r"⟦([1-9][0-9]{0,3})⟧", re.ASCII)
_TYPED = re.compile(r"⟦\s*(\d{0,9})([^⟦⟧\n]*)⟧")
_STRAY = re.compile("[⟦⟧]")
# Control characters, and the invisible ones that Word and WPS leave in what is pasted.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_BREAKS = re.compile("\r\n?|\u2028|\u2029|\x85")
_CN = "一二三四五六七八九十百"
_LEVELS = (
    re.compile(rf"[{_CN}]{{1,4}}、"),
    re.compile(rf"[（(][{_CN}]{{1,4}}[）)]"),
    re.compile(r"[0-9]{1,2}[.．](?![0-9])"),
    re.compile(r"[（(][0-9]{1,2}[）)]"),
)
_HEADING_MAX = 60
_SALUTATION = re.compile(r"(?:各位|尊敬的|同志们|代表们)[^，。；]{0,30}[：:]")
_OCCASION = re.compile(r"(?:——|--|—|－－)\s*\S.*|[（(]?\d{4}年\d{1,2}月\d{1,2}日[^。；]{0,80}(?:会议|大会)上?[）)]?")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the report: what it is, its level where it is a heading, and its words with their tokens."""

    kind: Kind
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Token:
    """Figure n, where it stands in a text."""

    n: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as a person typed it, made clean: unknown tokens are words again, a token met twice stands for a copy.

    copies: the number a second token was given → the figure it is a copy of.
    lost: tokens that name no figure and had no words to keep.
    """

    text: str
    copies: Mapping[int, int]
    lost: tuple[int, ...] = ()


def token(n: int) -> str:
    """The token of figure n."""
    return f"{OPENS}{n}{SHUTS}"


def tidy(text: str) -> str:
    """Lines without what cannot be seen, without spaces at their ends and without empty lines."""
    lines = _BREAKS.sub("\n", text).replace("\t", " ").split("\n")
    return "\n".join(filter(None, (_INVISIBLE.sub("", line).strip(" \u3000\xa0") for line in lines)))


def typed(text: str, known: Iterable[int], following: int) -> Typed:
    """Read what a person typed. known: the figures of the report; following: the next number for a copy."""
    held, seen = frozenset(known), set[int]()
    copies: dict[int, int] = {}
    lost: list[int] = []

    def taken(found: re.Match[str]) -> str:
        n = int(found[1] or 0)
        if n not in held:
            words = found[2].strip(" :：·|")
            if not words and found[1]:
                lost.append(n)
            return words
        if n in seen:
            copy = following + len(copies)
            copies[copy] = n
            n = copy
        seen.add(n)
        return f"\x02{n}\x03"

    bare = _STRAY.sub("", _TYPED.sub(taken, _BREAKS.sub("\n", text).replace("\x02", "").replace("\x03", "")))
    return Typed(tidy(bare.replace("\x02", OPENS).replace("\x03", SHUTS)), copies, tuple(lost))


def written(body: str, words: Mapping[int, str]) -> str:
    """The body as a person edits it: each token with the words of its figure, for reading."""
    return TOKEN.sub(lambda m: f"{OPENS}{m[1]} {_STRAY.sub('', words.get(int(m[1]), ''))}{SHUTS}", body)


def tokens(text: str) -> tuple[int, ...]:
    """The figures that stand in a text, in order."""
    return tuple(int(m[1]) for m in TOKEN.finditer(text))


def parts(text: str) -> Iterator[str | Token]:
    """A text cut at its tokens."""
    at = 0
    for found in TOKEN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield Token(int(found[1]))
        at = found.end()
    if at < len(text):
        yield text[at:]


def without(text: str, n: int) -> str:
    """The text without figure n."""
    return text.replace(token(n), "")


def blocks(body: str) -> tuple[Block, ...]:
    """The lines of a body, each with what it is. Lines joined by line ends give the body again."""
    return tuple(_block(line) for line in body.split("\n") if line)


def joined(lines: Iterable[Block]) -> str:
    """The body of these blocks."""
    return "\n".join(b.text for b in lines)


def _block(line: str) -> Block:
    if _SALUTATION.fullmatch(line):
        return Block("salutation", line)
    if level := level_of(line):
        return Block("heading", line, level)
    return Block("paragraph", line)


def level_of(line: str) -> int:
    """The level of a heading: 1 一、 2 （一） 3 1. 4 （1）; 0 for a paragraph, however it begins."""
    if len(TOKEN.sub("", line)) > _HEADING_MAX or re.search(r"[。；！？：:;]", line.rstrip("。")):
        return 0
    return next((n for n, form in enumerate(_LEVELS, 1) if form.match(line)), 0)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text of a report that was written elsewhere."""

    title: str = ""
    occasion: str = ""
    speaker: str = ""


def lifted(text: str) -> tuple[Head, str]:
    """Take title, occasion and speaker from the first lines of a finished text; the rest is the body."""
    lines = tidy(text).split("\n")
    found: dict[str, str] = {}
    above = 0
    for line in lines[:8]:
        kind = _head(line, found)
        if kind is None:
            break
        found.setdefault(kind, line.lstrip("—-－ ").strip() if kind == "occasion" else line)
        above += 1
    return Head(**found), "\n".join(lines[above:])


def _head(line: str, found: Mapping[str, str]) -> Literal["title", "occasion", "speaker"] | None:
    if _SALUTATION.fullmatch(line) or level_of(line) or len(line) > 100:
        return None
    if _OCCASION.fullmatch(line):
        return "occasion"
    if len(line) > 40 or re.search(r"[。；，！？]", line):
        return None
    if "title" not in found or line.replace(" ", "") == found["title"].replace(" ", ""):
        return "title"
    return "speaker" if "occasion" in found and "speaker" not in found else None
