"""A text laid out for the grammar: its sentences, and in each the quantities with the words that lead to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from taizhang.redpen.figures.units import measure
from taizhang.redpen.interval import Interval
from taizhang.redpen.model import Block, Figure, Text

_END = re.compile(r"[。！？!?]")
_LIST_MARK = re.compile(
    r"[ \t]*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}(?:[、．]|"
    r"\.(?![0-9]))|[#>*|—-])"
)
# What a sentence says in passing has no part in its grammar: (按不变价格计算), and marks of notes [12].
_BLANKS = re.compile(r"\s+")
_PASSING = re.compile(r"\([^()]*\)|\[[0-9]{1,3}\]")
_STOP = re.compile(r"[,;、:()]")
LONGEST = 3000  # characters; the longest real sentence met, an enumeration, has half of that
MOST_PARTS = 30  # of one whole; longer lists are tables, and every sum over them costs
_YEAR = re.compile(r"(20[0-9]{2}|19[0-9]{2})年")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in its sentence. `lead` is all that stands between the quantity before it (or the start) and it."""

    index: int  # in Reading.figures
    figure: Figure
    lead: str
    tail: str  # what follows, up to the next quantity or the end of the sentence
    dimension: str
    size: Fraction

    @property
    def wide(self) -> Interval:
        """All the words permit, in the base unit of the dimension."""
        return Interval(self.figure.low * self.size, self.figure.high * self.size)

    @property
    def value(self) -> Fraction:
        """The value in the base unit of the dimension."""
        return self.figure.value * self.size

    @property
    def step(self) -> Fraction:
        """The size of the last written place; zero for a count that is itself."""
        if self.figure.exactness != "exact":
            return self.figure.high * self.size - self.figure.low * self.size
        return (self.figure.high - self.figure.low) * self.size * 2 / 3

    def sharp(self, step: Fraction) -> Interval:
        """The value as if written to `step` where that is finer: 2亿元 beside 4.05亿元 means 2.00亿元."""
        if self.figure.exactness != "exact":
            return self.wide
        room = min(step, self.step) / 2
        return Interval(self.value - room, self.value + room)

    @property
    def own(self) -> str:
        """The words of its own clause: the lead without the noun that still belongs to the quantity before."""
        return _STOP.split(self.lead)[-1]

    @property
    def percent(self) -> bool:
        """Whether it is a percentage."""
        return self.figure.unit == "%"

    @property
    def level(self) -> bool:
        """Whether it says how much there is, not by how much it moved."""
        return self.figure.kind in ("level", "target") and self.figure.unit not in ("%", "‰")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, its quantities in order, and the number of its paragraph."""

    start: int
    end: int
    text: str
    quantities: tuple[Quantity, ...]
    paragraph: int


@dataclass(eq=False)
class Scene:
    """Everything the kinds of claim look at."""

    source: Text
    plain: str
    figures: tuple[Figure, ...]
    before: "Scene | None" = None
    sentences: list[Sentence] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sentences = list(_sentences(self))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years the text is about, most often named first."""
        counted: dict[int, int] = {}
        for found in _YEAR.finditer(self.plain):
            counted[int(found[1])] = counted.get(int(found[1]), 0) + 1
        return tuple(sorted(counted, key=lambda y: (-counted[y], -y)))

    @cached_property
    def paragraphs(self) -> list[list[Sentence]]:
        """The sentences, paragraph by paragraph."""
        grouped: list[list[Sentence]] = []
        for sentence in self.sentences:
            if grouped and grouped[-1][-1].paragraph == sentence.paragraph:
                grouped[-1].append(sentence)
            else:
                grouped.append([sentence])
        return grouped


def _sentences(scene: Scene) -> Iterator[Sentence]:
    """Cut the text into sentences that hold at least one quantity."""
    figures, at = scene.figures, 0
    for number, (start, end) in enumerate(_paragraphs(scene.plain, scene.source.blocks)):
        cuts = _cuts(scene.plain, start, end)
        left = start
        for right in cuts:
            while at < len(figures) and figures[at].start < left:
                at += 1
            first = at
            while at < len(figures) and figures[at].start < right:
                at += 1
            if at > first:
                yield _sentence(scene, left, right, range(first, at), number)
            left = right


def _cuts(plain: str, start: int, end: int) -> list[int]:
    """Where the sentences of a paragraph end; what never stops is cut, so that no sentence costs its square."""
    cuts: list[int] = []
    last = start
    for stop in [*(m.end() for m in _END.finditer(plain, start, end)), end]:
        while stop - last > LONGEST:
            comma = max(plain.rfind(mark, last, last + LONGEST) for mark in "；;，,")
            last = comma + 1 if comma > last else last + LONGEST
            cuts.append(last)
        cuts.append(stop)
        last = stop
    return cuts


def _sentence(scene: Scene, start: int, end: int, indices: range, number: int) -> Sentence:
    """Lay out one sentence; dates and ranks stay words."""
    plain, figures = scene.plain, scene.figures
    kept = [i for i in indices if figures[i].kind not in ("date", "rank", "code", "ordinal")]
    marks = [start, *(figures[i].end for i in kept)]
    starts = [*(figures[i].start for i in kept), end]
    words = [
        _PASSING.sub("", _BLANKS.sub("", plain[a:b])).replace("，", ",").replace("；", ";")
        for a, b in zip(marks, starts, strict=True)
    ]
    quantities = tuple(
        Quantity(i, figures[i], words[n], words[n + 1], *measure(figures[i].unit)) for n, i in enumerate(kept)
    )
    return Sentence(start, end, plain[start:end], quantities, number)


def _paragraphs(plain: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """The blocks when the reader gave them; else lines, those broken in mid-sentence put together again."""
    if blocks:
        yield from _mended(plain, blocks)
        return
    start = at = 0
    while at < len(plain):
        end = plain.find("\n", at)
        end = len(plain) if end < 0 else end
        following = end + 1
        if not _broken(plain, at, end, at > start):
            yield start, end
            start = following
        at = following
    if start < len(plain):
        yield start, len(plain)


def _mended(plain: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """The blocks as they are, but for paragraphs that a line end only broke: those are one."""
    start = end = last = -1
    open_to_more = False
    for block in blocks:
        joins = open_to_more and block.kind == "paragraph" and plain[end : end + 1] == "\n"
        if joins and _broken(plain, last, end, last > start):
            end, last = block.end, block.start
            continue
        if start >= 0:
            yield start, end
        start, end, last, open_to_more = block.start, block.end, block.start, block.kind == "paragraph"
    if start >= 0:
        yield start, end


def _broken(plain: str, start: int, end: int, within: bool) -> bool:
    """Whether the line end at `end` only breaks a sentence: a long line, no stop, and no new heading after it.

    A short line may be a title, unless it stands `within` a sentence that an earlier line end broke: web pages
    leave a linked name on a line of its own.
    """
    line = plain[start:end].rstrip()
    title = len(line) < 15 and not within and line[-1:] not in (",", "，", "、")
    if end >= len(plain) - 1 or title or line[-1:] in tuple("。！？!?；;：:”》）)"):
        return False
    return plain[end + 1] != "\n" and not _LIST_MARK.match(plain, end + 1)
