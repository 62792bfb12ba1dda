"""What the public sees of an entry: the listed columns and nothing else."""

from typing import Any

from taizhang.ledger.book import Book
from taizhang.ledger.card import shown


def public_view(book: Book[Any], entry: Any) -> dict[str, str]:
    """The entry's public columns in words; private fields can only be listed masked."""
    return {name: shown(entry, name) for name in book.public}
