"""The ways to the recording pages: from the day's page and from a book's list."""

from typing import Any

from django.urls import reverse

from taizhang.faces.console import frame
from taizhang.ledger.book import Book
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor


def entrances(actor: Actor) -> list[dict[str, str]]:
    """The recording pages open to this person, in the order of the books."""
    return [way for book in shelf.values() if (way := entrance(actor, book))]


def entrance(actor: Actor, book: Book[Any]) -> dict[str, str] | None:
    """The way to a book's recording page; None where it has none, or none for this person."""
    if not book.brings or not frame.may_anywhere(actor, book, "open"):
        return None
    label = f"记{book.model._meta.verbose_name}"
    return {"url": reverse("record", args=[book.slug]), "label": label, "kind": "main", "icon": book.icon}
