"""What was suggested and what a person chose: kept, so that wrong suggestions can be counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.ledger import journal
from taizhang.ledger.book import Book
from taizhang.ledger.models import Card, Suggested
from taizhang.ledger.suggest.guess import Guess
from taizhang.town.actor import Actor
from taizhang.town.models import Town


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many suggestions were decided on, and how many of them as suggested."""

    right: int
    all: int

    @property
    def rate(self) -> float | None:
        """The share that was right; None where there was none."""
        return self.right / self.all if self.all else None


def keep(book: Book[Any], entry: Any, guesses: Iterable[Guess], *, by: Actor) -> list[Suggested]:
    """Keep the surest guess of each field that now has a value, with that value. In the verb's transaction.

    The journal line is the town's own: nobody did it.
    """
    first: dict[str, Guess] = {}
    for guess in guesses:
        first.setdefault(guess.field, guess)
    rows, said = [], []
    card = Card.objects.get(entry=entry.pk) if first else None
    for name, guess in first.items():
        chosen = getattr(entry, book.model._meta.get_field(name).attname)
        if card is None or chosen in (None, ""):
            continue
        rows.append(
            Suggested(card=card, field=name, suggested=guess.value, sure=guess.sure, chosen=str(chosen), at=clock.now())
        )
        change = {"field": name, "value": guess.value, "label": guess.label, "sure": guess.sure, "why": guess.why}
        change["taken"] = guess.value == str(chosen)
        said.append(journal.Said("suggest", change, book.slug, entry.pk, entry.number))
    if rows:
        Suggested.objects.bulk_create(rows)
        journal.append(said, by=Actor.system_of(by.town))
    return rows


def accuracy(book: Book[Any], field: str, town: Town, period: Period) -> Accuracy:
    """How often people took what was suggested for a field, over the decisions of a period."""
    start, end = (clock.instant(d, clock.MIDNIGHT) for d in (period.start, period.end))
    rows = Suggested.objects.filter(card__book=book.slug, card__town=town, field=field, at__gte=start, at__lt=end)
    return Accuracy(rows.filter(suggested=F("chosen")).count(), rows.count())
