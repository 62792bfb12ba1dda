"""What an official document is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Title:
    """The title, centred, 小标宋 22 pt."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """发文字号, centred under the title: 青调〔2025〕3号."""

    text: str


@dataclass(frozen=True, slots=True)
class Receiver:
    """主送: flush left, with its colon."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、, 黑体), 2 (（一）, 楷体), 3 (1.) or 4 (（1）). The text brings its own number."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of the body, its first line two characters in."""

    text: str


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
    """A ruled table with a head."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and 成文日期, at the right; the date without leading zeros. None leaves the date to a pen."""

    by: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Remark:
    """附注, in brackets."""

    text: str


Block = Title | Number | Receiver | Heading | Para | Blank | Facts | Table | Signature | Remark
