"""An entry looked at by somebody: what is read of it once for its whole page."""

from typing import Any

from taizhang.ledger import journal
from taizhang.ledger.book import Book
from taizhang.ledger.may import permits
from taizhang.ledger.models import Card, Hand
from taizhang.ledger.verbs.stepping import hands_of
from taizhang.town.actor import Actor


class Looked:
    """One entry with everything that is read of it once: its hands, what the reader may do, its journal."""

    def __init__(self, book: Book[Any], entry: Any, card: Card, actor: Actor):
        self.book, self.entry, self.card, self.actor = book, entry, card, actor
        self.hands: list[Hand] = hands_of(book, entry)
        self.hidden = book.hidden(actor, entry, self.hands)
        self.lines = journal.of_entry(entry.pk)

    def may(self, verb: str) -> bool:
        """Whether the reader has a right on this entry; on a struck-out one there is nothing left to do."""
        rights = self.book.may.get(verb, ())
        return self.entry.voided_at is None and permits(self.actor, rights, self.entry, self.hands)
