"""A line the size of a word: how a number moved."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from taizhang.faces.console.charts.shape import shape, size
from taizhang.faces.console.markup.escape import esc

WIDTH, HEIGHT, EDGE = 96, 24, 3


def spark(values: Sequence[float | None], title: str) -> SafeString:
    """A small line with a dot on the newest value. The values are in its description, so that it needs no table.

    None keeps its place and is passed over: there was nothing to divide by.
    """
    held = [(place, value) for place, value in enumerate(values) if value is not None]
    if not held:
        return mark_safe('<span class="none">—</span>')
    low, high = min(value for _, value in held), max(value for _, value in held)
    span = high - low
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    # A number that never moved is a level line in the middle, not one on the floor.
    points = [
        (EDGE + step * place, HEIGHT / 2 if not span else HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / span)
        for place, value in held
    ]
    path = " ".join(f"{size(x)},{size(y)}" for x, y in points)
    x, y = points[-1]
    said = "、".join("无" if value is None else f"{value:g}" for value in values)
    drawn = shape("polyline", "line", points=path) + shape("circle", "dot", cx=x, cy=y, r=2.5)
    return mark_safe(
        f'<span class="chart"><svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" focusable="false">'
        f"<title>{esc(title)}</title><desc>{said}</desc>{drawn}</svg></span>"
    )
