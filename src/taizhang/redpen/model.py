"""What the red pen hands over: figures, claims, findings, commitments, and the text they point into.

Every `start` and `end` is a character offset into `Text.text`, half open, so that
`text.text[f.start:f.end]` is the exact wording.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Level = Literal["sure", "likely", "look", "style"]
Exactness = Literal["exact", "about", "nearly", "over", "at_least", "under", "at_most", "range"]
BlockKind = Literal["title", "heading", "paragraph", "cell", "list"]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text that belongs together: a heading, a paragraph, a table cell."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0  # headings: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）
    row: int = -1  # cells: their row and column within one table, else -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class Text:
    """What was read of a document: its words, their blocks, and where they came from."""

    text: str
    blocks: tuple[Block, ...] = ()
    kind: str = "txt"  # txt, md, html, docx, doc, pdf
    name: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as the text states it, with everything its words say about it.

    `value` has its scale applied (4939万元 is 49390000); a percentage keeps its percent (93% is 93, unit "%").
    `low` and `high` bound what the words permit: the rounding of the last digit shown, and 余, 近, 约 and the like.
    """

    start: int
    end: int
    text: str
    value: Fraction
    low: Fraction
    high: Fraction
    unit: str = ""
    basis: str = ""  # counting basis: 人, 人次, 家, 家次 …
    exactness: Exactness = "exact"
    kind: str = "level"  # level, increment, growth, share, rate, target, rank, threshold, ordinal, ratio, date, code …
    subject: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation the text states between figures, whether or not it holds.

    `holds` is None when the text does not say enough to decide.
    """

    kind: str
    start: int
    end: int
    operands: tuple[int, ...]  # indices into Reading.figures
    holds: bool | None
    arithmetic: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the text that does not hold, and how sure that is."""

    level: Level
    kind: str
    start: int
    end: int
    message: str
    arithmetic: str = ""
    holds_if: str = ""  # the reading under which it would hold, when there is one
    figures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise of the next-year part: what will be done, how much, where, by when, by whom."""

    start: int
    end: int
    text: str
    action: str
    object: str = ""
    quantity: str = ""
    place: str = ""
    deadline: str = ""
    owner: str = ""
    measured: bool = True  # False: the promise names nothing by which it could be checked


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one text."""

    source: Text
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    commitments: tuple[Commitment, ...] = field(default=())
