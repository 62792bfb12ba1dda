"""The nearest closed entries vote: suggestions for a town that has not learned yet, from its first day."""

from collections import defaultdict
from typing import Any

from taizhang.base import similar
from taizhang.ledger import search
from taizhang.ledger.book import Book, Suggestion
from taizhang.ledger.models import Card
from taizhang.ledger.suggest.guess import Guess
from taizhang.ledger.suggest.label import label_of
from taizhang.town.actor import Actor

_SHARED = 200  # entries of a shared band looked at
_NEWEST = 300  # newest closed entries looked at beside them
_ALIKE = 0.08  # two unrelated letters lie below this mostly
_ENOUGH = 0.5  # likeness in all that makes a vote count in full


def vote(book: Book[Any], one: Suggestion, entry: Any, text: str, by: Actor) -> list[Guess]:
    """Values of the closed entries whose words are nearest, each weighing by the square of its likeness."""
    near = _near(book, one, entry, text, by)
    weight: dict[str, float] = defaultdict(float)
    behind: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for alike, value, number in near:
        weight[value] += alike * alike
        behind[value].append((alike, number))
    whole = sum(weight.values())
    strength = min(1.0, sum(a for a, _, _ in near) / _ENOUGH)
    guesses = []
    for value, share in sorted(weight.items(), key=lambda p: -p[1]):
        if label := label_of(book, one.field, value, by):
            guesses.append(Guess(one.field, value, label, round(strength * share / whole, 4), _why(behind[value])))
    return guesses


def _why(behind: list[tuple[float, str]]) -> str:
    alike, number = max(behind)
    more = f"等 {len(behind)} 件" if len(behind) > 1 else ""
    return f"与已办结的 {number}（相似 {alike:.2f}）{more}相近"


def _near(book: Book[Any], one: Suggestion, entry: Any, text: str, by: Actor) -> list[tuple[float, str, str]]:
    attname = book.model._meta.get_field(one.field).attname
    closed = book.visible_to(by).filter(closed_at__isnull=False).exclude(**{f"{attname}__isnull": True})
    columns = ("pk", "number", attname, *one.text)
    rows = {r["pk"]: r for r in closed.order_by("-opened_at", "-id").values(*columns)[:_NEWEST]}
    if book.likeness:
        bands = similar.bands(similar.signature(text))
        newest = sorted({*search.sharing(by.town.pk, bands, _SHARED)}, reverse=True)[:_SHARED]
        shared = Card.objects.filter(pk__in=newest).values("entry")
        rows |= {r["pk"]: r for r in closed.filter(pk__in=shared).values(*columns)}
    rows.pop(getattr(entry, "pk", None), None)
    found = []
    for row in rows.values():
        alike = similar.alike(text, " ".join(str(row[n] or "") for n in one.text))
        if alike >= _ALIKE and row[attname] != "":
            found.append((alike, str(row[attname]), row["number"]))
    return sorted(found, reverse=True)[:15]
