"""Learning from a town's own closed entries: what `taizhang learn` does for each field that is suggested."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from taizhang.base import clock
from taizhang.ledger.book import Book, Suggestion
from taizhang.ledger.suggest import weights
from taizhang.ledger.suggest.guessing import path_of
from taizhang.ledger.suggest.learning import CannotLearn, learn
from taizhang.town.models import Town


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of one field: from how many entries, the share told right of those held back, or why nothing came."""

    label: str
    texts: int = 0
    right: float = 0.0
    why_not: str = ""


def school(book: Book[Any], town: Town) -> Iterator[Lesson]:
    """Learn every field the book suggests, from the town's closed entries; one lesson a field."""
    for one in book.suggests:
        texts, labels, matters = _closed(book, one, town)
        try:
            found = learn(texts, labels, matters)
        except CannotLearn as why:
            yield Lesson(book.label(one.field), len(texts), why_not=str(why))
            continue
        found.about["learned_on"] = clock.today().isoformat()
        weights.save(found, path_of(town, book, one.field))
        yield Lesson(book.label(one.field), int(str(found.about["texts"])), float(str(found.about["right"])))


def _closed(book: Book[Any], one: Suggestion, town: Town) -> tuple[list[str], list[str], list[str]]:
    """Texts, values and matters of the entries that are over and have a value."""
    attname = book.model._meta.get_field(one.field).attname
    rows = book.model.objects.filter(town=town).live().filter(closed_at__isnull=False).order_by("pk")
    texts, labels, matters = [], [], []
    for value, matter, *said in rows.values_list(attname, "matter", *one.text):
        if value not in (None, ""):
            texts.append(" ".join(str(s or "") for s in said).strip())
            labels.append(str(value))
            matters.append(str(matter))
    return texts, labels, matters
