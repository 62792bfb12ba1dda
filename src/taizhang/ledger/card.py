"""Card: the one cross-book row of an entry, and what hangs on it for finding. Derived, so it can be made again."""

from collections.abc import Iterable, Sequence
from typing import Any

from taizhang.base import similar
from taizhang.ledger import search
from taizhang.ledger.book import Book
from taizhang.ledger.hands import PeopleField
from taizhang.ledger.may import BAR
from taizhang.ledger.models import Band, Card, CardKey, Hand
from taizhang.ledger.rows import change, insert_one, insert_plain

_COPIED = (
    "number",
    "town_id",
    "area_id",
    "office_id",
    "state",
    "on",
    "opened_at",
    "opened_by_id",
    "due_at",
    "closed_at",
    "voided_at",
    "matter",
)


def fill(book: Book[Any], entry: Any, card: Card | None = None) -> Card:
    """A card that says of the entry what is to be shown in lists, not yet stored."""
    card = card or Card(entry=entry.pk, book=book.slug)
    for name in _COPIED:
        setattr(card, name, getattr(entry, name))
    card.title = shown(entry, book.heading)[:120]
    card.gist = _gist(book, entry)
    return card


def _gist(book: Book[Any], entry: Any) -> list[str]:
    return [text for text in (shown(entry, name) for name in book.gist) if text]


def shown(entry: Any, name: str) -> str:
    """A field's value in words; private values masked."""
    display = getattr(entry, f"get_{name}_display", None)
    value = display() if display else getattr(entry, name)
    return "" if value is None else str(value)


def file(book: Book[Any], entries: Sequence[Any], *, fresh: bool) -> list[Card]:
    """Make or renew the cards of entries, and everything found through them. In the caller's transaction."""
    cards = _store(book, entries, fresh)
    if not fresh:
        ids = [c.pk for c in cards]
        if book.find_by:
            CardKey.objects.filter(card__in=ids).delete()
        if book.hands or book.bars:
            Hand.objects.filter(card__in=ids).delete()
        if book.likeness:
            Band.objects.filter(card__in=ids).delete()
    pairs = list(zip(cards, entries, strict=True))
    insert_plain(CardKey, ("card_id", "hash"), [(c.pk, h) for c, e in pairs for h in hashes(book, e)])
    _bulk(Hand, [h for c, e in pairs for h in _hands(book, c, e)])
    if book.likeness:
        insert_plain(
            Band, ("card_id", "town", "band"), [(c.pk, c.town_id, b) for c, e in pairs for b in bands(book, e)]
        )
    search.index([(c.pk, c.town_id, book.slug, text(book, e)) for c, e in pairs], fresh=fresh)
    return cards


def touch(book: Book[Any], entry: Any, changed: Iterable[str]) -> None:
    """Renew the card after a step. What is found through it is made again only where its fields changed."""
    changed = set(changed)
    alike = book.likeness.text if book.likeness else ()
    if changed & {book.heading, *alike, *book.find_by, *_attnames(entry, book.hands + book.bars)}:
        file(book, [entry], fresh=False)
        return
    if changed & _attnames(entry, book.search):
        # an answer or a note is found by its words, and says nothing of who it is about or what it is like
        card = Card.objects.only("pk").get(entry=entry.pk).pk
        search.index([(card, entry.town_id, book.slug, text(book, entry))])
    values = {n: getattr(entry, n) for n in _COPIED if n in changed}
    if changed & _attnames(entry, book.gist):
        values["gist"] = _gist(book, entry)
    if values:
        change(Card, values, entry=entry.pk)


def _attnames(entry: Any, names: tuple[str, ...]) -> set[str]:
    return {entry._meta.get_field(n).attname for n in names}


def _store(book: Book[Any], entries: Sequence[Any], fresh: bool) -> list[Card]:
    if fresh:
        cards = [fill(book, e) for e in entries]
        if len(cards) == 1:
            insert_one(cards[0])
        else:
            Card.objects.bulk_create(cards, batch_size=2000)
        return cards
    held = {c.entry: c for c in Card.objects.filter(entry__in=[e.pk for e in entries])}
    cards = [fill(book, e, held.get(e.pk)) for e in entries]
    for card in cards:
        card.save()
    return cards


def _bulk(model: Any, rows: list[Any]) -> None:
    if rows:
        model.objects.bulk_create(rows, batch_size=4000)


def hashes(book: Book[Any], entry: Any) -> list[str]:
    """Keyed hashes of the private values an entry may be found by."""
    values = [getattr(entry, name) for name in book.find_by]
    return list(dict.fromkeys(v.hash() for v in values if v))


def _hands(book: Book[Any], card: Card, entry: Any) -> list[Hand]:
    rows = []
    for name, sign in (*((n, "") for n in book.hands), *((n, BAR) for n in book.bars)):
        field = entry._meta.get_field(name)
        value = getattr(entry, field.attname)
        ids = value if isinstance(value, list) else [value] if value else []
        whom = "person_id" if isinstance(field, PeopleField) else "office_id"
        rows += [Hand(card=card, role=sign + name, **{whom: pk}) for pk in ids]
    return rows


def bands(book: Book[Any], entry: Any) -> list[int]:
    """The bands of the entry's text signature."""
    assert book.likeness is not None
    said = " ".join(str(getattr(entry, name) or "") for name in book.likeness.text)
    return similar.bands(similar.signature(said))


def text(book: Book[Any], entry: Any) -> str:
    """Everything about an entry that is found by words; never a private value."""
    parts = [entry.number, entry.outside_no, *(shown(entry, n) for n in dict.fromkeys((book.heading, *book.search)))]
    return " ".join(p for p in parts if p)


def reindex(book: Book[Any], batch: int = 2000) -> int:
    """Make every card of a book again from its entries; returns how many."""
    done = 0
    rows = book.model.objects.order_by("pk")
    held: list[Any] = []
    for entry in rows.iterator(chunk_size=batch):
        held.append(entry)
        if len(held) == batch:
            done += len(file(book, held, fresh=False))
            held = []
    return done + (len(file(book, held, fresh=False)) if held else 0)
