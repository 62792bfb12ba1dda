"""Finding cards by what was typed: words, a number, or a private value known exactly."""

from dataclasses import dataclass

from taizhang.ledger import search
from taizhang.ledger.models import CardKey
from taizhang.ledger.shelf import shelf


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of cards. by_party: those found only because a private value was typed in full, and as what."""

    cards: tuple[int, ...]
    by_party: tuple[int, ...] = ()
    party: str = ""


def find(town: int, text: str, book: str = "", cap: int = search.CAP) -> Found:
    """The newest cards of a town, or of one of its books, that answer to a text. Rights are the caller's to ask."""
    text = text.strip()
    if not text:
        return Found(())
    by_words = search.match(town, text, book, cap)
    hashes = _hashes(text, book)
    keyed = CardKey.objects.filter(hash__in=hashes, card__town=town).order_by("-card").values_list("card", "hash")
    if book:
        keyed = keyed.filter(card__book=book)
    rows = list(keyed[:cap]) if hashes else []
    found = dict.fromkeys(card for card, _ in rows)
    only = tuple(c for c in found if c not in set(by_words))
    label = next((hashes[h] for _, h in rows), "") if only else ""
    return Found(tuple(dict.fromkeys([*by_words, *found])), only, label)


def _hashes(text: str, book: str) -> dict[str, str]:
    """The keyed hashes a text could have as a private value of the books, each with the field's name."""
    found: dict[str, str] = {}
    for each in [shelf[book]] if book else shelf.values():
        for name in each.find_by:
            field = each.model._meta.get_field(name)
            found.setdefault(field.secret(text).hash(), str(field.verbose_name))
    return found
