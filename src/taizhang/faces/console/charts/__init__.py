"""Pictures of numbers, drawn on the server: data in, markup out.

No script, no font, no inline style: colour comes from classes in charts.css, so a page with a strict
Content-Security-Policy shows them, paper prints them, and a forced-colours desktop redraws them. A picture that is only
SVG carries its numbers in a folded table behind it; a picture made of words and links is its own table.
"""

from taizhang.faces.console.charts.bars import Bar, bars
from taizhang.faces.console.charts.pairs import Pair, pairs
from taizhang.faces.console.charts.ring import ring
from taizhang.faces.console.charts.spark import spark
from taizhang.faces.console.charts.stack import Part, stack
from taizhang.faces.console.charts.tiles import Tile, tiles
from taizhang.faces.console.charts.trend import Line, trend

__all__ = ["Bar", "Line", "Pair", "Part", "Tile", "bars", "pairs", "ring", "spark", "stack", "tiles", "trend"]
