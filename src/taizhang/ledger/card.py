"""Card: the one cross-book row of an entry, and what hangs on it for finding. Derived, so it can be made again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from taizhang.base import similar, words
from taizhang.ledger import search
from taizhang.ledger.book import Book
from taizhang.ledger.hands import PeopleField
from taizhang.ledger.may import BAR
from taizhang.ledger.models import Card, Hand
from taizhang.ledger.rows import change, delete, insert, insert_each, insert_one, made, read, update

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
_NAMES = tuple(n.removesuffix("_id") for n in _COPIED)


def fill(book: Book[Any], entry: Any, card: Card | None = None) -> Card:
    """A card that says of the entry what is to be shown in lists, not yet stored."""
    held = entry.__dict__
    copied = {name: held[name] for name in _COPIED}
    if card is None:
        card = made(Card, entry=entry.pk, book=book.slug, **copied)
    else:
        for name, value in copied.items():
            setattr(card, name, value)
    card.title = shown(entry, book.heading)[:120]
    card.gist = _gist(book, entry)
    return card


def _gist(book: Book[Any], entry: Any) -> list[str]:
    return [text for text in (shown(entry, name) for name in book.gist) if text]


def shown(entry: Any, name: str) -> str:
    """A field's value in words; private values masked."""
    labels = _labels(entry._meta.model, name)
    value = getattr(entry, name)
    said = value if labels is None or isinstance(value, list) else labels.get(value, value)
    return "" if said is None else str(said)


@lru_cache(maxsize=2048)
def _labels(model: Any, name: str) -> dict[Any, Any] | None:
    """The words of a choice's values, looked up once: Django makes a dictionary of them each time it is asked."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None  # a heading may be worked out by the model
    return dict(field.flatchoices) if field.choices else None


@dataclass(frozen=True, slots=True)
class Drawn:
    """An entry's card and all that the entry is found through, worked out and not yet written.

    words: the tokens of its text, without those of its number, which may be given last.
    """

    card: Card
    keys: tuple[str, ...]
    hands: tuple[Hand, ...]
    bands: tuple[int, ...]
    words: tuple[str, ...]

    @property
    def indexed(self) -> search.Indexed:
        """What the search keeps of it, once its card is stored."""
        card = self.card
        said = (*words.cut(card.number), *self.words)
        return search.Indexed(card.pk, card.town_id, card.book, said, self.bands, self.keys)


def draw(book: Book[Any], entry: Any, card: Card | None = None) -> Drawn:
    """What `write` will write of an entry: most of the work of filing it, and none of it in the database."""
    card = fill(book, entry, card)
    return Drawn(
        card,
        tuple(hashes(book, entry)),
        tuple(hands(book, entry, card)),
        tuple(bands(book, entry)),
        tuple(words.cut(text(book, entry))),
    )


def file(book: Book[Any], entries: Sequence[Any]) -> list[Card]:
    """Renew the cards of entries, and everything found through them. In the caller's transaction."""
    held = {c.entry: c for c in _stored(entries)}
    drawn = [draw(book, e, held.get(e.pk)) for e in entries]
    for one in drawn:
        if one.card.pk is None:
            insert_one(one.card)
        else:
            update([one.card], (*_NAMES, "title", "gist"))
    ids = [one.card.pk for one in drawn]
    if book.hands or book.bars:
        delete(Hand, "card_id", ids)
    search.remove(ids)
    _find(drawn)
    return [one.card for one in drawn]


def _stored(entries: Sequence[Any]) -> list[Card]:
    if len(entries) == 1:
        return read(Card, entry=entries[0].pk)
    return list(Card.objects.filter(entry__in=[e.pk for e in entries]))


def write(drawn: Sequence[Drawn]) -> list[Card]:
    """Write what was drawn of entries that have no cards yet. In the caller's transaction."""
    cards = [one.card for one in drawn]
    insert_each(cards, "entry")
    _find(drawn)
    return cards


def _find(drawn: Sequence[Drawn]) -> None:
    """Write what the entries of stored cards are found through, where nothing of it stands yet."""
    named = [hand for one in drawn for hand in one.hands]
    for hand in named:
        hand.card_id = hand.card.pk  # it was drawn before the card had a key
    insert(named)
    search.index([one.indexed for one in drawn])


def touch(book: Book[Any], entry: Any, changed: Iterable[str]) -> None:
    """Renew the card after a step. What is found through it is made again only where its fields changed."""
    changed = set(changed)
    alike = book.likeness.text if book.likeness else ()
    if changed & {book.heading, *alike, *book.find_by, *_attnames(entry, book.hands + book.bars)}:
        file(book, [entry])
        return
    if changed & _attnames(entry, book.search):
        # an answer or a note is found by its words, and says nothing of who it is about or what it is like
        card = read(Card, entry=entry.pk)[0].pk
        said = (*words.cut(entry.number), *words.cut(text(book, entry)))
        search.remove([card])
        search.index([search.Indexed(card, entry.town_id, book.slug, said, bands(book, entry), hashes(book, entry))])
    values = {n: getattr(entry, n) for n in _COPIED if n in changed}
    if changed & _attnames(entry, book.gist):
        values["gist"] = _gist(book, entry)
    if values:
        change(Card, values, entry=entry.pk)


def _attnames(entry: Any, names: tuple[str, ...]) -> set[str]:
    return {entry._meta.get_field(n).attname for n in names}


def hashes(book: Book[Any], entry: Any) -> list[str]:
    """Keyed hashes of the private values an entry may be found by, under the key of today."""
    values = [getattr(entry, name) for name in book.find_by]
    return list(dict.fromkeys(v.hash() for v in values if v))


def hands(book: Book[Any], entry: Any, card: Card | None = None) -> list[Hand]:
    """The hands that an entry's own answers give to offices and people, as they are stored or will be."""
    rows, held = [], entry.__dict__
    for column, role, whom in _hand_columns(book):
        if value := held[column]:
            ids = value if isinstance(value, list) else [value]
            rows += [Hand(card=card, role=role, **{whom: pk}) for pk in ids]
    return rows


@lru_cache(maxsize=256)
def _hand_columns(book: Book[Any]) -> list[tuple[str, str, str]]:
    """The columns that give a hand in an entry, each with the role it gives and whether to a person or an office."""
    found = []
    for name, sign in (*((n, "") for n in book.hands), *((n, BAR) for n in book.bars)):
        field = book.model._meta.get_field(name)
        whom = "person_id" if isinstance(field, PeopleField) else "office_id"
        found.append((field.attname, sign + name, whom))
    return found


def bands(book: Book[Any], entry: Any) -> list[int]:
    """The bands of the entry's text signature; none where its book looks for no likeness."""
    if book.likeness is None:
        return []
    said = " ".join(str(getattr(entry, name) or "") for name in book.likeness.text)
    return similar.bands(similar.signature(said))


def text(book: Book[Any], entry: Any) -> str:
    """Everything about an entry that is found by words, but its number; never a private value."""
    parts = [entry.outside_no, *(shown(entry, n) for n in dict.fromkeys((book.heading, *book.search)))]
    return " ".join(p for p in parts if p)


def reindex(book: Book[Any], batch: int = 2000) -> int:
    """Make every card of a book again from its entries; returns how many."""
    done = 0
    rows = book.model.objects.order_by("pk")
    held: list[Any] = []
    for entry in rows.iterator(chunk_size=batch):
        held.append(entry)
        if len(held) == batch:
            done += len(file(book, held))
            held = []
    return done + (len(file(book, held)) if held else 0)
