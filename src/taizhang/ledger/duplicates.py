"""Near entries, shown before saving and on the entry: same words, near place, near time. A person decides."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from taizhang.base import clock, similar
from taizhang.ledger import search
from taizhang.ledger.asking import questions, read
from taizhang.ledger.book import Book
from taizhang.ledger.models import Card
from taizhang.town.actor import Actor

LOOKED_AT = 200
COMPARED = 60  # texts compared word by word, at a fifth of a millisecond each


@dataclass(frozen=True, slots=True)
class Near:
    """An entry that may be the same matter: how alike its words are, and what else speaks for it."""

    card: Card
    alike: float
    why: str


def near(book: Book[Any], entry: Any, *, by: Actor, most: int = 5) -> list[Near]:
    """The likeliest entries of the same matter among those the actor may read, best first.

    entry: stored or only prepared. Those already joined to it are left out.
    """
    like = book.likeness
    if like is None:
        return []
    said = _said(entry, like.text)
    bands = similar.bands(similar.signature(said))
    since = entry.on - timedelta(days=like.within_days)
    until = entry.on + timedelta(days=like.within_days)
    found = _sharing(by.town.pk, bands)
    visible = (
        book.visible_cards(by)
        .filter(pk__in=found[:LOOKED_AT], on__range=(since, until))
        .exclude(entry=entry.pk)
        .exclude(matter=entry.matter)
        .values_list("pk", "entry")
    )
    place = {pk: n for n, pk in enumerate(found)}
    candidates = {of: card for card, of in sorted(visible, key=lambda pair: place[pair[0]])[:COMPARED]}
    # Only what is compared: a book's row may have seventy columns, some of them private.
    apart = tuple(book.model._meta.get_field(name).attname for name in like.apart)
    others = book.model.objects.filter(pk__in=candidates).only("pk", "area_id", "on", *like.text, *apart)
    scored = [
        _score(entry, other, candidates[other.pk], said, like.text, by)
        for other in others
        if not any(_differ(getattr(entry, name), getattr(other, name)) for name in apart)
    ]
    best = sorted((s for s in scored if s.alike >= like.least), key=lambda s: (-s.alike, -s.card))[:most]
    cards = Card.objects.in_bulk([s.card for s in best])
    return [Near(cards[s.card], s.alike, s.why) for s in best]


def typed(book: Book[Any], given: Mapping[str, Any], *, by: Actor) -> list[Near]:
    """Near entries of what has been typed so far: answered as soon as some of the words and the place are there.

    Whatever else the form asks may still be empty or wrong.
    """
    if book.likeness is None:
        return []
    like, when = book.likeness, (book.happened,) if book.happened else ()
    names = tuple(dict.fromkeys((*like.text, *like.apart, "area", *when)))
    asked = {n: q for n, q in questions(book.model, names, by.places).items() if given.get(n) not in (None, "")}
    values, _ = read(asked, given)
    if "area" not in values or not any(values.get(n) for n in like.text):
        return []
    entry = book.model(town=by.town, **values)
    entry.matter = entry.pk
    happened = values.get(book.happened)
    entry.on = clock.local_day(happened) if isinstance(happened, datetime) else happened or clock.today()
    return near(book, entry, by=by)


def _sharing(town: int, bands: list[int]) -> list[int]:
    """Ids of cards that share a band, those that share most first, then the newest."""
    shared = Counter(search.sharing(town, bands, LOOKED_AT // 2))
    return sorted(shared, key=lambda card: (-shared[card], -card))


def _differ(one: Any, other: Any) -> bool:
    """Whether both say something, and not the same."""
    return one not in (None, "") and other not in (None, "") and one != other


def _said(entry: Any, fields: tuple[str, ...]) -> str:
    return " ".join(str(getattr(entry, name) or "") for name in fields)


class _Scored(NamedTuple):
    """As `Near`, with the key of its card: of sixty that are compared, five are shown."""

    card: int
    alike: float
    why: str


def _score(entry: Any, other: Any, card: int, said: str, fields: tuple[str, ...], by: Actor) -> _Scored:
    alike = similar.alike(said, _said(other, fields))
    mine, theirs = by.places.village_of(entry.area_id), by.places.village_of(other.area_id)
    same_village = mine is not None and mine == theirs
    if same_village:
        alike = min(1.0, alike * 1.25)
    elif mine is not None and theirs is not None:
        alike *= 0.6
    gap = abs((entry.on - other.on).days)
    when = "同日" if gap == 0 else f"相隔 {gap} 天"
    return _Scored(card, round(alike, 2), "同村，" + when if same_village else when)
