"""A number over time as a line, last year's beside it and the target across."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString

from taizhang.faces.console.charts.axis import span
from taizhang.faces.console.charts.figure import drawing, figure, legend
from taizhang.faces.console.charts.shape import shape, size, words
from taizhang.faces.console.markup.escape import esc

WIDTH, HEIGHT = 340, 150
LEFT, TOP, FOOT = 34, 10, 20
LABELS = 7  # more names than this do not fit under the line


class Line(NamedTuple):
    """One line: its name, its values (None where there is none), and the values as they are said."""

    name: str
    values: Sequence[float | None]
    said: Sequence[str]


def trend(names: Sequence[str], now: Line, before: Line, title: str, target: float | None = None) -> SafeString:
    """Two lines over the same slots on one axis, this year's solid with dots, last year's pale, the target dashed.

    A gap in the values is a gap in the line. The values as they are said stand in the table behind.
    """
    held = [value for line in (now, before) for value in line.values if value is not None]
    marks = span(min([0, *held]), max([0, *held, *([] if target is None else [target])]))
    inside = _grid(marks) + _names(names)
    if target is not None:
        y = _y(target, marks)
        inside += shape("line", "aim", x1=LEFT, x2=WIDTH, y1=y, y2=y)
    inside += _line(before.values, marks, "line past")
    inside += _line(now.values, marks, "line")
    inside += _dots(now.values, marks, [f"{n} {s}" for n, s in zip(names, now.said, strict=True)])
    rows = list(zip(names, now.said, before.said, strict=True))
    keys = [("b", now.name), ("a", before.name), *([("aim-key", "目标")] if target is not None else [])]
    desc = "；".join(f"{name} {said}" for name, said, _ in rows)
    picture = drawing(inside, WIDTH, HEIGHT, title, desc)
    return figure(picture, title, ("期间", now.name, before.name), rows, legend(keys))


def _y(value: float, marks: list[int]) -> float:
    return TOP + (HEIGHT - TOP - FOOT) * (marks[-1] - value) / (marks[-1] - marks[0])


def _x(place: int, slots: int) -> float:
    return LEFT + (WIDTH - LEFT) * (place + 0.5) / max(slots, 1)


def _grid(marks: list[int]) -> str:
    drawn = []
    for mark in marks:
        y = _y(mark, marks)
        drawn.append(shape("line", "grid" if mark else "base", x1=LEFT, x2=WIDTH, y1=y, y2=y))
        drawn.append(words(_short(mark), x=LEFT - 6, y=y, dy=4, text_anchor="end"))
    return "".join(drawn)


def _line(values: Sequence[float | None], marks: list[int], kind: str) -> str:
    at = [None if v is None else (_x(n, len(values)), _y(v, marks)) for n, v in enumerate(values)]
    return "".join(
        shape("polyline", kind, points=" ".join(f"{size(x)},{size(y)}" for x, y in run)) for run in _runs(at)
    )


def _dots(values: Sequence[float | None], marks: list[int], hints: Sequence[str]) -> str:
    return "".join(
        shape("circle", "dot", f"<title>{esc(hint)}</title>", cx=_x(n, len(values)), cy=_y(value, marks), r=2.5)
        for n, (value, hint) in enumerate(zip(values, hints, strict=True))
        if value is not None
    )


def _runs(at: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """The stretches without a gap; a point alone is drawn from itself to itself."""
    runs: list[list[tuple[float, float]]] = [[]]
    for point in at:
        if point is not None:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run * 2 if len(run) == 1 else run for run in runs if run]


def _names(names: Sequence[str]) -> str:
    every = -(-len(names) // LABELS) or 1
    return "".join(
        words(name, "slot", x=_x(place, len(names)), y=HEIGHT - 5, text_anchor="middle")
        for place, name in enumerate(names)
        if (len(names) - 1 - place) % every == 0
    )


def _short(mark: int) -> str:
    return f"{mark / 10_000:g}万" if abs(mark) >= 10_000 else str(mark)
