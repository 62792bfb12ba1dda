"""The villages as tiles, warmer where more is open. A list of links, so it is its own table."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from taizhang.faces.console.markup.escape import esc

HEATS = 6


class Tile(NamedTuple):
    """One village: its short name, its count, where it leads ("" for nowhere), and the count as it is said."""

    name: str
    value: float
    url: str = ""
    said: str = ""


def tiles(data: Sequence[Tile], title: str, unit: str = "件") -> SafeString:
    """Tiles in the order given, washed by how near each count is to the highest. Raises ValueError below nought."""
    if any(tile.value < 0 for tile in data):
        raise ValueError("a count cannot be below nought")
    highest = max((tile.value for tile in data), default=0)
    inside = "".join(f"<li>{_tile(tile, heat(tile.value, highest), unit)}</li>" for tile in data)
    return mark_safe(f'<ul class="tiles" aria-label="{esc(title)}">{inside}</ul>')


def heat(value: float, highest: float) -> int:
    """0 for nothing, then 1 to 6 in even steps of the highest; one entry is never as pale as none."""
    return int(-(-value * HEATS // highest)) if value else 0


def _tile(tile: Tile, warm: int, unit: str) -> str:
    said = f'<b>{esc(tile.said or tile.value)}<span class="hush"> {esc(unit)}，</span></b>{esc(tile.name)}'
    if tile.url:
        return f'<a class="tile heat-{warm}" href="{esc(tile.url)}">{said}</a>'
    return f'<span class="tile heat-{warm}">{said}</span>'
