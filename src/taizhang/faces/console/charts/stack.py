"""One bar cut into its parts: states of what is open, channels of what came in."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from django.utils.safestring import SafeString

from taizhang.faces.console.charts.figure import drawing, figure, legend
from taizhang.faces.console.charts.shape import shape
from taizhang.faces.console.markup.escape import esc

WIDTH, HEIGHT, GAP = 340, 22, 1.5
KINDS: tuple[str, ...] = ("b", "a", "c", "d", "e")


class Part(NamedTuple):
    """One part: its name, its count, and its colour class ("" takes the next one)."""

    name: str
    value: int
    kind: Literal["", "a", "b", "c", "d", "e", "hot"] = ""


def stack(parts: Sequence[Part], title: str) -> SafeString:
    """A bar of parts in the order given, with count and share of each in the table behind.

    Raises ValueError for a count below nought.
    """
    if any(part.value < 0 for part in parts):
        raise ValueError("a count cannot be below nought")
    whole = sum(part.value for part in parts)
    kinds = [part.kind or KINDS[place % len(KINDS)] for place, part in enumerate(parts)]
    inside, x = shape("rect", "track", width=WIDTH, height=HEIGHT, rx=3), 0.0
    for part, kind in zip(parts, kinds, strict=True):
        wide = WIDTH * part.value / whole if whole else 0
        if wide:
            hint = f"<title>{esc(part.name)} {part.value}</title>"
            inside += shape("rect", kind, hint, x=x, width=max(wide - GAP, 0.5), height=HEIGHT)
        x += wide
    desc = f"共 {whole}：" + "，".join(f"{part.name} {part.value}" for part in parts)
    rows = [(part.name, part.value, share(part.value, whole)) for part in parts]
    names = [(kind, f"{part.name} {part.value}") for part, kind in zip(parts, kinds, strict=True)]
    picture = drawing(inside, WIDTH, HEIGHT, title, desc)
    return figure(picture, title, ("", "件数", "占比"), rows, legend(names))


def share(part: int, whole: int) -> str:
    """A share with one decimal, "—" of nothing."""
    return f"{100 * part / whole:.1f}%" if whole else "—"
