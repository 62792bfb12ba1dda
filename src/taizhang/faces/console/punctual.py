"""This year's on-time rate by place, over every book that has one; the same measures as everywhere, grouped."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, QuerySet

from taizhang.base import clock
from taizhang.base.period import Period, Unit
from taizhang.faces.console.amounts import cut
from taizhang.faces.console.frame import KEPT, may_anywhere
from taizhang.faces.console.standing import lately
from taizhang.ledger.book import Book
from taizhang.ledger.measures import Due, Ratio
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor

Counts = dict[Any, list[int]]


def rates(actor: Actor, way: str) -> dict[Any, str]:
    """By office, village or book: "96.4%", cut and not rounded; no entry where nothing fell due."""
    return lately(actor, f"punctual:{way}", KEPT, lambda: _rates(actor, way))


def _rates(actor: Actor, way: str) -> dict[Any, str]:
    return {place: f"{cut(100 * met / due)}%" for place, (met, due) in _counts(actor, way).items() if due}


def measure_of(book: Book[Any]) -> Ratio | None:
    """The book's on-time rate: the first rate over clocks that fell due."""
    return next((m for m in book.measures if isinstance(m, Ratio) and isinstance(m.over, Due)), None)


def _counts(actor: Actor, way: str) -> Counts:
    period = Period.containing(Unit.YEAR, clock.today())
    found: Counts = defaultdict(lambda: [0, 0])
    for book in shelf.values():
        ratio = measure_of(book)
        if ratio is None or not may_anywhere(actor, book, "read"):
            continue
        rows = book.visible_to(actor)
        for side, measure in enumerate((ratio.over, ratio.under)):
            for place, n in _by_place(actor, book, way, measure.rows(rows, period)):
                found[place][side] += n
    return found


def _by_place(actor: Actor, book: Book[Any], way: str, rows: "QuerySet[Any]") -> list[tuple[Any, int]]:
    if way == "book":
        return [(book.slug, rows.count())]
    column = "office" if way == "office" else "area"
    counted = rows.order_by().values_list(column).annotate(n=Count("pk"))
    if way == "office":
        return list(counted)
    villages = ((actor.places.village_of(area), n) for area, n in counted)
    return [(village.pk if village else None, n) for village, n in villages]
