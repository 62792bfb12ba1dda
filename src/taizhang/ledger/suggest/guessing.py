"""What a book's own closed entries suggest for a new one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from taizhang.ledger.book import Book, Suggestion
from taizhang.ledger.suggest import neighbours, weights
from taizhang.ledger.suggest.guess import Guess
from taizhang.ledger.suggest.label import label_of
from taizhang.ledger.suggest.weights import Weights
from taizhang.town.actor import Actor
from taizhang.town.models import Town

LEAST = 0.15  # less sure than that is not worth reading
_held: dict[Path, tuple[float, Weights | None]] = {}


def suggest(
    book: Book[Any], entry: Any, by: Actor, most: int = 3, *, only: tuple[str, ...] | None = None
) -> list[Guess]:
    """The likeliest values of the fields a book suggests, surest first within each field; at most `most` of each.

    entry: an entry, or answers by field name. A field that has a value already is left alone, unless it is in `only`.
    """
    found: list[Guess] = []
    for one in book.suggests:
        if only is not None and one.field not in only:
            continue
        if only is None and _value(entry, one.field):
            continue
        text = " ".join(str(_value(entry, name) or "") for name in one.text).strip()
        if text:
            within = _outer(entry, one, found)
            found += [g for g in _guess(book, one, entry, text, by) if g.value.startswith(within)][:most]
    return found


def path_of(town: Town, book: Book[Any], field: str) -> Path:
    """Where the weights learned for a field lie."""
    return Path(settings.HOME) / "learned" / f"{town.code}-{book.slug}-{field}.weights"


def learned(town: Town, book: Book[Any], field: str) -> Weights | None:
    """The weights learned for a field, read again when they have been learned anew."""
    path = path_of(town, book, field)
    try:
        made = path.stat().st_mtime
    except FileNotFoundError:
        return None
    if path not in _held or _held[path][0] != made:
        _held[path] = (made, weights.load(path))
    return _held[path][1]


def _value(entry: Any, name: str) -> Any:
    return entry.get(name) if isinstance(entry, Mapping) else getattr(entry, name)


def _outer(entry: Any, one: Suggestion, found: list[Guess]) -> str:
    """What the value must begin with: the code chosen, or guessed, for the level above."""
    if not one.within:
        return ""
    return str(_value(entry, one.within) or next((g.value for g in found if g.field == one.within), ""))


def _guess(book: Book[Any], one: Suggestion, entry: Any, text: str, by: Actor) -> list[Guess]:
    held = learned(by.town, book, one.field)
    guesses = _by_weights(book, one, held, text, by) if held else neighbours.vote(book, one, entry, text, by)
    return [g for g in guesses if g.sure >= LEAST]


def _by_weights(book: Book[Any], one: Suggestion, held: Weights, text: str, by: Actor) -> list[Guess]:
    guesses = []
    for value, sure in held.sure(text):
        if sure >= LEAST and (label := label_of(book, one.field, value, by)):
            words = "、".join(f"“{w}”" for w in held.words(text, value))
            why = f"写有{words}的，以往多办为“{label}”" if words else f"与以往“{label}”的写法最接近"
            guesses.append(Guess(one.field, value, label, round(sure, 4), why))
    return guesses
