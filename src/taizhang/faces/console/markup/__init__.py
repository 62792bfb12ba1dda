"""HTML made in Python where a page repeats a part many times: a row, a link of the rail, an icon.

A template costs microseconds a tag; fifty rows of eight cells are four hundred tags. These functions cost one each.
Everything that is not already marked safe is escaped.
"""

from taizhang.faces.console.markup.cells import chip, due, link, seal, title, unwritten
from taizhang.faces.console.markup.icon import icon
from taizhang.faces.console.markup.options import options, tick, ticks
from taizhang.faces.console.markup.rail import Group, Link, rail
from taizhang.faces.console.markup.table import Column, table

__all__ = [
    "Column",
    "Group",
    "Link",
    "chip",
    "due",
    "icon",
    "link",
    "options",
    "rail",
    "seal",
    "table",
    "tick",
    "ticks",
    "title",
    "unwritten",
]
