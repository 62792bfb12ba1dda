"""What was raised in an entry: the entries of other books that its recording page may bring, which point back at it."""

from typing import Any

from taizhang.faces.console.showing import cards
from taizhang.faces.console.showing.looked import Looked
from taizhang.ledger.ref import RefField
from taizhang.ledger.shelf import shelf

MOST = 30


def raised(looked: Looked) -> list[dict[str, Any]]:
    """One list a book; empty books and what this reader may not see are left out."""
    found = []
    for brings in looked.book.brings:
        other = shelf[brings.book]
        names = [n for n, theirs in other.receives[looked.book.slug].items() if theirs == "id"]
        refs = [n for n in names if isinstance(other.model._meta.get_field(n), RefField)]
        for name in refs:
            rows = other.visible_to(looked.actor).filter(**{name: looked.entry.pk})
            seen = other.visible_cards(looked.actor).filter(entry__in=rows.values("pk")).order_by("id")[:MOST]
            if shown := [cards.same(card) for card in seen]:
                found.append({"title": other.title, "near": shown})
    return found
