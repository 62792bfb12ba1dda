"""An entry looked at by somebody: what is read of it once, when its page asks."""

from functools import cached_property
from typing import Any

from taizhang.ledger import journal
from taizhang.ledger.book import Book
from taizhang.ledger.may import permits
from taizhang.ledger.models import Card, Hand, JournalLine
from taizhang.ledger.verbs.stepping import hands_of
from taizhang.town.actor import Actor


class Looked:
    """One entry with everything that is read of it at most once: its hands, what the reader may do, its journal."""

    def __init__(self, book: Book[Any], entry: Any, card: Card, actor: Actor):
        self.book, self.entry, self.card, self.actor = book, entry, card, actor

    @cached_property
    def hands(self) -> list[Hand]:
        """The entry's hands."""
        return hands_of(self.book, self.entry)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Its fields that the reader may not read."""
        return self.book.hidden(self.actor, self.entry, self.hands)

    @cached_property
    def lines(self) -> list[JournalLine]:
        """Its journal, oldest first."""
        return journal.of_entry(self.entry.pk)

    def may(self, verb: str) -> bool:
        """Whether the reader has a right on this entry; on a struck-out one there is nothing left to do."""
        rights = self.book.may.get(verb, ())
        return self.entry.voided_at is None and permits(self.actor, rights, self.entry, self.hands)
