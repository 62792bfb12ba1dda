"""Paired bars by month or week: what came in, and what was closed."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString

from taizhang.faces.console.charts.axis import ticks
from taizhang.faces.console.charts.figure import drawing, figure, legend
from taizhang.faces.console.charts.shape import shape, words
from taizhang.faces.console.markup.escape import esc

WIDTH, HEIGHT = 340, 150
LEFT, TOP, FOOT = 30, 8, 20
LABELS = 12  # more names than this do not fit under the bars


class Pair(NamedTuple):
    """One slot: its name ("11月") and two counts."""

    name: str
    first: int
    second: int


def pairs(data: Sequence[Pair], title: str, series: tuple[str, str] = ("受理", "办结")) -> SafeString:
    """Two bars a slot on one axis of whole numbers; the first pale, the second jade.

    Raises ValueError for a count below nought.
    """
    if any(min(each.first, each.second) < 0 for each in data):
        raise ValueError("a count cannot be below nought")
    marks = ticks(max((max(each.first, each.second) for each in data), default=0))
    inside = _grid(marks) + _bars(data, marks[-1], series) + _names(data)
    desc = f"共 {len(data)} 期，{series[0]} {sum(p.first for p in data)}，{series[1]} {sum(p.second for p in data)}"
    picture = drawing(inside, WIDTH, HEIGHT, title, desc)
    return figure(picture, title, ("期间", *series), data, legend([("a", series[0]), ("b", series[1])]))


def _y(value: int, highest: int) -> float:
    return TOP + (HEIGHT - TOP - FOOT) * (1 - value / highest)


def _grid(marks: list[int]) -> str:
    lines = []
    for mark in marks:
        y = _y(mark, marks[-1])
        lines.append(shape("line", "grid" if mark else "base", x1=LEFT, x2=WIDTH, y1=y, y2=y))
        lines.append(words(mark, x=LEFT - 6, y=y, dy=4, text_anchor="end"))
    return "".join(lines)


def _bars(data: Sequence[Pair], highest: int, series: tuple[str, str]) -> str:
    slot = (WIDTH - LEFT) / max(len(data), 1)
    wide = min(slot * 0.36, 16)
    drawn = []
    for place, pair in enumerate(data):
        middle = LEFT + slot * (place + 0.5)
        hint = f"{pair.name} {series[0]} {pair.first}，{series[1]} {pair.second}"
        drawn.append(f"<g><title>{esc(hint)}</title>")
        for kind, value, x in (("a", pair.first, middle - wide - 0.5), ("b", pair.second, middle + 0.5)):
            y = _y(value, highest)
            drawn.append(shape("rect", kind, x=x, y=y, width=wide, height=HEIGHT - FOOT - y))
        drawn.append("</g>")
    return "".join(drawn)


def _names(data: Sequence[Pair]) -> str:
    slot = (WIDTH - LEFT) / max(len(data), 1)
    every = -(-len(data) // LABELS) or 1
    # Counted from the end: the newest slot is always named.
    return "".join(
        words(pair.name, "slot", x=LEFT + slot * (place + 0.5), y=HEIGHT - 5, text_anchor="middle")
        for place, pair in enumerate(data)
        if (len(data) - 1 - place) % every == 0
    )
