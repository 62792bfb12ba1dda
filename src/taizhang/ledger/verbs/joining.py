"""Joining entries: one matter with several doors, or two records of one thing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, Q
from django.utils.datastructures import MultiValueDict

from taizhang.base import clock
from taizhang.base.fields import Secret
from taizhang.base.problem import Problem
from taizhang.ledger import clocks, journal
from taizhang.ledger.book import Book
from taizhang.ledger.may import permits
from taizhang.ledger.models import Card, Link
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs.amending import reason, require
from taizhang.ledger.verbs.opening import open_entry
from taizhang.ledger.verbs.stepping import hands_of, keep, lock
from taizhang.town.actor import Actor

ONE_MATTER = (Link.Kind.SAME, Link.Kind.FROM)


def link(a: Card, b: Card, kind: str = Link.Kind.SAME, *, by: Actor) -> Link:
    """Join two entries. The same matter, or one handed on to the other, makes them one matter from then on.

    Raises NotAllowed where the actor may not link either, Refused where they are the same entry or joined already.
    """
    with transaction.atomic():
        for card in (a, b):
            require(shelf[card.book], "link", _entry(card, by), by)
        if a.pk == b.pk:
            raise Refused([Problem("不能把一条与它自己关联。")])
        if Link.objects.filter(Q(a=a, b=b) | Q(a=b, b=a), undone_at=None).exists():
            raise Refused([Problem(f"{a.number} 与 {b.number} 已经关联过。")])
        made = Link.objects.create(a=a, b=b, kind=kind, at=clock.now(), by_id=by.person)
        _tell("link", a, b, kind, by)
        if kind in ONE_MATTER:
            _settle([a.pk], by)
    return made


def unlink(row: Link, *, by: Actor, why: str = "") -> None:
    """Undo a link; the two sides become matters of their own again where nothing else joins them."""
    with transaction.atomic():
        if row.undone_at is not None:
            raise NotAllowed("这个关联已经解除。")
        for card in (row.a, row.b):
            require(shelf[card.book], "link", _entry(card, by), by)
        row.undone_at = clock.now()
        row.save(update_fields=["undone_at"])
        _tell("unlink", row.a, row.b, row.kind, by, why)
        if row.kind in ONE_MATTER:
            _settle([row.a_id, row.b_id], by)


def merge(kept: Card, gone: Card, *, by: Actor, why: str) -> Link:
    """Make two records of one thing one: `gone` leaves lists and counts and points at `kept`. Can be undone."""
    book = shelf[gone.book]
    with transaction.atomic():
        if kept.pk == gone.pk or kept.book != gone.book:
            raise Refused([Problem("只能合并同一台账里的两条。")])
        reason(why)
        require(book, "void", _entry(kept, by), by)
        fresh = lock(book, _entry(gone, by), by=by)
        require(book, "void", fresh, by)
        before = journal.standing(fresh)
        fresh.voided_at, fresh.due_at = clock.now(), None
        turned = clocks.stop_all(fresh.pk, "merge", fresh.voided_at)
        keep(book, fresh, before, "merge", by=by, turned=turned, why=f"并入 {kept.number}：{why.strip()}")
        return Link.objects.create(a=kept, b=gone, kind=Link.Kind.MERGED, at=clock.now(), by_id=by.person)


def unmerge(row: Link, *, by: Actor, why: str) -> None:
    """Undo a merge: the record that was gone stands again as it was."""
    book = shelf[row.b.book]
    with transaction.atomic():
        if row.kind != Link.Kind.MERGED or row.undone_at is not None:
            raise NotAllowed("这一条没有合并，或已经恢复。")
        reason(why)
        require(book, "void", _entry(row.a, by), by)
        fresh = lock(book, _entry(row.b, by), by=by)
        before = journal.standing(fresh)
        if not permits(by, book.may.get("void", ()), fresh, hands_of(book, fresh)):
            raise NotAllowed(f"您的任职不能恢复 {fresh.number}。")
        fresh.voided_at = None
        turned = clocks.start_again(book, fresh.pk, "merge")
        fresh.due_at = turned.due_at
        keep(book, fresh, before, "unmerge", by=by, turned=turned, why=why.strip())
        row.undone_at = clock.now()
        row.save(update_fields=["undone_at"])


def offered(source: Book[Any], entry: Any, target: Book[Any]) -> dict[str, Any]:
    """What a book that receives from another already knows of the new entry: nothing is asked twice."""
    return {own: getattr(entry, theirs) for own, theirs in target.receives.get(source.slug, {}).items()}


def hand_on(source: Book[Any], entry: Any, target: Book[Any], given: Mapping[str, Any], *, by: Actor) -> Any:
    """Open an entry of another book for the same matter: a further door, which closes by itself and alone.

    Raises NotAllowed where the actor may not read the one or open the other, Refused with every problem.
    """
    if source.slug not in target.receives:
        raise NotAllowed(f"“{source.title}”不能转到“{target.title}”。")
    with transaction.atomic():
        fresh = lock(source, entry, by=by)
        require(source, "hand_on", fresh, by)
        made = open_entry(target, completed(given, answers(source, fresh, target)), by=by)
        a, b = Card.objects.get(entry=fresh.pk), Card.objects.get(entry=made.pk)
        Link.objects.create(a=a, b=b, kind=Link.Kind.FROM, at=clock.now(), by_id=by.person)
        _tell("hand_on", a, b, Link.Kind.FROM, by)
        _settle([a.pk], by)
    return target.model.objects.get(pk=made.pk)


def completed(given: Mapping[str, Any], known: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was answered, and what is known where nothing was. A form's answers stay a form's: it may tick several."""
    if not isinstance(given, MultiValueDict):
        return {**known, **given}
    full = given.copy()
    for name, value in known.items():
        if name not in full:
            full[name] = value
    return full


def answers(source: Book[Any], entry: Any, target: Book[Any]) -> dict[str, Any]:
    """What is known, as answers: private values in full, places and offices by id."""
    found = {}
    for own, value in offered(source, entry, target).items():
        if isinstance(value, Secret):
            found[own] = value.reveal()
        else:
            found[own] = value.pk if isinstance(value, Model) else value
    return found


def _entry(card: Card, by: Actor) -> Any:
    book: Book[Any] = shelf[card.book]
    return book.model.objects.get(pk=card.entry, town=by.town)


def _tell(verb: str, a: Card, b: Card, kind: str, by: Actor, why: str = "") -> None:
    said = []
    for one, other in ((a, b), (b, a)):
        change = {"kind": kind, "with": other.number, "with_id": str(other.entry)} | ({"why": why} if why else {})
        said.append(journal.Said(verb, change, one.book, one.entry, one.number))
    journal.append(said, by=by)


def component(start: int) -> set[int]:
    """Ids of all cards that links make one matter with this one."""
    found, edge = {start}, {start}
    while edge:
        rows = Link.objects.filter(Q(a__in=edge) | Q(b__in=edge), kind__in=ONE_MATTER, undone_at=None)
        edge = {pk for pair in rows.values_list("a_id", "b_id") for pk in pair} - found
        found |= edge
    return found


def _settle(starts: list[int], by: Actor) -> None:
    """Give each group of linked entries one matter: that of its earliest entry."""
    for start in starts:
        cards = list(Card.objects.filter(pk__in=component(start)).order_by("opened_at", "id"))
        matter: UUID = cards[0].entry
        for card in cards:
            if card.matter != matter:
                book = shelf[card.book]
                fresh = lock(book, _entry(card, by), by=by)
                before = journal.standing(fresh)
                fresh.matter = matter
                keep(book, fresh, before, "matter", by=by)
