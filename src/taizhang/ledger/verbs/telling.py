"""Reads that are journalled: a private value shown in full, and what left the house."""

from typing import Any

from django.db import transaction

from taizhang.base.fields import Secret
from taizhang.base.problem import Problem
from taizhang.ledger import journal
from taizhang.ledger.book import Book
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.verbs.amending import require
from taizhang.ledger.verbs.stepping import hands_of
from taizhang.town.actor import Actor


def reveal(book: Book[Any], entry: Any, name: str, *, by: Actor, why: str) -> str:
    """A private value in full. The journal says who saw which field of which entry, and why; never the value."""
    require(book, "reveal", entry, by)
    value = getattr(entry, name, None)
    if not isinstance(value, Secret):
        raise NotAllowed("这一项没有可查看的完整内容。")
    if name in book.hidden(by, entry, hands_of(book, entry)):
        raise NotAllowed("这一项受保护，您不能查看；确需联系的，请与登记它的岗位联系。")
    if not why.strip():
        raise Refused([Problem("请写明查看原因。", "why")])
    with transaction.atomic():
        change = {"field": name, "why": why.strip()}
        journal.append([journal.Said("reveal", change, book.slug, entry.pk, entry.number)], by=by)
    return value.reveal()


def note_read(book: Book[Any], entry: Any, *, by: Actor) -> None:
    """Journal that an entry was opened, in books whose reads are told: who, when, nothing of what it says.

    Every door that shows an entry calls it; in other books it does nothing.
    """
    if not book.reads_told:
        return
    with transaction.atomic():
        journal.append([journal.Said("read", {}, book.slug, entry.pk, entry.number)], by=by)


def note_export(book: Book[Any], what: str, rows: int, *, by: Actor) -> None:
    """Journal that a list left the house: which, with what filters, how many rows."""
    with transaction.atomic():
        journal.append([journal.Said("export", {"list": what, "rows": rows}, book.slug)], by=by)


def note_numbers(what: str, rows: int, *, by: Actor) -> None:
    """Journal that numbers of no one book left the house: of which place and period, how many."""
    with transaction.atomic():
        journal.append([journal.Said("export", {"list": what, "rows": rows, "unit": "项"})], by=by)


def note_party_search(what: str, rows: int, *, by: Actor) -> None:
    """Journal that a party was looked for by a private value: which kind of value, how many entries; never whom."""
    with transaction.atomic():
        journal.append([journal.Said("search_party", {"field": what, "rows": rows})], by=by)
