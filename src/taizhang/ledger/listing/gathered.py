"""What an entry gathers of other books: each figure by that book's own measure, over rows this actor may read.

The list behind a figure is opened by the same words that made it, so the number is the number of its rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from taizhang.base.period import Period
from taizhang.ledger.book import Book
from taizhang.ledger.gather import Gather
from taizhang.ledger.listing.listing import Listing
from taizhang.ledger.may import anywhere
from taizhang.ledger.measures import Measure, Ratio, Value
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor


@dataclass(frozen=True, slots=True)
class Gathered:
    """One figure of one book for the gathering entry.

    query: the address of the list behind it, "?…"; filters: that of all of the book's figures over the same rows.
    """

    book: Book[Any]
    measure: Measure | Ratio
    value: Value
    query: str
    period: Period
    filters: str


def gathered(book: Book[Any], entry: Any, actor: Actor, most: int | None = None) -> Iterator[Gathered]:
    """Every figure that an entry gathers, book by book; nothing of books that this actor may not read.

    most: only so many of each book, its first.
    """
    for each in book.gathers(entry):
        other = shelf[each.book]
        if anywhere(actor, other.may.get("read", ())):
            yield from _of(other, each, actor, most)


def _of(book: Book[Any], each: Gather, actor: Actor, most: int | None) -> Iterator[Gathered]:
    rows = Listing(book, actor, {n: [v] for n, v in each.asked.items()}).rows
    filters = urlencode({**each.asked, "period": each.period.key})
    for measure in book.measures[:most]:
        query = urlencode({**each.asked, "figure": measure.key, "period": each.period.key})
        yield Gathered(book, measure, measure.value(rows, each.period), f"?{query}", each.period, f"?{filters}")
