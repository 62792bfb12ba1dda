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

    def carrier(self, book: Book[Any], step: str) -> Book[Any] | None:
        """The book whose opening takes this step of another, and takes over from it what is known; None for none."""
        for other in self.values():
            refs = (other.model._meta.get_field(c.ref) for c in other.carries if (c.after, c.step) == ("open", step))
            if book.slug in other.receives and any(getattr(ref, "to", "") == book.slug for ref in refs):
                return other
        return None


shelf = Shelf()
register = shelf.add
