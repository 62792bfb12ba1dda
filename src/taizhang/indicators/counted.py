"""The meaning of a side: the entries of one measure in one place and period. Everything faster is held against this."""

from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from taizhang.base.period import Period
from taizhang.indicators.registry import measure
from taizhang.ledger.book import Book
from taizhang.ledger.measures import Measure
from taizhang.ledger.shelf import shelf
from taizhang.town.models import Town
from taizhang.town.places import places

Rows = QuerySet[Any]


class Side(NamedTuple):
    """One measure in one place and period: "book.measure", the area's id, the period."""

    measure: str
    area: int
    period: Period


def book_of(named: str) -> Book[Any]:
    """The book of a "book.measure"."""
    return shelf[named.partition(".")[0]]


def measure_of(named: str) -> Measure:
    """The measure of a "book.measure". KeyError where no book has it."""
    found = measure(named)
    if found is None:
        raise KeyError(named)
    return found


def entries(named: str, area: int, town: Town) -> Rows:
    """The entries of the book that stand in an area or under it; of the town's own area, all of the town."""
    map_ = places(town)
    live: Rows = book_of(named).model.objects.filter(town=town).live()
    return live if area == map_.root.id else live.filter(area__in=map_.under(map_.areas[area].code))


def rows(side: Side, town: Town) -> Rows:
    """The entries a side counts."""
    return measure_of(side.measure).rows(entries(side.measure, side.area, town), side.period)


def beyond(side: Side, other: Side, town: Town) -> Rows:
    """The entries that a side counts, and another of the same book, place and period does not."""
    counted = entries(side.measure, side.area, town)
    return measure_of(side.measure).beyond(measure_of(other.measure), counted, side.period)


def ids(side: Side, town: Town) -> frozenset[UUID]:
    """Their ids."""
    return frozenset(rows(side, town).values_list("pk", flat=True))


def value(side: Side, town: Town) -> Decimal | None:
    """The number they make."""
    return number(measure_of(side.measure).value(entries(side.measure, side.area, town), side.period))


def number(found: Any) -> Decimal | None:
    """A database's or a median's number as an exact one."""
    if found is None or isinstance(found, Decimal):
        return found
    return Decimal(repr(found) if isinstance(found, float) else found)
