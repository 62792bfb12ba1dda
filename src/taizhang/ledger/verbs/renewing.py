"""Renewing: a book that mirrors another system takes again what it had taken before, where that has moved on."""

from typing import Any

from django.db import transaction

from taizhang.base.problem import Problem
from taizhang.ledger import clocks, journal
from taizhang.ledger.asking import questions, read
from taizhang.ledger.book import Book, Happened
from taizhang.ledger.refusal import NotAllowed
from taizhang.ledger.verbs.amending import require
from taizhang.ledger.verbs.opening import Row, known
from taizhang.ledger.verbs.stepping import keep, lock
from taizhang.town.actor import Actor


class _Undo(Exception):
    """Rolls a trial back."""


def renew(book: Book[Any], row: Row, *, by: Actor, source: str, trial: bool = False) -> tuple[bool, list[Problem]]:
    """Bring an entry known by its outside number up to date: whether anything changed, and what does not hold.

    Only what the row says is taken; a cell left empty takes nothing back. Steps that the new dates tell of are taken
    at those dates, with their clocks. trial: say what would change and write nothing.
    """
    entry = known(book, by, source, row.outside_no) if book.mirrors else None
    if entry is None or entry.voided_at is not None:
        return False, []
    try:
        with transaction.atomic():
            changed, problems = _renew(book, lock(book, entry, by=by), row, by)
            if trial or any(p.blocks for p in problems):
                raise _Undo
    except NotAllowed as refusal:
        return False, [Problem(str(refusal))]
    except _Undo:
        pass
    return changed, problems


def _renew(book: Book[Any], fresh: Any, row: Row, by: Actor) -> tuple[bool, list[Problem]]:
    before = journal.standing(fresh)
    past = {h.step for h in book.history(fresh)}
    given = {n: v for n, v in row.given.items() if v not in (None, "")}
    values, problems = read(questions(book.model, book.form_fields + book.backfill, by.places), given, held=fresh)
    if problems or not _set(fresh, values):
        return False, problems
    require(book, "amend", fresh, by)
    book.derive(fresh)
    book.implied(fresh)
    steps = [h for h in book.history(fresh) if h.step not in past]
    for happened in steps:
        _happen(book, fresh, happened, by)
    fresh.due_at = min((c.due_at for c in clocks.running(fresh.pk) if c.paused_at is None), default=None)
    problems = book.problems(fresh)
    if not any(p.blocks for p in problems):
        keep(book, fresh, before, "renew", by=by)
    return True, problems


def _set(fresh: Any, values: dict[str, Any]) -> bool:
    """Set what differs; a private value written anew with the same text stays as it was stored."""
    changed = False
    for name, value in values.items():
        column = fresh._meta.get_field(name).attname
        was = getattr(fresh, column)
        setattr(fresh, name, value)
        if getattr(fresh, column) == was:
            setattr(fresh, column, was)
        else:
            changed = True
    return changed


def _happen(book: Book[Any], fresh: Any, happened: Happened, by: Actor) -> None:
    fresh.state = str(book.lifecycle[happened.step].target or fresh.state)
    fresh.closed_at = happened.at if fresh.state in book.lifecycle.ends else None
    clocks.turn(book, fresh, happened.step, happened.at, clocks.running(fresh.pk), by.places).write()
