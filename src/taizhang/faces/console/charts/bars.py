"""Horizontal bars by office, category or village. A list of words, links and numbers: it needs no table behind it."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from taizhang.faces.console.charts.shape import shape
from taizhang.faces.console.markup.escape import esc


class Bar(NamedTuple):
    """One bar: its name, its count, where it leads ("" for nowhere), whether it is the wrong kind of many.

    said: the count as it is said, where it is no plain number.
    """

    name: str
    value: float
    url: str = ""
    hot: bool = False
    said: str = ""


def bars(data: Sequence[Bar], title: str, unit: str = "件") -> SafeString:
    """Bars against the longest of them, in the order given. Raises ValueError for a count below nought."""
    if any(bar.value < 0 for bar in data):
        raise ValueError("a count cannot be below nought")
    longest = max((bar.value for bar in data), default=0) or 1
    rows = "".join(_row(bar, longest, unit) for bar in data)
    return mark_safe(f'<ol class="chart bars" aria-label="{esc(title)}">{rows}</ol>')


def _row(bar: Bar, longest: int, unit: str) -> str:
    name = esc(bar.name)
    named = f'<a href="{esc(bar.url)}">{name}</a>' if bar.url else f"<span>{name}</span>"
    kind = "hot" if bar.hot else "b"
    drawn = shape("rect", "track", width=100, height=8) + shape("rect", kind, width=100 * bar.value / longest, height=8)
    return (
        f"<li>{named}"
        f'<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">{drawn}</svg>'
        f'<b>{esc(bar.said or bar.value)}<span class="hush"> {esc(unit)}</span></b></li>'
    )
