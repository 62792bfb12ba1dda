"""The past: the tables as they stood at an instant, for as long as a block lasts.

Entries changed since are put back as the journal says they were, their clocks wound again by the same code that wound
them; then everything is rolled back. It costs what has changed since, and nothing is counted in a second way.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from taizhang.base.fields import SecretField
from taizhang.ledger import clocks, journal
from taizhang.ledger.book import Book
from taizhang.ledger.models import Clock, JournalLine
from taizhang.ledger.rows import insert
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs.opening import first_clocks
from taizhang.town.models import Town
from taizhang.town.places import Places, places

BATCH = 500
# Lines that change nothing of an entry or its clocks.
LOOKED = ("read", "reveal", "print", "attach", "detach", "link", "unlink", "remind", "escalate", "suggest", "hand_on")


@contextmanager
def put_back(town: Town, at: datetime) -> Iterator[None]:
    """Inside the block the town's entries and clocks stand as they did when `at` had passed; nobody else sees it.

    Private values, areas, offices and settings are left as they are. On SQLite nobody can write meanwhile.
    """
    with transaction.atomic():
        try:
            for book in shelf.values():
                _put_back(town, book, at)
            yield
        finally:
            transaction.set_rollback(True)


def _put_back(town: Town, book: Book[Any], at: datetime) -> None:
    since = JournalLine.objects.filter(town=town.pk, book=book.slug, entry__isnull=False, at__gt=at)
    since = since.exclude(verb__in=LOOKED)
    entries = book.model.objects.filter(town=town)
    # What was opened since was not there: struck out it is in no list and no count, and costs one statement.
    fresh = since.filter(verb="open")
    entries.filter(pk__in=fresh.values("entry")).update(voided_at=at)
    older = since.exclude(entry__in=fresh.values("entry"))
    changed = list(older.order_by("entry").values_list("entry", flat=True).distinct())
    for n in range(0, len(changed), BATCH):
        some = changed[n : n + BATCH]
        # All are struck out first: what may stand only once must not meet, half way, what took its place since.
        was = dict(entries.filter(pk__in=some).values_list("pk", "voided_at"))
        entries.filter(pk__in=some).update(voided_at=at)
        for entry in some:
            if entry is not None and entry in was:
                _restore(book, entry, at, was[entry], places(town))


def _restore(book: Book[Any], pk: UUID, at: datetime, voided_at: datetime | None, map_: Places) -> None:
    lines = journal.of_entry(pk)
    then: dict[str, Any] = {"voided_at": journal.encode(voided_at)}
    for line in reversed(lines):
        if line.at > at:
            then |= line.change.get("was", {})
    book.model.objects.filter(pk=pk).update(**_columns(book, then))
    Clock.objects.filter(entry=pk).delete()
    _wind(book, [line for line in lines if line.at <= at], map_)


def _columns(book: Book[Any], kept: dict[str, Any]) -> dict[str, Any]:
    """Columns as Python has them, from the journal's words; private values are left out."""
    fields = {f.attname: f for f in book.kept_fields}
    return {
        name: _read(fields[name], value)
        for name, value in kept.items()
        if name in fields and not isinstance(fields[name], SecretField)
    }


def _read(field: Any, value: Any) -> Any:
    return (field.target_field if field.is_relation else field).to_python(value)


def _wind(book: Book[Any], lines: list[JournalLine], map_: Places) -> None:
    """An entry's clocks as its lines set them going, held them up and stopped them."""
    kept: dict[str, Any] = {}
    for line in lines:
        before = _entry(book, kept) if kept else None
        kept |= line.change.get("set", {})
        _turn(book, _entry(book, kept), before, line, map_)


def _entry(book: Book[Any], kept: dict[str, Any]) -> Any:
    entry = book.model()
    for name, value in _columns(book, kept).items():
        setattr(entry, name, value)
    return entry


def _turn(book: Book[Any], entry: Any, before: Any, line: JournalLine, map_: Places) -> None:
    match line.verb:
        case "open":
            insert(first_clocks(book, entry, map_))
        case "amend":
            clocks.amended(book, entry, clocks.running(entry.pk), map_).write()
        case "void" | "merge":
            clocks.stop_all(entry.pk, line.verb, entry.voided_at).write()
        case "unmerge":
            clocks.start_again(book, entry.pk, "merge").write()
        case "renew":
            past = {h.step for h in book.history(before)}
            for happened in book.history(entry):
                if happened.step not in past:
                    _step(book, entry, happened.step, happened.at, map_)
        case "reproject":
            due_at = datetime.fromisoformat(line.change["to"])
            Clock.objects.filter(entry=entry.pk, key=line.change["clock"], stopped_at=None).update(due_at=due_at)
        case verb if verb in book.lifecycle.steps:
            _step(book, entry, verb, line.at, map_)


def _step(book: Book[Any], entry: Any, step: str, at: datetime, map_: Places) -> None:
    clocks.turn(book, entry, step, at, clocks.running(entry.pk), map_).write()
