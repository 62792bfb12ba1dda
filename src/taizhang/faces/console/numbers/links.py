"""From a number to its rows, and to the card that says what it is."""

from typing import Any
from urllib.parse import quote, urlencode

from django.urls import reverse

from taizhang.faces.console.frame import may_anywhere
from taizhang.faces.console.numbers.asked import Asked
from taizhang.indicators import behind, counted
from taizhang.indicators.behind import Behind, SideName
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.visible import may_see
from taizhang.ledger.book import Book
from taizhang.town.actor import Actor


def rows_of(ask: Ask, side: SideName, actor: Actor) -> str:
    """The list that shows the rows of a side to this person; "" where no book holds it or they may read none of it."""
    found = behind.side_of(ask, side)
    return _list(counted.book_of(found.measure), behind.address(found, actor.town), actor) if found else ""


def rows(cell: Cell, actor: Actor) -> str:
    """The list behind a cell: of a rate its denominator's rows, of which the numerator's are a part."""
    if cell.value is None or cell.source != "ledger":
        return ""
    return rows_of(cell.ask, "over" if cell.under is None else "under", actor)


def card_of(indicator: str, area: int, period: str, actor: Actor) -> str:
    """An indicator's own page, for a place and a period; "" where this person is not shown it."""
    if indicator not in catalogue or not may_see(actor, catalogue[indicator]):
        return ""
    return f"/indicators/{quote(indicator)}?{urlencode({'area': area, 'period': period})}"


def behind_of(found: Behind, actor: Actor) -> str:
    """The list of the rows behind a number; "" where this person reads nothing of that book."""
    return _list(found.book, found.address, actor)


def _list(book: Book[Any], address: str, actor: Actor) -> str:
    return reverse("book", args=[book.slug]) + address if may_anywhere(actor, book, "read") else ""


def card(asked: Asked, key: str, **changed: object) -> str:
    """The indicator's own page, for the same place and period."""
    return asked.here(f"/indicators/{quote(key)}", **({"domain": None} | changed))
