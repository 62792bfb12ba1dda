"""The rows behind a value, through the reader's permission, and the address of the list that shows exactly them."""

from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode
from uuid import UUID

from taizhang.indicators import counted
from taizhang.indicators.cell import Ask
from taizhang.indicators.compute import sides
from taizhang.indicators.counted import Rows, Side
from taizhang.indicators.places import KINDS
from taizhang.ledger.book import Book
from taizhang.town.actor import Actor
from taizhang.town.models import Town
from taizhang.town.places import places

SideName = Literal["over", "under"]


@dataclass(frozen=True, slots=True)
class Behind:
    """The entries behind one side of a cell.

    rows: those the actor may read; unseen: how many more there are that they may not.
    address: the query part of the book's list that shows exactly `rows`.
    """

    book: Book[Any]
    rows: Rows
    unseen: int
    address: str


def side_of(ask: Ask, side: SideName) -> Side | None:
    """What is counted or read on that side; None where the indicator has no such side, or no book holds it."""
    found = sides(ask)
    at = ("over", "under").index(side)
    return found[at] if at < len(found) and found[at].measure not in KINDS else None


def rows(ask: Ask, side: SideName, *, by: Actor) -> Behind | None:
    """The rows behind one side of a cell as it stands now; None where it has none in a book."""
    found = side_of(ask, side)
    return behind(found, by=by) if found else None


def behind(side: Side, *, by: Actor) -> Behind:
    """The rows of any side."""
    book, every = counted.book_of(side.measure), counted.rows(side, by.town)
    seen = every.filter(pk__in=book.visible_to(by).values("pk"))
    return Behind(book, seen, every.count() - seen.count(), address(side, by.town))


def address(side: Side, town: Town) -> str:
    """The query part of the address of the book's list that shows the rows of a side."""
    named = {"figure": side.measure.partition(".")[2], "period": side.period.key}
    if side.area != places(town).root.id:
        named["area"] = str(side.area)
    return "?" + urlencode(named)


def ids(ask: Ask, side: SideName, town: Town) -> frozenset[UUID]:
    """The ids of the entries behind one side of a cell as it stands now."""
    found = side_of(ask, side)
    return counted.ids(found, town) if found else frozenset()
