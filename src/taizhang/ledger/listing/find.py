"""Finding cards by what was typed: words, a number, or a private value known exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from taizhang.ledger import search
from taizhang.ledger.book import Book
from taizhang.ledger.compiled import Slot
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor

CAP_PARTY = 500


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of cards, newest first among those found by words. party: what kind of private value found any of them."""

    cards: tuple[int, ...]
    party: str = ""
    by_party: int = 0


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


def find(actor: Actor, text: str, book: str = "", cap: int = search.CAP) -> Found:
    """The newest cards of a town, or of one of its books, that answer to a text.

    Whether a card may be read is the caller's to ask. A private value finds only entries at which the actor may open
    that value: to be told "there is one" is to be told whose it is.
    """
    text = text.replace("\x00", "").strip()
    if not text:
        return Found(())
    by_words = search.match(actor.town.pk, text, book, cap)
    hashes = _hashes(text, [shelf[book]] if book else list(shelf.values()))
    rows = search.keyed(actor.town.pk, dict.fromkeys(h for _, h in hashes), CAP_PARTY)
    allowed = _openable(actor, [card for card, _ in rows]) if rows else {}
    party = [(card, hashes[allowed[card], h]) for card, h in rows if (allowed.get(card, ""), h) in hashes]
    cards = tuple(dict.fromkeys([*by_words, *(card for card, _ in party)]))
    return Found(cards, party[0][1] if party else "", len({card for card, _ in party}))


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
