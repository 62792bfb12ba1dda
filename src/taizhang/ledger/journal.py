"""Journal: what was done, by whom, when. Chained line to line, sealed by the day, enough to rebuild the tables.

Private values stand in it as they stand in their columns, encrypted. Nothing is ever changed or removed.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import DecimalField

from taizhang.base import clock, seal, sql
from taizhang.base.fields import Secret
from taizhang.ledger.models import JournalLine
from taizhang.ledger.rows import insert, made
from taizhang.ledger.stored import Written
from taizhang.town.actor import Actor

START = "sm3:" + "0" * 64


@dataclass(slots=True)
class Said:
    """A line before it is written."""

    verb: str
    change: dict[str, Any] = field(default_factory=dict)
    book: str = ""
    entry: UUID | None = None
    number: str = ""


def encode(value: Any) -> Any:
    """A column's value as the journal keeps it: JSON, with private values as cipher text."""
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    if isinstance(value, Secret):
        return value.cipher
    if isinstance(value, datetime):
        return (value if value.tzinfo is UTC else value.astimezone(UTC)).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, float):
        return value
    raise TypeError(f"the journal cannot keep a {type(value).__name__}")


def snapshot(entry: Any, *fields: str) -> dict[str, Any]:
    """Every column of an entry, or those of some fields, encoded as the database will give it back."""
    values = entry.__dict__
    return {
        name: value if type(value := values[name]) in plain else encode(_scaled(places, value))
        for name, plain, places in _columns(entry._meta.model, fields)
    }


def standing(entry: Any) -> dict[str, Any]:
    """An entry's columns as they stand, to be told later what has changed."""
    return dict(entry.__dict__)


def changes(entry: Any, stood: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The columns that are no longer as they stood, encoded: what they are now, and what they were."""
    now: dict[str, Any] = {}
    was: dict[str, Any] = {}
    values = entry.__dict__
    for name, _, places in _columns(entry._meta.model, ()):
        value, before = values[name], stood[name]
        if value is before:
            continue  # most of seventy columns are the very same object, and need not be said to be seen as equal
        said, said_before = encode(_scaled(places, value)), encode(_scaled(places, before))
        if said != said_before:
            now[name], was[name] = said, said_before
    return now, was


_PLAIN = frozenset((str, int, bool, type(None)))
_NEVER: frozenset[Any] = frozenset()


@lru_cache(maxsize=256)
def _columns(model: Any, names: tuple[str, ...]) -> list[tuple[str, frozenset[Any], int | None]]:
    """Of each column its attribute, the types it keeps as they are, and its decimal places where it has any."""
    fields = [model._meta.get_field(n) for n in names] if names else model._meta.concrete_fields
    decimal = [(f.decimal_places or 0) if isinstance(f, DecimalField) else None for f in fields]
    return [(f.attname, _PLAIN if n is None else _NEVER, n) for f, n in zip(fields, decimal, strict=True)]


def _scaled(places: int | None, value: Any) -> Any:
    """12.5 in a column of two places comes back as 12.50: the journal must say the same."""
    return value if value is None or places is None else Decimal(str(value)).quantize(Decimal(1).scaleb(-places))


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def payload(line: JournalLine) -> bytes:
    """The bytes a line's digest covers: all of it but the digest, as one list in JSON."""
    return _covered(line, _json(line.change))


def _covered(line: JournalLine, change: str) -> bytes:
    body = [
        line.town,
        line.seq,
        line.at.astimezone(UTC).isoformat(),
        line.book,
        str(line.entry or ""),
        line.number,
        line.verb,
        line.by,
        line.by_name,
    ]
    return f"{_json(body)[:-1]},{change}]".encode()


def append(said: Sequence[Said], *, by: Actor) -> None:
    """Add lines to the town's chain, inside the caller's transaction."""
    town = by.town.pk
    hold(town)
    seq, head = _last(town)
    now = clock.now()
    lines = []
    for one in said:
        seq += 1
        change = Written(_json(one.change))  # it is sealed and stored in the same words
        line = made(
            JournalLine,
            town=town,
            seq=seq,
            at=now,
            book=one.book,
            entry=one.entry,
            number=one.number,
            verb=one.verb,
            by=by.person,
            by_name=by.name[:60],
            change=change,
        )
        line.digest = head = seal.chain(head, _covered(line, change))
        lines.append(line)
    insert(lines)


_LAST = "SELECT seq, digest FROM ledger_journalline WHERE town = %s ORDER BY seq DESC LIMIT 1"


def head(town: int) -> int:
    """The number of the last line of a town's journal: while it stands, no entry of the town has changed."""
    return _last(town)[0]


def _last(town: int) -> tuple[int, str]:
    found = sql.fetch(_LAST, [town])
    return found[0] if found else (0, START)


def hold(town: int) -> None:
    """Keep a town's chain to one writer until the transaction ends. SQLite has one writer anyway."""
    if sql.here().vendor == "postgresql":
        sql.fetch("SELECT pg_advisory_xact_lock(%s, %s)", [7_411, town])


def of_entry(entry: UUID) -> list[JournalLine]:
    """The lines of one entry, in order."""
    return list(JournalLine.objects.filter(entry=entry).order_by("seq"))


def rebuild(lines: Iterable[JournalLine]) -> dict[str, Any]:
    """An entry's columns as its lines leave them."""
    row: dict[str, Any] = {}
    for line in lines:
        row.update(line.change.get("set", {}))
    return row


def as_of(entry: UUID, instant: datetime) -> dict[str, Any]:
    """An entry's columns as they stood at an instant; empty where it was not yet opened."""
    return rebuild(JournalLine.objects.filter(entry=entry, at__lte=instant).order_by("seq"))
