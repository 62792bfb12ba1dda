"""Finding cards by what was typed: words, a number, or a private value known exactly."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet, TextField
from django.db.models.expressions import RawSQL

from taizhang.ledger import search
from taizhang.ledger.book import Book
from taizhang.ledger.compiled import Slot, always
from taizhang.ledger.listing.order import NEWEST, Order, Page, turn
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.ledger.unwritten import until_written
from taizhang.town.actor import Actor

CAP_PARTY = 500
SPARE = 50


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of cards, newest entry first where words alone found them. party: what kind of private value found any."""

    cards: tuple[int, ...]
    party: str = ""
    by_party: int = 0

    def parts(self, most: int) -> Iterator[tuple[int, ...]]:
        """The newest, a few more than `most` because some may not be read; then everything found.

        Where so many of the first part may be read, they are the newest of all: a list need not look up thousands.
        """
        if len(self.cards) > most + SPARE and not self.party:
            yield self.cards[: most + SPARE]
        yield self.cards


def among(cards: Iterable[int] | Slot) -> RawSQL:
    """Ids as one value of a condition: three thousand marks in a statement take longer to read than to look up.

    cards: ids, or the slot in which `as_one` of them will be put.
    """
    value = cards if isinstance(cards, Slot) else as_one(cards)
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [value])
    return RawSQL("SELECT value FROM json_each(%s)", [value])


def as_one(cards: Iterable[int]) -> str:
    """Ids as the text that the database reads as a list."""
    text = ",".join(map(str, cards))
    return f"{{{text}}}" if connection.vendor == "postgresql" else f"[{text}]"


def turn_found(
    rows: Callable[[Iterable[int]], QuerySet[Card]],
    found: Found,
    order: Order,
    size: int,
    *,
    after: str = "",
    before: str = "",
    start: int = 0,
) -> Page:
    """One page of found cards. rows: those of some ids that may be shown.

    Newest first, the first page is filled by the first part where it can be.
    """
    page = Page(())
    for cards in found.parts(size + 1) if order == NEWEST and not (after or before) else (found.cards,):
        page = turn(rows(cards), order, size, after=after, before=before, start=start)
        if page.after:
            break
    return page


def find(actor: Actor, text: str, book: str = "", cap: int = search.CAP) -> Found:
    """The newest cards of a town, or of one of its books, that answer to a text.

    Whether a card may be read is the caller's to ask. A private value finds only entries at which the actor may open
    that value: to be told "there is one" is to be told whose it is.
    """
    text = text.replace("\x00", "").strip()
    if not text:
        return Found(())
    by_words = _by_words(actor, text, book, cap)
    hashes = _hashes(text, [shelf[book]] if book else list(shelf.values()))
    rows = search.keyed(actor.town.pk, dict.fromkeys(h for _, h in hashes), CAP_PARTY)
    allowed = _openable(actor, [card for card, _ in rows]) if rows else {}
    party = [(card, hashes[allowed[card], h]) for card, h in rows if (allowed.get(card, ""), h) in hashes]
    cards = tuple(dict.fromkeys([*by_words, *(card for card, _ in party)]))
    return Found(cards, party[0][1] if party else "", len({card for card, _ in party}))


def _by_words(actor: Actor, text: str, book: str, cap: int) -> list[int]:
    """What the words find, kept for as long as nothing has been written in the town.

    Who turns a page, sorts it or narrows it asks the same words again, and to find them is most of what it costs.
    """
    return until_written(
        actor.places,
        (find, text, book, cap),
        lambda: _in_time(search.match(actor.town.pk, text, book, cap), book),
    )


def _in_time(cards: list[int], book: str) -> list[int]:
    """Cards as lists show them, newest first. Their ids do not tell: a sheet of old years is filed after today's.

    Of one instant a book's list shows entries by their own ids, and what is shown of all books by those of cards.
    """
    if len(cards) < 2:
        return cards
    last = "-entry" if book else "-pk"
    newest = always(("in time", last), lambda: _newest(Slot("cards", TextField()), last))
    return [pk for (pk,) in newest.tuples(cards=as_one(cards))]


def _newest(cards: Slot, last: str) -> QuerySet[Card, Any]:
    return Card.objects.filter(pk__in=among(cards)).order_by("-opened_at", last).values("pk")


def _hashes(text: str, books: list[Book[Any]]) -> dict[tuple[str, str], str]:
    """The keyed hashes a text could have as a private value of a book, each with the field's name there."""
    found: dict[tuple[str, str], str] = {}
    for book in books:
        for name in book.find_by:
            field = book.model._meta.get_field(name)
            for key in field.secret(text).hashes():
                found.setdefault((book.slug, key), str(field.verbose_name))
    return found


def _openable(actor: Actor, cards: list[int]) -> dict[int, str]:
    """Cards of entries whose private values this actor may ask to see, each with its book."""
    by_book: dict[str, dict[Any, int]] = {}
    held_here = Card.objects.filter(pk__in=cards, town=actor.town, book__in=list(shelf))
    for pk, slug, entry in held_here.values_list("pk", "book", "entry"):
        by_book.setdefault(slug, {})[entry] = pk
    found: dict[int, str] = {}
    for slug, held in by_book.items():
        book = shelf[slug]
        for entry in book.visible_to(actor, "reveal").filter(pk__in=list(held)):
            if not set(book.find_by) & book.hidden(actor, entry):
                found[held[entry.pk]] = slug
    return found
