"""Turning pages by key: a page costs the same wherever it stands, because nothing before it is counted or skipped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

BETWEEN = "~"  # between the value and the id in a cursor: neither can hold it


Shape = Callable[[Any], Any]


def _as_it_is(row: Any) -> Any:
    return row


@dataclass(frozen=True, slots=True)
class Order:
    """A field to order by, its values never null among the rows asked; ties go by id, in the same direction."""

    field: str
    desc: bool = False

    @property
    def sign(self) -> str:
        """How it stands in an address: -opened_at."""
        return f"-{self.field}" if self.desc else self.field

    def by(self, *, back: bool = False) -> tuple[str, str]:
        """The ORDER BY, forwards or backwards."""
        minus = "-" if self.desc != back else ""
        return f"{minus}{self.field}", f"{minus}pk"


NEWEST = Order("opened_at", desc=True)


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows in order. before, after: the cursors of the pages beside it, "" where there is none.

    start: how many rows stand before the first one, as far as the reader has come from the first page.
    """

    rows: tuple[Any, ...]
    before: str = ""
    after: str = ""
    start: int = 0


def turn(
    rows: "QuerySet[Any]",
    order: Order,
    size: int,
    *,
    after: str = "",
    before: str = "",
    start: int = 0,
    shape: Shape = _as_it_is,
) -> Page:
    """One page of rows. A cursor that cannot be read gives the first page. shape: what is made of each row."""

    def read(some: "QuerySet[Any]", by: tuple[str, str]) -> list[Any]:
        return [shape(row) for row in some.order_by(*by)[: size + 1]]

    if before and (place := _read(rows, order, before)):
        found = read(rows.filter(_past(order, place, back=True)), order.by(back=True))
        if len(found) > size:
            found = found[:size][::-1]
            begin = max(start - size, 0)
            return Page(tuple(found), _cursor(order, found[0]), _cursor(order, found[-1]), begin)
    elif after and (place := _read(rows, order, after)):
        found = read(rows.filter(_past(order, place)), order.by())
        if found:
            more = len(found) > size
            found = found[:size]
            return Page(tuple(found), _cursor(order, found[0]), _cursor(order, found[-1]) if more else "", start)
    return first(lambda: read(rows, order.by()), order, size)


def first(read: Callable[[], list[Any]], order: Order, size: int) -> Page:
    """The first page. read: the rows in order, one more than the page holds where there are more."""
    found = read()
    more = len(found) > size
    return Page(tuple(found[:size]), after=_cursor(order, found[size - 1]) if more else "")


def _cursor(order: Order, row: Any) -> str:
    value = getattr(row, order.field)
    return f"{value.isoformat() if hasattr(value, 'isoformat') else value}{BETWEEN}{row.pk}"


def _read(rows: "QuerySet[Any]", order: Order, cursor: str) -> tuple[Any, Any] | None:
    text, _, pk = cursor.replace("\x00", "").rpartition(BETWEEN)
    meta = rows.model._meta
    try:
        found = meta.get_field(order.field).to_python(text), meta.pk.to_python(pk)
    except (ValidationError, ValueError, OverflowError):
        return None
    return None if None in found else found


def _past(order: Order, place: tuple[Any, Any], *, back: bool = False) -> Q:
    """The rows behind a place. Two conditions instead of a row comparison: the first alone can use the index."""
    value, pk = place
    way = "lt" if order.desc != back else "gt"
    return Q(**{f"{order.field}__{way}e": value}) & (Q(**{f"{order.field}__{way}": value}) | Q(**{f"pk__{way}": pk}))
