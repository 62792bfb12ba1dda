"""Saved views: a list's conditions, order and columns under a name, for one person."""

from django.db import transaction
from django.db.models import CharField, IntegerField, QuerySet

from taizhang.base.problem import Problem
from taizhang.ledger.compiled import Slot, always
from taizhang.ledger.models import SavedView
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.town.actor import Actor

MOST = 12
LONGEST = SavedView._meta.get_field("query").max_length or 0


def queries_of(actor: Actor, book: str) -> list[tuple[int, str, str]]:
    """Id, name and query of the person's views of a book, in the order they were kept: what a list shows as tabs."""
    person, slug = Slot("person", IntegerField()), Slot("book", CharField())
    found = always(
        ("views",),
        lambda: SavedView.objects.filter(person_id=person, book=slug).order_by("id").values("pk", "name", "query"),
    )
    return [(pk, name, query) for pk, name, query in found.tuples(person=actor.person, book=book)]


def views_of(actor: Actor, book: str) -> "QuerySet[SavedView]":
    """The person's views of a book, in the order they were kept."""
    return SavedView.objects.filter(person=actor.person, book=book).order_by("id")


def keep_view(actor: Actor, book: str, name: str, query: str) -> SavedView:
    """Keep a view; a name used before now means the new one. Raises Refused for no name, or one too many."""
    name, query = name.strip()[:30], query.removeprefix("?")
    if not name:
        raise Refused([Problem("请给这个视图起个名字。", "name")])
    if len(query) > LONGEST:
        raise Refused([Problem("条件太长，存不下。请少选几列或几个条件再存。", "name")])
    with transaction.atomic():
        held = views_of(actor, book)
        if held.count() >= MOST and not held.filter(name=name).exists():
            raise Refused([Problem(f"每个台账最多存 {MOST} 个视图，请先删掉一个。", "name")])
        assert actor.person is not None, "the machinery keeps no views"
        made, _ = SavedView.objects.update_or_create(
            person_id=actor.person, book=book, name=name, defaults={"query": query}
        )
    return made


def drop_view(actor: Actor, book: str, pk: int) -> str:
    """Forget one of the person's own views; returns its name. Raises NotAllowed where it is not theirs."""
    with transaction.atomic():
        held = views_of(actor, book).filter(pk=pk).first()
        if held is None:
            raise NotAllowed("没有这个视图。")
        held.delete()
    return held.name
