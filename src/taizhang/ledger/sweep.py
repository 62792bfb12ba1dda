"""The sweep: due clocks → reminder → escalation. Twice at once is safe: each call is claimed by compare-and-swap."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, F, IntegerField, Q

from taizhang.base import clock, workdays
from taizhang.ledger import clocks, journal, rows
from taizhang.ledger.book import Book
from taizhang.ledger.compiled import Question, Slot, always
from taizhang.ledger.deadline import Deadline
from taizhang.ledger.models import Card, Clock, Notice, Staged
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor
from taizhang.town.models import Town
from taizhang.town.posts import Post


def sweep(town: Town, *, batch: int = 500) -> int:
    """Tell whoever is to be told about clocks that are near, due or late by now; returns how many were told."""
    told = 0
    while due := _due(batch).models(town=town.pk, now=clock.now()):
        told += sum(_call(row, town) for row in due)
    return told


def _due(batch: int) -> Question[Clock]:
    """The clocks of a town whose next call has come, the earliest first.

    The town is compared as a sum: a planner that could take an index beginning with it would read all its clocks,
    where those that wait for a call have a small index of their own.
    """
    names = tuple(shelf)
    return always(
        ("due", batch, names),
        lambda: (
            Clock.objects.alias(of=F("town_id") + 0)
            .filter(of=Slot("town", IntegerField()), call_at__lte=Slot("now", DateTimeField()), book__in=names)
            .filter(stopped_at=None, paused_at=None)
            .order_by("call_at", "id")[:batch]
        ),
    )


def _call(row: Clock, town: Town) -> int:
    """One clock's next call. Late sweeps skip the calls that a later one has overtaken."""
    book = shelf[row.book]
    deadline = next(d for d in book.deadlines if d.key == row.key)
    plan = clocks.calls(deadline, row.due_at)
    passed = [n for n, (at, _) in enumerate(plan) if at <= clock.now()]
    stage = (passed[-1] if passed else row.stage) + 1
    following = plan[stage][0] if stage < len(plan) else None
    with transaction.atomic():
        values = {"stage": stage, "call_at": following}
        if not rows.change(Clock, values, id=row.pk, stage=row.stage, call_at=row.call_at, stopped_at=None):
            return 0
        if not passed:
            return 0
        return _tell(book, row, deadline, plan[passed[-1]][1], stage, town)


def _tell(book: Book[Any], row: Clock, deadline: Deadline, past: int, stage: int, town: Town) -> int:
    card = next(iter(rows.read(Card, entry=row.entry)), None)
    if card is None:
        return 0
    posts: tuple[Post, ...] = deadline.tell if -past in deadline.remind else ()
    if past in deadline.escalate and deadline.escalate[past] not in posts:
        posts = (*posts, deadline.escalate[past])
    text = words(card, deadline, clock.local_day(row.due_at))
    told = [Notice(card=card, post=p.key, clock_key=row.key, stage=stage, text=text, at=clock.now()) for p in posts]
    rows.insert(told)
    change = {"clock": row.key, "due": row.due_at.isoformat(), "past": past, "told": [p.title for p in posts]}
    said = journal.Said("remind" if past < 0 else "escalate", change, book.slug, row.entry, card.number)
    journal.append([said], by=Actor.system_of(town))
    return len(posts)


def words(card: Card, deadline: Deadline, due: date) -> str:
    """What the one who is told reads, true on the day it is told: a sweep may come late."""
    left = (due - clock.today()).days
    when = f"还有 {left} 天到期" if left > 0 else f"已超期 {-left} 天" if left < 0 else "今天到期"
    return f"{card.number}“{deadline.title}”{when}：{card.title}"[:200]


def reproject(town: Town) -> int:
    """Reckon again, under the calendar now in force, whatever it may have moved; each moved date gets a journal line.

    A year's notice settles the last days of the December before it too, so dates there are reckoned again although
    they were not provisional.
    """
    moved, december = 0, clock.instant(date(workdays.horizon().year - 1, 12, 1), clock.MIDNIGHT)
    for slug, book in shelf.items():
        running = Clock.objects.filter(
            Q(provisional=True) | Q(due_at__gte=december, paused_at=None), town=town, book=slug, stopped_at=None
        )
        for row, before in clocks.again(running.prefetch_related("pauses"), book):
            with transaction.atomic():
                row.save(update_fields=["due_at", "provisional", "stage", "call_at"])
                _move(book, row, before, town)
            moved += 1
    return moved


def _move(book: Book[Any], row: Clock, before: datetime, town: Town) -> None:
    entry = book.model.objects.select_for_update().get(pk=row.entry)
    turned = clocks.Turn(clocks.running(row.entry))
    change: dict[str, Any] = {"clock": row.key, "from": before.isoformat(), "to": row.due_at.isoformat()}
    if turned.due_at != entry.due_at:
        change |= {"set": {"due_at": journal.encode(turned.due_at)}, "was": {"due_at": journal.encode(entry.due_at)}}
        book.model.objects.filter(pk=entry.pk).update(due_at=turned.due_at)
        Card.objects.filter(entry=entry.pk).update(due_at=turned.due_at)
    said = journal.Said("reproject", change, book.slug, entry.pk, entry.number)
    journal.append([said], by=Actor.system_of(town))


def clear_staged(hours: int = 24) -> int:
    """Throw away uploaded sheets that nobody committed."""
    return Staged.objects.filter(at__lt=clock.now() - timedelta(hours=hours)).delete()[0]
