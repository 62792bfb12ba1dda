"""The shelf: every registered book, by slug."""

from typing import Any, TypeVar

from taizhang.ledger.book import Book

B = TypeVar("B", bound=type[Book[Any]])


class Shelf(dict[str, Book[Any]]):
    """Books in the order they were registered."""

    def add(self, cls: B) -> B:
        """Put a book on the shelf. Raises ValueError where the slug is taken."""
        if cls.slug in self:
            raise ValueError(f"two books are called {cls.slug!r}")
        self[cls.slug] = cls()
        return cls


shelf = Shelf()
register = shelf.add
