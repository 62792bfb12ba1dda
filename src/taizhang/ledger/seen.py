"""Which of some entries somebody may read, whatever their books: for lists of what was counted, changed or linked."""

from collections.abc import Iterable
from uuid import UUID

from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor


def seen(named: Iterable[tuple[str, UUID]], *, by: Actor) -> set[UUID]:
    """Those of the entries, each named with its book, that this person may read, struck-out ones too."""
    by_book: dict[str, set[UUID]] = {}
    for slug, entry in named:
        by_book.setdefault(slug, set()).add(entry)
    return {
        pk
        for slug, entries in by_book.items()
        for pk in shelf[slug].readable_by(by).filter(pk__in=entries).values_list("pk", flat=True)
    }
