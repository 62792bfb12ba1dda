"""Taking a step: the one way an entry moves."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, UUIDField

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.ledger import card, clocks, journal, matter, rows, suggest
from taizhang.ledger.asking import questions, read
from taizhang.ledger.book import Book
from taizhang.ledger.compiled import Question, Slot, always
from taizhang.ledger.lifecycle import Step
from taizhang.ledger.may import Via, grants, permits
from taizhang.ledger.models import Hand, JournalLine
from taizhang.ledger.refusal import NotAllowed, Refused, Stale
from taizhang.ledger.shelf import shelf
from taizhang.ledger.suggest import Guess
from taizhang.town.actor import Actor


def lock(book: Book[Any], entry: Any, *, by: Actor, version: int | None = None) -> Any:
    """The entry afresh, held until the transaction ends. Raises Stale where it has moved on from `version`."""
    found = rows.read(book.model, lock=True, id=entry.pk, town=by.town.pk)
    if not found:
        raise book.model.DoesNotExist(f"no {book.slug} {entry.pk} in this town")
    fresh = found[0]
    fresh.town = by.town  # the same town: who asks for the entry's need not be led to the database
    if version is not None and fresh.version != version:
        raise Stale(_moved_on(book, fresh))
    return fresh


def _moved_on(book: Book[Any], entry: Any) -> str:
    reads = ("read", "reveal", "print")  # whoever only looked has moved nothing
    line = JournalLine.objects.filter(entry=entry.pk).exclude(verb__in=reads).order_by("-seq").first()
    if line is None:
        return "这一条已有变动，请刷新后再办。"
    step = book.lifecycle.steps.get(line.verb)
    what = step.title if step else {"amend": "修改", "void": "作废", "link": "关联"}.get(line.verb, "处理")
    return f"{line.by_name}已在 {clock.wall(line.at)} 办理“{what}”，您填写的内容没有提交，请看过最新情况后再办。"


def hands_of(book: Book[Any], entry: Any) -> list[Hand]:
    """The entry's hands; books without any ask nothing."""
    return _hands().models(entry=entry.pk) if book.hands or book.bars else []


def _hands() -> Question[Hand]:
    return always(("hands",), lambda: Hand.objects.filter(card__entry=Slot("entry", UUIDField())))


def permit(book: Book[Any], step: Step, entry: Any, by: Actor) -> None:
    """Raises NotAllowed where the step is not open here, or not to this actor."""
    if not step.open_at(entry):
        raise NotAllowed(f"{entry.number} 现在是“{book.state_label(entry.state)}”，不能办理“{step.title}”。")
    need_hands = bool(book.bars) or any(g.via in (Via.OFFICE, Via.NAMED) for g in grants(step.by))
    if not permits(by, step.by, entry, hands_of(book, entry) if need_hands else ()):
        raise NotAllowed(f"您的任职不能对 {entry.number} 办理“{step.title}”。")


def take(
    book: Book[Any],
    key: str,
    entry: Any,
    given: Mapping[str, Any] | None = None,
    *,
    by: Actor,
    version: int | None = None,
    suggested: Iterable[Guess] = (),
    together: frozenset[UUID] = frozenset(),
) -> Any:
    """Take one step of an entry and return it as it then stands.

    suggested: what was suggested to the one who answers; kept beside what they chose.
    together: other entries at which the same step is being taken.

    Raises NotAllowed, Stale, or Refused with every problem; then nothing has changed.
    """
    if book.lifecycle[key].carried:
        raise NotAllowed(f"“{book.lifecycle[key].title}”不能单独办理，登记相应的条目时自动完成。")
    return _take(book, key, entry, given, by=by, version=version, suggested=suggested, together=together)


def _take(
    book: Book[Any],
    key: str,
    entry: Any,
    given: Mapping[str, Any] | None,
    *,
    by: Actor,
    version: int | None = None,
    suggested: Iterable[Guess] = (),
    together: frozenset[UUID] = frozenset(),
) -> Any:
    step = book.lifecycle[key]
    with transaction.atomic():
        fresh = lock(book, entry, by=by, version=version)
        permit(book, step, fresh, by)
        was_open = fresh.closed_at is None
        before = journal.standing(fresh)
        asked = questions(book.model, step.fields, by.places)
        values, problems = read(asked, given or {}, frozenset(step.asks), fresh)
        if problems:
            raise Refused(problems)
        for name, value in values.items():
            setattr(fresh, name, value)
        _move(book, step, fresh, by)
        carry(book, fresh, key, by=by)
        turned = clocks.turn(book, fresh, key, clock.now(), clocks.running(fresh.pk), by.places)
        fresh.due_at = turned.due_at
        keep(book, fresh, before, key, by=by, turned=turned)
        suggest.keep(book, fresh, (g for g in suggested if g.field in step.fields), by=by)
        if was_open and fresh.closed_at is not None:
            matter.tell_closed(fresh, by=by, apart=together)
    return fresh


def carry(book: Book[Any], entry: Any, after: str, *, by: Actor) -> None:
    """Take the steps that an opening or a step of this entry brings about at the entries it points at.

    Before the entry itself is written, so that what gives way has given way. Raises what `take` raises.
    """
    for one in book.carries:
        pointed = getattr(entry, one.ref) if one.after == after else None
        if pointed is not None:
            other = shelf[entry._meta.get_field(one.ref).to]
            target = rows.made(other.model, id=pointed)  # `_take` reads it itself
            values = {theirs: getattr(entry, own) for theirs, own in one.gives.items()}
            _take(other, one.step, target, {n: _answer(v) for n, v in values.items()}, by=by)


def _answer(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def _move(book: Book[Any], step: Step, entry: Any, by: Actor) -> None:
    if step.target is not None:
        entry.state = str(step.target)
    if step.effect:
        step.effect(entry, by)
    problems: list[Problem] = [p for check in step.checks for p in check(entry)] + book.problems(entry)
    if any(p.blocks for p in problems):
        raise Refused(p for p in problems if p.blocks)
    entry.closed_at = (entry.closed_at or clock.now()) if entry.state in book.lifecycle.ends else None


def keep(
    book: Book[Any],
    entry: Any,
    before: dict[str, Any],
    verb: str,
    *,
    by: Actor,
    turned: clocks.Turn | None = None,
    why: str = "",
) -> None:
    """Write a changed entry with its clocks, its journal line and its card. before: as `journal.standing` told it."""
    read_version, entry.version = entry.version, entry.version + 1
    now, was = journal.changes(entry, before)
    by_column = {f.attname: f.name for f in book.kept_fields}
    # Compare and swap: under a database that lets two writers through the lock, the second one finds nothing.
    if not rows.update([entry], [by_column[n] for n in now], version=read_version):
        raise Stale(_moved_on(book, entry))
    if turned:
        turned.write()
    change: dict[str, Any] = {"set": now, "was": was}
    if why:
        change["why"] = why
    journal.append([journal.Said(verb, change, book.slug, entry.pk, entry.number)], by=by)
    card.touch(book, entry, now)


def take_together(
    book: Book[Any],
    key: str,
    entries: Iterable[Any],
    given: Mapping[str, Any] | None = None,
    *,
    by: Actor,
    version: int | None = None,
) -> list[Any]:
    """Take the same step, with the same answers, at several entries of one matter: all or none.

    The version is that of the first entry, the one the actor was looking at.
    """
    listed = list(entries)
    together = frozenset(e.pk for e in listed)
    with transaction.atomic():
        return [
            take(book, key, e, given, by=by, version=version if n == 0 else None, together=together)
            for n, e in enumerate(listed)
        ]
