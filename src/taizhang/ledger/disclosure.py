"""What the public sees of an entry: the listed columns and nothing else."""

from typing import Any

from django.db.models import QuerySet

from taizhang.ledger.book import Book
from taizhang.ledger.card import shown
from taizhang.town.models import Town


def public_rows(book: Book[Any], town: Town) -> QuerySet[Any]:
    """The entries of a town that the public may see; none of a book that lists no public column."""
    rows = book.model.objects.filter(town=town).live()
    return book.shown_to_public(rows) if book.public else rows.none()


def public_view(book: Book[Any], entry: Any) -> dict[str, str]:
    """The entry's public columns in words; private fields can only be listed masked."""
    return {name: shown(entry, name) for name in book.public}
