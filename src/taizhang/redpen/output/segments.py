"""A stretch of text cut where figures and findings begin and end, so that each piece is one thing throughout."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taizhang.redpen.model import Block, Figure, Finding, Text
from taizhang.redpen.text.blocks import blocks_of


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters `start` to `end`; the figure they are, if any; the findings they lie in."""

    start: int
    end: int
    figure: int | None = None
    findings: tuple[int, ...] = ()


class Cutter:
    """Cuts the blocks of one text, asked in any order."""

    def __init__(self, figures: Sequence[Figure], findings: Sequence[Finding]) -> None:
        # Figures may nest (a ratio and its terms); the outer one is shown, since it begins first and is longer.
        order = sorted(range(len(figures)), key=lambda n: (figures[n].start, -figures[n].end))
        self._figures: list[tuple[int, int, int]] = []
        for n in order:
            start, end = figures[n].start, figures[n].end
            if start < end and (not self._figures or start >= self._figures[-1][1]):
                self._figures.append((start, end, n))
        self._starts = [start for start, _, _ in self._figures]
        self._findings = [(f.start, max(f.end, f.start + 1), n) for n, f in enumerate(findings)]

    def cut(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the segments of one stretch, in order and without gaps."""
        figures = self._figures_in(start, end)
        findings = [f for f in self._findings if f[0] < end and f[1] > start]
        edges = {start, end, *(e for f in figures for e in f[:2])}
        inside = [(a, b) for a, b, _ in figures]
        for a, b, _ in findings:
            for edge in (a, b):
                if start < edge < end and not any(x < edge < y for x, y in inside):
                    edges.add(edge)
        marks = sorted(e for e in edges if start <= e <= end)
        number = {a: n for a, _, n in figures}
        for a, b in zip(marks, marks[1:], strict=False):
            yield Segment(a, b, number.get(a), tuple(n for x, y, n in findings if x < b and y > a))

    def _figures_in(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The figures that lie wholly in a stretch."""
        found = []
        for at in range(bisect_left(self._starts, start), len(self._figures)):
            if self._figures[at][0] >= end:
                break
            if self._figures[at][1] <= end:
                found.append(self._figures[at])
        return found


def whole_blocks(text: Text) -> tuple[Block, ...]:
    """The blocks of a text; of one that came without any, its lines; what lies between blocks is blank."""
    return text.blocks or blocks_of(text.text)
