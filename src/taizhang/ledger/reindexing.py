"""Making cards, search and likeness again from the entries: in the journal, because what was kept of them goes."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction

from taizhang.ledger import card, journal
from taizhang.ledger.book import Book
from taizhang.town.actor import Actor
from taizhang.town.models import Town


def reindex(books: Sequence[Book[Any]], told: Callable[[Book[Any], int], None]) -> None:
    """Make all that these books' entries are found through again, in every town; told: each book, and how many."""
    for book in books:
        told(book, card.reindex(book))
    for town in Town.objects.order_by("pk"):
        with transaction.atomic():
            said = journal.Said("reindex", {"books": [book.slug for book in books]})
            journal.append([said], by=Actor.system_of(town))
