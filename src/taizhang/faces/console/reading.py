"""From an address to an entry: what may not be read is not there."""

from typing import Any
from uuid import UUID

from django.http import Http404

from taizhang.faces.console.frame import may_anywhere
from taizhang.ledger.book import Book
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import note_read
from taizhang.town.actor import Actor


def book_or_404(actor: Actor, slug: str, verb: str = "read") -> Book[Any]:
    """A book of which this person may do something."""
    book = shelf.get(slug)
    if book is None or not may_anywhere(actor, book, verb):
        raise Http404
    return book


def card_or_404(actor: Actor, pk: UUID) -> Card:
    """The card of an entry in the actor's town, by the entry's id."""
    card = Card.objects.filter(entry=pk, town=actor.town, book__in=list(shelf)).first()
    if card is None:
        raise Http404
    return card


def entry_or_404(actor: Actor, pk: UUID) -> tuple[Book[Any], Any, Card]:
    """An entry that this person may read, with its book and card. A struck-out one stays readable at its address."""
    card = card_or_404(actor, pk)
    book = shelf[card.book]
    rows = book.visible_to(actor) if card.voided_at is None else book.readable_by(actor)
    entry = rows.select_related("town", "area", "office", "opened_by").filter(pk=pk).first()
    if entry is None:
        raise Http404
    note_read(book, entry, by=actor)
    return book, entry, card
