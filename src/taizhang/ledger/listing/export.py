"""A list as a sheet: exactly its rows, in its order, with its columns; private values masked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import models

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.ledger.hands import OfficesField, PeopleField
from taizhang.ledger.listing.listing import Listing
from taizhang.ledger.may import anywhere, which
from taizhang.ledger.ref import RefField
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.verbs.telling import note_export
from taizhang.town.actor import Actor
from taizhang.town.models import Area, Office

CAP_EXPORT = 50_000
CHUNK = 2000
CENTS = 2  # places that money always shows; of finer numbers only what they have
Cell = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What leaves the house: the title, the heads, and the rows as they are read."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]  # in characters of half a Chinese one
    rows: Iterator[list[Cell]]
    count: int


def sheet_of(listing: Listing, *, by: Actor) -> Sheet:
    """The list as a sheet, journalled. Raises NotAllowed, or Refused where it is longer than CAP_EXPORT."""
    book = listing.book
    rights = book.may.get("export", ())
    rows = listing.rows.filter(which(by, rights)) if rights else listing.rows.none()
    count = rows.order_by().values("pk")[: CAP_EXPORT + 1].count()
    if count > CAP_EXPORT:
        many = f"这些条件下超过 {CAP_EXPORT:,} 件，一次导不完。"
        raise Refused([Problem(f"{many}请先按日期或村（社区）筛选，再分几次导出。")])
    if not may_export(listing, by):
        raise NotAllowed(f"您的任职不能导出“{book.title}”。")
    note_export(book, listing.words, count, by=by)
    heads = tuple(book.label(c) for c in listing.columns)
    found = listing.shown(rows).order_by(*listing.order.by())
    widths = tuple(36 if c == book.heading else 18 for c in listing.columns)
    return Sheet(book.title, heads, widths, _rows(listing, found), count)


def _rows(listing: Listing, found: Any) -> Iterator[list[Cell]]:
    left = found.iterator(chunk_size=CHUNK)
    while some := list(islice(left, CHUNK)):
        pointed = listing.pointed(some)
        for entry in some:
            yield row_of(listing, entry, pointed)


def may_export(listing: Listing, by: Actor) -> bool:
    """Whether the actor holds a post that may export this book anywhere."""
    return anywhere(by, listing.book.may.get("export", ()))


def row_of(listing: Listing, entry: Any, pointed: Mapping[Any, str]) -> list[Cell]:
    """One entry's cells: dates and numbers as such, everything else in words."""
    hidden = listing.hidden(entry)
    return [None if name in hidden else cell(entry, name, listing.actor, pointed) for name in listing.columns]


def cell(entry: Any, name: str, actor: Actor, pointed: Mapping[Any, str]) -> Cell:
    """One value as a sheet holds it."""
    field = entry._meta.get_field(name)
    value = getattr(entry, field.attname)
    if isinstance(field, RefField):
        return pointed.get(value, "")
    if isinstance(value, datetime):
        return clock.local(value).replace(tzinfo=None)
    if isinstance(value, date) or (isinstance(value, int | float) and not (field.choices or field.is_relation)):
        return value if not isinstance(value, bool) else ("是" if value else "否")
    if isinstance(value, Decimal):
        return float(value)
    return in_words(entry, name, actor)


def in_words(entry: Any, name: str, actor: Actor) -> str:
    """One value in words; private values masked, offices and people by name."""
    return wording(entry._meta.get_field(name), actor)(entry)


def wording(field: Any, actor: Actor) -> Callable[[Any], str]:
    """How a column's values are put into words, looked up once for a list. Of a row it reads that column alone."""
    name, places = field.attname, actor.places
    if isinstance(field, OfficesField):
        return lambda e: "、".join(str(places.offices[pk]) for pk in getattr(e, name) or () if pk in places.offices)
    if isinstance(field, PeopleField):
        return lambda e: "、".join(places.people[pk].name for pk in getattr(e, name) or () if pk in places.people)
    if field.is_relation and field.related_model in (Area, Office):
        held: Any = places.areas if field.related_model is Area else places.offices
        return lambda e: str(held.get(getattr(e, name), ""))
    if field.choices:
        labels = {value: str(label) for value, label in field.flatchoices}
        return lambda e: labels.get(getattr(e, name), "") if getattr(e, name) not in (None, "") else ""
    if field.is_relation:
        return lambda e: "" if getattr(e, name) is None else str(getattr(e, field.name))
    if isinstance(field, models.DecimalField) and field.decimal_places > CENTS:
        return lambda e: "" if getattr(e, name) is None else f"{getattr(e, name).normalize():f}"
    return lambda e: "" if getattr(e, name) is None else str(getattr(e, name))
