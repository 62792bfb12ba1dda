"""Clocks: start, pause, resume, extend, stop. What a verb does to an entry's clocks, worked out before writing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Q

from taizhang.base import clock
from taizhang.ledger import rows
from taizhang.ledger.book import Book
from taizhang.ledger.deadline import Budget, Deadline
from taizhang.ledger.models import Clock, Pause
from taizhang.ledger.reckon import Reckoned, Span, explain, reckon
from taizhang.town.places import Places

_WRITTEN = [
    "unit", "budget", "roll", "fixed_on", "started_at", "first_due_at", "extended", "due_at", "provisional",
    "paused_at", "stopped_at", "stopped_by", "stage", "call_at",
]  # fmt: skip


@dataclass(slots=True)
class Turn:
    """All that one verb changes about an entry's clocks."""

    running: list[Clock]
    fresh: list[Clock] = field(default_factory=list)
    changed: dict[int, Clock] = field(default_factory=dict)
    paused: list[Pause] = field(default_factory=list)
    resumed: list[Pause] = field(default_factory=list)

    @property
    def due_at(self) -> datetime | None:
        """The earliest date still running; a paused clock has none."""
        alive = [c.due_at for c in (*self.running, *self.fresh) if c.stopped_at is None and c.paused_at is None]
        return min(alive, default=None)

    def write(self) -> None:
        """Store the changes."""
        rows.insert(self.fresh)
        if self.changed:
            rows.update(self.changed.values(), _WRITTEN)
        if self.paused:
            Pause.objects.bulk_create(self.paused)
        for pause in self.resumed:
            pause.save(update_fields=["to_at"])


def budget_of(row: Clock) -> Budget:
    """A clock row's budget."""
    return Budget(row.budget, row.unit, row.roll, row.fixed_on)


def spans(row: Clock) -> list[Span]:
    """A clock row's pauses; a row that has never been paused costs no query when read with prefetch."""
    return [(p.from_at, p.to_at) for p in row.pauses.all()] if row.pk else []


def turn(book: Book[Any], entry: Any, step: str, at: datetime, running: list[Clock], places: Places) -> Turn:
    """What a step (or "open") does to the clocks of an entry at an instant."""
    done = Turn(running)
    for deadline in _moved_by(book, step):
        mine = [c for c in running if c.key == deadline.key and c.stopped_at is None]
        for row in mine:
            if step in deadline.stops:
                _stop(done, row, step, at)
            elif step in deadline.pauses and row.paused_at is None:
                _pause(done, row, book.lifecycle[step].title, at)
            elif step in deadline.resumes and row.paused_at is not None:
                _resume(done, row, deadline, at)
            elif step in deadline.credits:
                _credit(done, row, deadline, book.lifecycle[step].title, getattr(entry, deadline.credits[step]), at)
            elif step in deadline.extends:
                _extend(done, row, deadline, int(getattr(entry, deadline.extends[step]) or 0))
        if step in deadline.starts and (deadline.when is None or deadline.when(entry)):
            for row in mine:
                _stop(done, row, step, at)
            done.fresh.append(_start(book, entry, deadline, at, places))
    return done


@lru_cache(maxsize=4096)
def _moved_by(book: Book[Any], step: str) -> tuple[Deadline, ...]:
    """The deadlines that a step, or "open", does anything to."""
    return tuple(d for d in book.deadlines if step in d.steps)


def amended(book: Book[Any], entry: Any, running: list[Clock], places: Places) -> Turn:
    """What putting an entry right does to its running clocks: other days, or another beginning."""
    done = Turn(running)
    by_key = {d.key: d for d in book.deadlines}
    for row in running:
        deadline = by_key[row.key]
        begun = deadline.begins(entry, row.started_at)
        budget = deadline.within(entry, places, clock.local_day(begun))
        if (begun, budget) == (row.started_at, budget_of(row)):
            continue
        row.started_at, row.first_due_at = begun, reckon(begun, budget).at
        row.unit, row.budget, row.roll, row.fixed_on = budget.unit, budget.n, budget.roll, budget.on
        done.changed[row.pk] = _set(row, reckon(begun, budget, row.extended, spans(row)), deadline)
    return done


def _start(book: Book[Any], entry: Any, deadline: Deadline, at: datetime, places: Places) -> Clock:
    begun = deadline.begins(entry, at)
    budget = deadline.within(entry, places, clock.local_day(begun))
    due = reckon(begun, budget)
    row = rows.made(
        Clock,
        entry=entry.pk,
        book=book.slug,
        town_id=entry.town_id,
        key=deadline.key,
        unit=budget.unit,
        budget=budget.n,
        roll=budget.roll,
        fixed_on=budget.on,
        started_at=begun,
        first_due_at=due.at,
    )
    return _set(row, due, deadline)


def _set(row: Clock, due: Reckoned, deadline: Deadline) -> Clock:
    row.due_at, row.provisional = due.at, due.provisional
    row.stage, row.call_at = 0, first_call(deadline, due.at)
    return row


def calls(deadline: Deadline, due_at: datetime) -> list[tuple[datetime, int]]:
    """When somebody is told: instants with the days past due, negative before it."""
    # what is told beforehand comes with the morning of its day, a lateness when the last day is over
    day = clock.local_day(due_at)
    early = sorted({*(-d for d in deadline.remind), *(d for d in deadline.escalate if d < 0)})
    late = sorted(d for d in deadline.escalate if d >= 0)
    return [(clock.instant(day + timedelta(days=d), clock.MIDNIGHT), d) for d in early] + [
        (due_at + timedelta(days=d), d) for d in late
    ]


def first_call(deadline: Deadline, due_at: datetime) -> datetime | None:
    """The first instant at which somebody is told about a clock; None where nobody is."""
    early = [*(-d for d in deadline.remind), *(d for d in deadline.escalate if d < 0)]
    if early:
        return clock.instant(clock.local_day(due_at) + timedelta(days=min(early)), clock.MIDNIGHT)
    return due_at + timedelta(days=min(deadline.escalate)) if deadline.escalate else None


def _stop(done: Turn, row: Clock, step: str, at: datetime) -> None:
    row.stopped_at, row.stopped_by, row.call_at = at, step, None
    done.changed[row.pk] = row


def _pause(done: Turn, row: Clock, why: str, at: datetime) -> None:
    row.paused_at = at
    done.paused.append(Pause(clock=row, from_at=at, reason=why))
    done.changed[row.pk] = row


def _resume(done: Turn, row: Clock, deadline: Deadline, at: datetime) -> None:
    row.paused_at = None
    pauses = list(row.pauses.all())
    for pause in pauses:
        if pause.to_at is None:
            pause.to_at = at
            done.resumed.append(pause)
    due = reckon(row.started_at, budget_of(row), row.extended, [(p.from_at, p.to_at) for p in pauses])
    done.changed[row.pk] = _set(row, due, deadline)


def _credit(done: Turn, row: Clock, deadline: Deadline, why: str, since: datetime | None, at: datetime) -> None:
    """Give time back after the event: a request that was right must not have cost the one who asked."""
    if since is None or since >= at:
        return
    done.paused.append(Pause(clock=row, from_at=since, to_at=at, reason=why))
    due = reckon(row.started_at, budget_of(row), row.extended, [*spans(row), (since, at)])
    done.changed[row.pk] = _set(row, due, deadline)


def _extend(done: Turn, row: Clock, deadline: Deadline, days: int) -> None:
    row.extended += days
    done.changed[row.pk] = _set(row, reckon(row.started_at, budget_of(row), row.extended, spans(row)), deadline)


def stop_all(entry: UUID, why: str, at: datetime) -> Turn:
    """Stop whatever still runs for an entry that is struck out or merged away."""
    done = Turn(running(entry))
    for row in done.running:
        _stop(done, row, why, at)
    return done


def start_again(book: Book[Any], entry: UUID, why: str) -> Turn:
    """Let the clocks run on that `stop_all` stopped for this reason, as if it had not happened."""
    rows = Clock.objects.filter(entry=entry).filter(Q(stopped_at=None) | Q(stopped_by=why))
    done = Turn(list(rows.prefetch_related("pauses")))
    by_key = {d.key: d for d in book.deadlines}
    for row in done.running:
        if row.stopped_by == why:
            row.stopped_at, row.stopped_by = None, ""
            row.stage, row.call_at = 0, first_call(by_key[row.key], row.due_at)
            done.changed[row.pk] = row
    return done


def of_entry(entry: UUID) -> list[Clock]:
    """All clocks of an entry with their pauses, oldest first."""
    return list(Clock.objects.filter(entry=entry).prefetch_related("pauses").order_by("started_at", "id"))


def running(entry: UUID) -> list[Clock]:
    """The clocks of an entry that have not stopped."""
    return rows.read(Clock, entry=entry, stopped_at=None)


def why(row: Clock) -> list[str]:
    """The explanation of a clock's date, line by line."""
    return explain(row.started_at, budget_of(row), row.extended, spans(row))


def again(rows: Iterable[Clock], book: Book[Any]) -> list[tuple[Clock, datetime]]:
    """Reckon provisional clocks afresh under the calendar in force; those whose date moved, with the date before."""
    by_key = {d.key: d for d in book.deadlines}
    moved = []
    for row in rows:
        before = row.due_at
        due = reckon(row.started_at, budget_of(row), row.extended, spans(row))
        if due.at != before:
            _set(row, due, by_key[row.key])
            moved.append((row, before))
        elif due.provisional != row.provisional:
            row.provisional = due.provisional  # the date stands: whoever was told of it is not told again
            moved.append((row, before))
    return moved
