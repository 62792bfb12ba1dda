"""What an official document is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words that are found again when the file comes back: a content control, and a bookmark of the same name.

    tag: Latin letters, digits and colons, a letter first, 36 at most; a bookmark can be called no more.
    alias: what Word shows on the control. note: the text of an endnote that hangs on the words, "" for none.
    """

    tag: str
    text: str
    alias: str = ""
    note: str = ""


Words = str | Sequence[str | Tagged]


def plain(words: Words) -> str:
    """The words alone."""
    return words if isinstance(words, str) else "".join(p if isinstance(p, str) else p.text for p in words)


_LINE_END = re.compile(r"\r\n|\r|\n")


def lines_of(words: Words) -> list[list[str | Tagged]]:
    """The words cut at their line ends, the last of which ends no line; one empty line where there are none."""
    lines: list[list[str | Tagged]] = [[]]
    for part in [words.rstrip("\r\n")] if isinstance(words, str) else words:
        if isinstance(part, Tagged):
            lines[-1].append(part)
            continue
        first, *more = _LINE_END.split(part)
        lines[-1].append(first)
        lines += [[line] for line in more]
    return lines


@dataclass(frozen=True, slots=True)
class Title:
    """The title, centred, 小标宋 22 pt."""

    text: Words


@dataclass(frozen=True, slots=True)
class Number:
    """发文字号, centred under the title: 青调〔2025〕3号."""

    text: str


@dataclass(frozen=True, slots=True)
class Receiver:
    """主送: flush left, with its colon."""

    text: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """Under the title of a report: ——2024年4月1日在…会议上, and who speaks; 楷体, centred."""

    text: Words


@dataclass(frozen=True, slots=True)
class Salutation:
    """各位代表： flush left."""

    text: Words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、, 黑体), 2 (（一）, 楷体), 3 (1.) or 4 (（1）). The text brings its own number."""

    text: Words
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of the body, its first line two characters in."""

    text: Words


@dataclass(frozen=True, slots=True)
class Blank:
    """Something only a pen may write: a label and room for it, in half-width places."""

    label: str
    places: int = 24


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values, ruled as a form."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table with a head.

    widths: of the columns, in mm, 156 in all; else Word decides. size: of the type, in points.
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()
    size: float = 14


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and 成文日期, at the right; the date without leading zeros. None leaves the date to a pen."""

    by: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Remark:
    """附注, in brackets."""

    text: str


@dataclass(frozen=True, slots=True)
class Annex:
    """The head of an annex, on a page of its own: 附件 in its first line, its title in the third.

    mark: the words 附件, or those words tagged, so that a reader knows where the text ended. Endnotes stand before it.
    """

    title: str
    mark: Words = "附件"


Block = (
    Title
    | Number
    | Occasion
    | Salutation
    | Receiver
    | Heading
    | Para
    | Blank
    | Facts
    | Table
    | Signature
    | Remark
    | Annex
)
