"""A line the size of a word: how a number moved."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from taizhang.faces.console.charts.shape import shape, size
from taizhang.faces.console.markup.escape import esc

WIDTH, HEIGHT, EDGE = 96, 24, 3


def spark(values: Sequence[float], title: str) -> SafeString:
    """A small line with a dot on the newest value. The values are in its description, so that it needs no table."""
    if not values:
        return mark_safe('<span class="none">—</span>')
    low, high = min(values), max(values)
    span = high - low
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    # A number that never moved is a level line in the middle, not one on the floor.
    points = [
        (EDGE + step * place, HEIGHT / 2 if not span else HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / span)
        for place, value in enumerate(values)
    ]
    path = " ".join(f"{size(x)},{size(y)}" for x, y in points)
    x, y = points[-1]
    said = "、".join(f"{value:g}" for value in values)
    drawn = shape("polyline", "line", points=path) + shape("circle", "dot", cx=x, cy=y, r=2.5)
    return mark_safe(
        f'<span class="chart"><svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" focusable="false">'
        f"<title>{esc(title)}</title><desc>{said}</desc>{drawn}</svg></span>"
    )
