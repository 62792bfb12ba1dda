"""Putting an entry right, and striking one out."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.ledger import clocks, journal, ref
from taizhang.ledger.asking import questions, read
from taizhang.ledger.book import Book
from taizhang.ledger.may import permits
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.verbs.stepping import hands_of, keep, lock
from taizhang.town.actor import Actor


def amend(
    book: Book[Any],
    entry: Any,
    given: Mapping[str, Any],
    *,
    by: Actor,
    why: str,
    version: int | None = None,
) -> Any:
    """Change fields of the opening form, with a reason. The journal keeps what stood before.

    Raises NotAllowed, Stale, or Refused with every problem; then nothing has changed.
    """
    with transaction.atomic():
        fresh = lock(book, entry, by=by, version=version)
        require(book, "amend", fresh, by)
        reason(why)
        before = journal.standing(fresh)
        values, problems = read(questions(book.model, book.form_fields, by.places), given, held=fresh)
        if problems:
            raise Refused(problems)
        for name, value in values.items():
            setattr(fresh, name, value)
        ref.again(fresh, before)
        book.derive(fresh)
        if book.happened and (given_on := getattr(fresh, book.happened)):
            fresh.on = clock.local_day(given_on) if hasattr(given_on, "hour") else given_on
        blocking = [p for p in book.problems(fresh) if p.blocks]
        if blocking:
            raise Refused(blocking)
        if journal.changes(fresh, before) != ({}, {}):
            turned = clocks.amended(book, fresh, clocks.running(fresh.pk), by.places)
            if turned.changed:
                fresh.due_at = turned.due_at
            keep(book, fresh, before, "amend", by=by, turned=turned, why=why.strip())
    return fresh


def void(book: Book[Any], entry: Any, *, by: Actor, why: str, version: int | None = None) -> Any:
    """Strike an entry out, with a reason: it leaves lists and counts, stays in the journal and keeps its number."""
    with transaction.atomic():
        fresh = lock(book, entry, by=by, version=version)
        require(book, "void", fresh, by)
        reason(why)
        if fresh.voided_at is not None:
            raise NotAllowed(f"{fresh.number} 已经作废。")
        before = journal.standing(fresh)
        fresh.voided_at, fresh.due_at = clock.now(), None
        turned = clocks.stop_all(fresh.pk, "void", fresh.voided_at)
        keep(book, fresh, before, "void", by=by, turned=turned, why=why.strip())
    return fresh


def require(book: Book[Any], verb: str, entry: Any, by: Actor) -> None:
    """Raises NotAllowed where the actor may not do this to the entry."""
    rights = book.may.get(verb, ())
    if entry.voided_at is not None or not permits(by, rights, entry, hands_of(book, entry)):
        what = {"amend": "修改", "void": "作废", "attach": "上传附件", "link": "关联", "reveal": "查看完整信息"}
        raise NotAllowed(f"您的任职不能对 {entry.number} 办理“{what.get(verb, verb)}”。")


def reason(why: str) -> None:
    """Raises Refused where no reason is given."""
    if not why.strip():
        raise Refused([Problem("请写明原因。", "why")])
