"""The close a number was frozen by, and the entries that have changed it since, with the lines that explain each."""

from typing import Any

from django.urls import reverse

from taizhang.base import clock
from taizhang.faces.console import saying
from taizhang.faces.console.numbers import said, tiles
from taizhang.faces.console.numbers.asked import Asked
from taizhang.faces.console.showing import timeline
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.closing import closing_of
from taizhang.indicators.corrections import Correction, Corrections, corrections
from taizhang.indicators.indicator import Indicator
from taizhang.ledger.models import JournalLine
from taizhang.ledger.seen import seen
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor

SHOWN = 50  # entries named in one list; how many more is said
SIDES = {"over": "分子", "under": "分母"}


def context(asked: Asked, indicator: Indicator) -> dict[str, Any] | None:
    """The frozen value beside today's; None where the period is open."""
    closing = closing_of(asked.actor.town, asked.period)
    found = corrections(closing, Ask(indicator.key, asked.area.pk, asked.period)) if closing else None
    if closing is None or found is None:
        return None
    return {
        "when": f"{saying.day_with_year(clock.local_day(closing.at))}由{closing.by.name}封账",
        "url": reverse("closing", args=[closing.period]),
        "rows": [_row("封账时", found.then), _row("现在", found.now)],
        "moved": said.move(indicator, found.now.value, found.then.value, "封账时"),
        "lists": lists(found, asked.actor),
    }


def _row(title: str, cell: Cell) -> dict[str, str]:
    divided = cell.under is not None
    return {
        "title": title,
        "value": said.value(cell.indicator, cell.value),
        "unit": cell.indicator.unit if cell.value is not None else "",
        "over": tiles.plain(cell.over) if divided else "",
        "under": tiles.plain(cell.under) if divided else "",
    }


def lists(found: Corrections, actor: Actor) -> list[dict[str, Any]]:
    """Entries that came in, fell out, or count for another amount."""
    named = (("后来数进来的", found.came), ("后来不再数的", found.gone), ("数额改了的", found.changed))
    readable = seen(((c.book, c.entry) for _, group in named for c in group), by=actor)
    return [
        {
            "title": title,
            "count": len({c.entry for c in group}),
            "entries": [_entry(c, actor) for c in group if c.entry in readable][:SHOWN],
            "more": max(len([c for c in group if c.entry in readable]) - SHOWN, 0),
            "unseen": len({c.entry for c in group} - readable),
        }
        for title, group in named
        if group
    ]


def _entry(each: Correction, actor: Actor) -> dict[str, Any]:
    amount = f"{each.was} → {each.now}" if each.was is not None and each.now is not None else ""
    return {
        "url": f"/entries/{each.entry}",
        "number": each.number or "（已不在台账）",
        "side": SIDES[each.side],
        "amount": amount,
        "lines": [_line(each.book, line) for line in each.lines],
    }


def _line(slug: str, line: JournalLine) -> str:
    """Who did what, when."""
    what = timeline.what(shelf.get(slug), line)
    return f"{saying.moment(line.at)} {line.by_name} {what}"
