"""The desk: what a person must do next, over all books, earliest due first."""

from typing import Any

from django.db.models import Count, DateTimeField, F, Q, QuerySet

from taizhang.base import clock
from taizhang.ledger.book import Book
from taizhang.ledger.compiled import Slot, narrowed, question
from taizhang.ledger.lifecycle import Step
from taizhang.ledger.may import Rights, anywhere, which
from taizhang.ledger.models import Card, Notice
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor


def mine(actor: Actor) -> QuerySet[Card]:
    """Cards of entries at which the actor has a step to take, in due order; paused and undated ones last."""
    return narrowed(actor, ("mine",), lambda: _mine(actor))


def _mine(actor: Actor) -> QuerySet[Card]:
    where = Q(pk__in=[])
    for book in shelf.values():
        by_rights: dict[Rights, set[str]] = {}
        for step in book.lifecycle.steps.values():
            if isinstance(step.duty, Q):
                asked = book.model.objects.filter(step.duty, state__in=step.sources, closed_at=None)
                where |= Q(entry__in=asked.values("pk")) & book.cards_for(actor, step.by)
            elif step.duty:
                by_rights.setdefault(step.by, set()).update(step.sources)
        for rights, states in by_rights.items():
            where |= Q(state__in=states) & book.cards_for(actor, rights)
    return (
        Card.objects.filter(where, town=actor.town, closed_at=None, voided_at=None)
        .select_related("area", "office")
        .order_by(F("due_at").asc(nulls_last=True), "id")
    )


def at_step(actor: Actor, book: Book[Any], step: Step) -> QuerySet[Any]:
    """The entries that stand where a step begins and at which the actor may take it, the earliest first.

    What a step's `when` says beside the state is for whoever reads the rows.
    """
    rows = book.visible_to(actor).filter(which(actor, step.by), state__in=step.sources)
    return rows.order_by("opened_at", "id")


def at_once(actor: Actor, book: Book[Any]) -> list[Step]:
    """The steps of a book that the actor may take at many entries at once; none where each reading is written down."""
    if book.reads_told:
        return []
    return [s for s in book.lifecycle.steps.values() if s.at_once and anywhere(actor, s.by)]


def waiting(actor: Actor) -> dict[str, tuple[int, bool]]:
    """How much of each book is `mine`, and whether any of it is late."""
    found = question(actor, ("waiting",), lambda: _waiting(actor))
    return {slug: (n, bool(late)) for slug, n, late in found.tuples(now=clock.now())}


def _waiting(actor: Actor) -> QuerySet[Card, Any]:
    late = Count("pk", filter=Q(due_at__lt=Slot("now", DateTimeField())))
    return mine(actor).order_by().values("book").annotate(n=Count("pk"), late=late)


def open_cards(actor: Actor) -> QuerySet[Card]:
    """Every matter in hand that the actor may read. Rolls are never closed, and nobody has them in hand."""
    return readable(actor).filter(closed_at=None, book__in=matters())


def matters() -> list[str]:
    """The books of things to be dealt with, as against rolls and logs."""
    return [slug for slug, book in shelf.items() if book.shape == "matter"]


def readable(actor: Actor) -> QuerySet[Card]:
    """Every card the actor may read, over all books."""
    return narrowed(actor, ("readable",), lambda: _readable(actor))


def _readable(actor: Actor) -> QuerySet[Card]:
    where = Q(pk__in=[])
    for book in shelf.values():
        where |= book.cards_for(actor, book.may.get("read", ()))
    return Card.objects.filter(where, town=actor.town, voided_at=None)


def notices(actor: Actor) -> QuerySet[Notice]:
    """What the actor has been told by the sweep about entries still open, newest first."""
    posts = {h.post for h in actor.holds}
    return (
        Notice.objects.filter(post__in=posts, card__in=readable(actor).filter(closed_at=None).values("pk"))
        .select_related("card")
        .order_by("-at", "-id")
    )
