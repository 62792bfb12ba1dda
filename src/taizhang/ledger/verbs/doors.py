"""Opening an entry as a further door of matters that are already known."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from taizhang.ledger.book import Book
from taizhang.ledger.models import Card
from taizhang.ledger.suggest import Guess
from taizhang.ledger.verbs.joining import link
from taizhang.ledger.verbs.opening import open_entry
from taizhang.town.actor import Actor


def open_joined(
    book: Book[Any], given: Mapping[str, Any], same: Sequence[Card], *, by: Actor, suggested: Iterable[Guess] = ()
) -> Any:
    """Open an entry and make it one matter with others, all or nothing; the entry as it then stands.

    suggested: as for `open_entry`. Raises what `open_entry` and `link` raise.
    """
    with transaction.atomic():
        entry = open_entry(book, given, by=by, suggested=suggested)
        card = Card.objects.get(entry=entry.pk)
        for other in same:
            if Card.objects.filter(pk=other.pk, matter=entry.matter).exists():
                continue  # joined through one of the others already
            link(other, card, by=by)
            entry = book.model.objects.get(pk=entry.pk)
    return entry
