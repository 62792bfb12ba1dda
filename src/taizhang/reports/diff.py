"""Differences between two versions of a report: its lines, its figures, what stands above them."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from taizhang.reports.compile import compiled
from taizhang.reports.models import Release, Report
from taizhang.reports.released import reread
from taizhang.reports.shown import Compiled, Shown

LineKind = Literal["same", "changed", "added", "gone"]
FigureKind = Literal["number", "binding", "writing", "added", "gone"]
_ALIKE = 0.4  # how much two lines share before they are one line, changed


@dataclass(frozen=True, slots=True)
class LineDiff:
    """One line: as it was, as it is."""

    kind: LineKind
    was: str = ""
    now: str = ""

    @property
    def pieces(self) -> tuple[tuple[LineKind, str], ...]:
        """A changed line cut into what stayed, what went and what came, in reading order."""
        out: list[tuple[LineKind, str]] = []
        for tag, a, b, c, d in SequenceMatcher(None, self.was, self.now, autojunk=False).get_opcodes():
            if tag == "equal":
                out.append(("same", self.was[a:b]))
                continue
            out += [("gone", self.was[a:b])] if b > a else []
            out += [("added", self.now[c:d])] if d > c else []
        return tuple(out)


@dataclass(frozen=True, slots=True)
class FigureDiff:
    """One figure that differs: another number, another binding, only written otherwise, new, or gone."""

    n: int
    kind: FigureKind
    was: str
    now: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Diff:
    """All that differs. lines: every line of both, in order."""

    lines: tuple[LineDiff, ...]
    figures: tuple[FigureDiff, ...]

    @property
    def changed(self) -> tuple[LineDiff, ...]:
        """The lines that are not the same."""
        return tuple(x for x in self.lines if x.kind != "same")

    def __bool__(self) -> bool:
        return bool(self.figures or self.changed)


def diff(a: Report | Release | Compiled, b: Report | Release | Compiled) -> Diff:
    """What differs from a to b. Of a report: what it now shows."""
    was, now = _compiled(a), _compiled(b)
    return Diff(tuple(_lines(was.text.split("\n"), now.text.split("\n"))), tuple(_figures(was, now)))


def _compiled(one: Report | Release | Compiled) -> Compiled:
    if isinstance(one, Compiled):
        return one
    return reread(one) if isinstance(one, Release) else compiled(one)


def _lines(was: list[str], now: list[str]) -> Iterator[LineDiff]:
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (LineDiff("same", x, x) for x in was[a:b])
        else:
            yield from _replaced(was[a:b], now[c:d])


def _replaced(was: list[str], now: list[str]) -> Iterator[LineDiff]:
    """Lines that took the place of others: those alike are one line that changed, in the order of the new text."""
    at = 0
    for line in now:
        ahead = next((n for n in range(at, len(was)) if _alike(was[n], line)), None)
        if ahead is None:
            yield LineDiff("added", "", line)
            continue
        yield from (LineDiff("gone", x) for x in was[at:ahead])
        yield LineDiff("changed", was[ahead], line)
        at = ahead + 1
    yield from (LineDiff("gone", x) for x in was[at:])


def _alike(a: str, b: str) -> bool:
    found = SequenceMatcher(None, a, b, autojunk=False)
    return found.quick_ratio() >= _ALIKE and found.ratio() >= _ALIKE


def _figures(was: Compiled, now: Compiled) -> Iterator[FigureDiff]:
    before = {f.n: f for f in was.figures}
    after = {f.n: f for f in now.figures}
    for f in now.figures:
        old = before.get(f.n)
        if old is None:
            yield FigureDiff(f.n, "added", "", f.words, _title(f))
        elif _asks(old) != _asks(f):
            yield FigureDiff(f.n, "binding", f"{old.words}（{_bound(old)}）", f"{f.words}（{_bound(f)}）", _title(f))
        elif old.words != f.words:
            same = old.cell is not None and f.cell is not None and old.value == f.value
            yield FigureDiff(f.n, "writing" if same else "number", old.words, f.words, _title(f))
    yield from (FigureDiff(f.n, "gone", f.words, "", _title(f)) for f in was.figures if f.n not in after)


def _asks(shown: Shown) -> object:
    return (shown.cell.ask, str(shown.part)) if shown.cell else str(shown.kind)


def _title(shown: Shown) -> str:
    return shown.cell.indicator.title if shown.cell else ""


def _bound(shown: Shown) -> str:
    kinds = {"open": "待定", "reported": "部门报数", "rhetoric": "行文用语", "bound": "缺数"}
    if shown.cell is None:
        return kinds.get(str(shown.kind), "")
    return f"{shown.cell.indicator.title}，{shown.cell.ask.period.label}"
