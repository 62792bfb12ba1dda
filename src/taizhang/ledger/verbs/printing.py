"""Drawing up the papers of an entry. A print is journalled: who, which paper, which private values stood in full."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from taizhang.base.docx import write_docx
from taizhang.ledger import journal
from taizhang.ledger.book import Book
from taizhang.ledger.document import Document
from taizhang.ledger.may import permits
from taizhang.ledger.models import Hand, JournalLine
from taizhang.ledger.paper import Paper
from taizhang.ledger.refusal import NotAllowed
from taizhang.ledger.verbs.stepping import hands_of
from taizhang.town.actor import Actor


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper as a file: its name and its bytes."""

    name: str
    content: bytes


def papers(book: Book[Any], entry: Any, *, by: Actor, hands: Iterable[Hand] | None = None) -> list[Document[Any]]:
    """The papers that this actor may draw up of this entry as it stands, in the order they are declared."""
    if not book.documents or entry.voided_at is not None:
        return []
    held = hands_of(book, entry) if hands is None else tuple(hands)
    taken = set(JournalLine.objects.filter(entry=entry.pk).values_list("verb", flat=True))
    taken |= {h.step for h in book.history(entry)}
    return [
        d
        for d in book.documents
        if taken & set(d.after) and (d.when is None or d.when(entry)) and permits(by, d.by, entry, held)
    ]


def print_document(book: Book[Any], entry: Any, key: str, *, by: Actor) -> Printed:
    """Draw up a paper. Private values stand in full only for those who may reveal them, and the journal says which.

    Raises NotAllowed where the paper is not offered to this actor at this entry.
    """
    hands = hands_of(book, entry)
    found = next((d for d in papers(book, entry, by=by, hands=hands) if d.key == key), None)
    if found is None:
        raise NotAllowed(f"{entry.number} 现在没有您可以打印的这份文书。")
    whole = permits(by, book.may.get("reveal", ()), entry, hands)
    paper = Paper(entry, by, hidden=book.hidden(by, entry, hands), whole=whole)
    content = write_docx(found.body(entry, paper), title=found.title)
    with transaction.atomic():
        change = {"document": found.title, "fields": paper.opened}
        journal.append([journal.Said("print", change, book.slug, entry.pk, entry.number)], by=by)
    return Printed(f"{found.title}（{entry.number}）.docx", content)
