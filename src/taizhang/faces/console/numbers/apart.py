"""Two readings of one number side by side, and the entries that only one of them counts."""

from typing import Any

from taizhang.faces.console.numbers import said, tiles
from taizhang.faces.console.numbers.asked import Asked
from taizhang.indicators.cell import Ask
from taizhang.indicators.difference import Difference, Only, Read, difference
from taizhang.indicators.indicator import Indicator


def chosen(asked: Asked, indicator: Indicator) -> int | None:
    """Which other reading is asked for, from 0."""
    text = asked.one("reading")
    n = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else -1
    return n if 0 <= n < len(indicator.readings) else None


def context(asked: Asked, indicator: Indicator) -> dict[str, Any] | None:
    """The button, and both readings once it is pressed; None where there is no other reading."""
    if not indicator.readings or indicator.definition(asked.period.last) is None:
        return None
    n = chosen(asked, indicator)
    made: dict[str, Any] = {
        "hidden": [("area", asked.area.pk), ("period", asked.period.key)],
        "options": [{"value": i, "label": r.title, "on": i == n} for i, r in enumerate(indicator.readings)],
        "readings": [],
        "only": [],
        "moved": None,
    }
    if n is None:
        return made
    found = difference(Ask(indicator.key, asked.area.pk, asked.period), n, by=asked.actor)
    both = (found.first, found.second)
    return made | {
        "readings": [_reading(indicator, each) for each in both],
        "only": [each for read in both for each in _only(indicator, read)],
        "moved": said.move(indicator, found.second.value, found.first.value, found.first.title),
        "same": not any(only.count for read in both for only in (read.only_over, read.only_under)),
        "books": _two_books(found),
    }


def _reading(indicator: Indicator, read: Read) -> dict[str, str]:
    divided = read.under is not None
    return {
        "title": read.title,
        "plain": read.plain,
        "value": said.value(indicator, read.value),
        "unit": indicator.unit if read.value is not None else "",
        "over": tiles.plain(read.over) if divided else "",
        "under": tiles.plain(read.under) if divided else "",
    }


def _only(indicator: Indicator, read: Read) -> list[dict[str, Any]]:
    first = "分子里只有它数的" if indicator.is_rate else "只有它数的"
    sides = [(first, read.only_over), ("分母里只有它数的", read.only_under)]
    return [_list(f"“{read.title}”{label}", only) for label, only in sides if only.count]


def _list(title: str, only: Only) -> dict[str, Any]:
    more = only.count - only.unseen - len(only.lines)
    return {
        "title": title,
        "count": only.count,
        "lines": [
            {"url": f"/entries/{e.entry}", "number": e.number, "title": e.title, "why": e.why} for e in only.lines
        ],
        "more": max(more, 0),
        "unseen": only.unseen,
    }


def _two_books(found: Difference) -> bool:
    """Whether nothing can be held against each other although the sides differ: the readings count different books."""
    first, second = found.first, found.second
    listed = any(only.count for read in (first, second) for only in (read.only_over, read.only_under))
    return not listed and (first.over, first.under) != (second.over, second.under)
