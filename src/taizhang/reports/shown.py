"""A compiled report: its text with every number in it, where each stands, and what is behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from taizhang.indicators.cell import Cell
from taizhang.indicators.indicator import Definition, Indicator
from taizhang.indicators.registry import measure
from taizhang.redpen import Block as RedBlock
from taizhang.redpen import Text
from taizhang.redpen.model import BlockKind
from taizhang.reports import body
from taizhang.reports.models import Figure, Release, Report
from taizhang.reports.wording import Style

_READ_AS: dict[str, BlockKind] = {"title": "title", "heading": "heading"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as the compiled text shows it, at [start, end).

    typed: as a person wrote it last; contradicted: what was typed and not agreed to is not what the ledger says, or the
    ledger says nothing. frozen: the value was frozen by a close or by a release.
    """

    n: int
    kind: str
    words: str
    cell: Cell | None
    start: int
    end: int
    frozen: bool
    contradicted: bool
    part: str = "value"
    typed: str = ""
    note: str = ""
    style: Style = Style()

    @property
    def source(self) -> str:
        """Where it comes from: ledger, reported, rhetoric, open, none (bound, but nothing holds it)."""
        return self.cell.source if self.cell else str(self.kind)

    @property
    def value(self) -> Decimal | None:
        """The value of its part of the cell; None where it has none."""
        return part_of(self.cell, self.part) if self.cell else None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the compiled text: what it is, and where."""

    kind: str
    start: int
    end: int
    level: int = 0
    index: int = -1  # which line of the body; -1 for the head


@dataclass(frozen=True, slots=True)
class Compiled:
    """A report with its numbers in it: of the draft, or of a release."""

    report: Report
    release: Release | None
    text: str
    lines: tuple[Line, ...]
    figures: tuple[Shown, ...]

    @property
    def as_text(self) -> Text:
        """The text as the red pen takes it."""
        found = tuple(RedBlock(_READ_AS.get(x.kind, "paragraph"), x.start, x.end, x.level) for x in self.lines)
        return Text(self.text, found, "txt", self.report.title)

    def figure(self, n: int) -> Shown | None:
        """Figure n; None where the text does not hold it."""
        return next((f for f in self.figures if f.n == n), None)

    def within(self, line: Line) -> tuple[Shown, ...]:
        """The figures of a line."""
        return tuple(f for f in self.figures if line.start <= f.start < line.end)


def part_of(cell: Cell, part: str) -> Decimal | None:
    """The value, the numerator or the denominator."""
    return {"over": cell.over, "under": cell.under}.get(part, cell.value)


def unit_of(indicator: Indicator, part: str, definition: Definition | None = None) -> str:
    """The unit of a part: a numerator is counted in the unit of its measure."""
    if part == Figure.Part.VALUE:
        return indicator.unit
    held = definition or (indicator.definitions[-1] if indicator.definitions else None)
    found = measure(getattr(held, part, "")) if held else None
    return found.unit if found else indicator.unit


def laid_out(head: object, text: str, figures: Mapping[int, Shown]) -> tuple[str, tuple[Line, ...], tuple[Shown, ...]]:
    """The head and the body with each figure's words in its place, and where all of it stands."""
    out: list[str] = []
    lines: list[Line] = []
    placed: list[Shown] = []
    at = 0
    for index, block in _blocks(head, text):
        start = at
        for part in body.parts(block.text):
            words = part
            if isinstance(part, body.Token):
                shown = figures.get(part.n)
                words = shown.words if shown else ""
                if shown:
                    placed.append(replace(shown, start=at, end=at + len(shown.words)))
            out.append(str(words))
            at += len(str(words))
        out.append("\n")
        lines.append(Line(block.kind, start, at, block.level, index))
        at += 1
    return "".join(out).removesuffix("\n"), tuple(lines), tuple(placed)


def _blocks(head: object, text: str) -> Iterator[tuple[int, body.Block]]:
    """The lines above the body, where there are any, and the body's."""
    if title := getattr(head, "title", ""):
        yield -1, body.Block("title", title)
    if occasion := getattr(head, "occasion", ""):
        yield -1, body.Block("occasion", f"——{occasion}")
    if speaker := getattr(head, "speaker", ""):
        yield -1, body.Block("speaker", speaker)
    yield from enumerate(body.blocks(text))
