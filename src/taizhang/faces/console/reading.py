"""From an address to an entry: what may not be read is not there."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import IntegerField, UUIDField
from django.http import Http404

from taizhang.faces.console.frame import may_anywhere
from taizhang.ledger.book import Book
from taizhang.ledger.compiled import Question, Slot, always, question
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


def _card() -> Question[Card]:
    entry, town = Slot("entry", UUIDField()), Slot("town", IntegerField())
    return always(("card",), lambda: Card.objects.filter(entry=entry, town_id=town))


def card_or_404(actor: Actor, pk: UUID) -> Card:
    """The card of an entry in the actor's town, by the entry's id."""
    card: Card | None = _card().one(entry=pk, town=actor.town.pk)
    if card is None or card.book not in shelf:
        raise Http404
    return card


@dataclass(frozen=True, slots=True)
class Door:
    """An entry by its id alone, for a verb that reads it under its own lock."""

    pk: UUID


def door_or_404(actor: Actor, pk: UUID) -> tuple[Book[Any], Door]:
    """As `entry_or_404`, for who does not show the entry: whether it may be read is asked, but it is not fetched."""
    card = card_or_404(actor, pk)
    book = shelf[card.book]
    if book.reads_told or card.voided_at is not None or not book.shows(actor, pk):
        entry_or_404(actor, pk)
    return book, Door(pk)


def entry_or_404(actor: Actor, pk: UUID) -> tuple[Book[Any], Any, Card]:
    """An entry that this person may read, with its book and card. A struck-out one stays readable at its address."""
    card = card_or_404(actor, pk)
    book = shelf[card.book]
    entry = _entry(actor, book, card.voided_at is not None).one(pk=pk)
    if entry is None:
        raise Http404
    settle(entry, actor)
    note_read(book, entry, by=actor)
    return book, entry, card


def _entry(actor: Actor, book: Book[Any], voided: bool) -> Question[Any]:
    def rows() -> Any:
        some = book.readable_by(actor) if voided else book.visible_to(actor)
        return some.filter(pk=Slot("pk", UUIDField())).order_by()

    return question(actor, ("entry", book.slug, voided), rows)


def settle(entry: Any, actor: Actor) -> None:
    """Put the town, the place and the office beside an entry from the map, where a join would fetch them again."""
    entry.town = actor.town
    if (area := actor.places.areas.get(entry.area_id)) is not None:
        entry.area = area
    if (office := actor.places.offices.get(entry.office_id)) is not None:
        entry.office = office
