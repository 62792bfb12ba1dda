"""A stored value in words."""

from typing import Any

from django.db import models

from taizhang.ledger.book import Book
from taizhang.town.actor import Actor
from taizhang.town.models import Office


def label_of(book: Book[Any], name: str, value: str, by: Actor) -> str:
    """A stored value in words; "" for one that can no longer be chosen."""
    field = book.model._meta.get_field(name)
    if isinstance(field, models.ForeignKey) and field.related_model is Office:
        office = by.places.offices.get(int(value))
        return str(office) if office is not None and office.active else ""
    return str(dict(getattr(field, "flatchoices", ())).get(value, ""))
