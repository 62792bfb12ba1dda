"""Why a text says one number and the ledger another: entries registered late, struck out, not closed, another reading.

It says what is so, with the entries by name; which side is to be put right is for people to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from taizhang.base import clock
from taizhang.indicators import counted, grid
from taizhang.indicators.cell import Cell, quotient
from taizhang.indicators.counted import Side
from taizhang.indicators.indicator import Definition, Reading
from taizhang.indicators.places import KINDS
from taizhang.indicators.rounding import say
from taizhang.ledger import card
from taizhang.ledger.book import Book
from taizhang.ledger.measures import Count, Settled, Stock, Sum
from taizhang.ledger.seen import seen
from taizhang.redpen import Figure as Read
from taizhang.reports.units import agrees
from taizhang.town.actor import Actor
from taizhang.town.models import Town
from taizhang.town.places import places

MOST = 20  # entries named; how many more there are is said


@dataclass(frozen=True, slots=True)
class Named:
    """An entry behind a difference: its book, number, heading, and what about it."""

    book: str
    id: str
    number: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """What accounts for a difference: a sentence, the entries it is about, the reading under which the text holds."""

    said: str = ""
    entries: tuple[Named, ...] = ()
    holds_if: str = ""


def account(read: Read, cell: Cell, part: str, town: Town, *, by: Actor) -> Account:
    """What accounts for the difference between a stated number and a cell that disagrees with it."""
    if cell.definition is None:
        return Account()
    holds_if = _reading(read, cell, town)
    if cell.definition.under and part == "value":
        return _of_rate(cell, town, by, holds_if)
    named = cell.definition.under if part == "under" else cell.definition.over
    if named in KINDS or read.value.denominator != 1:
        return Account(holds_if=holds_if)
    held = None if cell.closing is not None else cell.under if part == "under" else cell.over
    return _of_count(int(read.value), held, Side(named, cell.ask.area, cell.ask.period), town, by, holds_if)


def _reading(read: Read, cell: Cell, town: Town) -> str:
    """Another declared reading of the same indicator under which the text is right."""
    values = grid.values((side for reading in cell.indicator.readings for side in _sides(reading, cell)), town)
    for reading in cell.indicator.readings:
        over, *under = (values[side] for side in _sides(reading, cell))
        value = quotient(over, under[0], reading.times) if under else over
        if value is not None and agrees(read, value, cell.indicator.unit):
            return f"按“{reading.title}”的口径是 {say(cell.indicator, value)}{cell.indicator.unit}，与文中相符"
    return ""


def _sides(reading: Definition | Reading, cell: Cell) -> list[Side]:
    return [Side(n, cell.ask.area, cell.ask.period) for n in (reading.over, reading.under) if n]


def _of_rate(cell: Cell, town: Town, by: Actor, holds_if: str) -> Account:
    """The rows of the denominator that the numerator does not have."""
    assert cell.definition is not None
    ask = cell.ask
    if cell.definition.over in KINDS or cell.definition.under in KINDS:
        return Account(holds_if=holds_if)
    over, under = (Side(n, ask.area, ask.period) for n in (cell.definition.over, cell.definition.under))
    if counted.book_of(over.measure) is not counted.book_of(under.measure):
        return Account(holds_if=holds_if)
    rows = counted.beyond(under, over, town)
    some = list(rows[:MOST])
    n = len(some) if len(some) < MOST else rows.count()
    said = f"分母里有 {n} 条不在分子里" if n else ""
    return Account(said, _named(counted.book_of(under.measure), some, by, "不在分子里") if n else (), holds_if)


def _of_count(stated: int, held: Decimal | None, side: Side, town: Town, by: Actor, holds_if: str) -> Account:
    """Entries registered last, where the ledger has more; entries struck out since, where it has fewer.

    held: how many the ledger has, where that was counted just now.
    """
    book, rows, found = counted.book_of(side.measure), counted.rows(side, town), counted.measure_of(side.measure)
    if isinstance(found, Sum):
        return _of_sum(book, found, rows, stated, side, town, by, holds_if)
    if not isinstance(found, Count | Settled | Stock):
        return Account(holds_if=holds_if)
    more = (rows.count() if held is None else int(held)) - stated
    if more > 0:
        return _late(book, rows, more, by, holds_if)
    return _gone(book, _struck_out(book, side, town), -more, by, holds_if)


def _late(book: Book[Any], rows: Any, n: int, by: Actor, holds_if: str) -> Account:
    if n > MOST:
        return Account(holds_if=holds_if)
    last = list(rows.order_by("-opened_at", "-pk")[:n])
    since = clock.local_day(min(e.opened_at for e in last))
    these = "这 1 条" if n == 1 else f"最后登记的 {n} 条"
    said = f"台账多出 {n} 条；{these}是 {since.year}年{since.month}月{since.day}日以后登记的"
    return Account(said, _named(book, last, by, "登记于此后"), holds_if)


def _gone(book: Book[Any], struck: Any, n: int, by: Actor, holds_if: str) -> Account:
    found = list(struck.order_by("-voided_at")[: MOST + 1])
    if not found or len(found) > n:
        return Account(holds_if=holds_if)
    said = f"台账少 {n} 条，其中 {len(found)} 条已作废或并入别的条目"
    return Account(said, _named(book, found, by, "已作废或并入"), holds_if)


def _of_sum(
    book: Book[Any], found: Sum, rows: Any, stated: int, side: Side, town: Town, by: Actor, holds_if: str
) -> Account:
    """Entries whose amount is just the difference: one counted twice, left out, or struck out."""
    more = (counted.number(found.of(rows)) or Decimal(0)) - stated
    among = rows if more > 0 else _struck_out(book, side, town)
    same = list(among.filter(**{found.field: abs(more)}).order_by("-opened_at", "-pk")[:MOST]) if more else []
    if not same:
        return Account(holds_if=holds_if)
    amount = f"{abs(more):f}{found.unit}"
    gone = "" if more > 0 else "已作废或并入别的、"
    said = f"台账{'多' if more > 0 else '少'} {amount}；{gone}正好是这个数的有 {len(same)} 条"
    return Account(said, _named(book, same, by, f"{amount}"), holds_if)


def _struck_out(book: Book[Any], side: Side, town: Town) -> Any:
    """The entries the side would count if they had not been struck out."""
    rows = book.model.objects.filter(town=town).exclude(voided_at=None)
    map_ = places(town)
    if side.area != map_.root.pk:
        rows = rows.filter(area__in=map_.under(map_.areas[side.area].code))
    return counted.measure_of(side.measure).rows(rows, side.period)


def _named(book: Book[Any], found: Sequence[Any], by: Actor, why: str) -> tuple[Named, ...]:
    """The entries by name, as far as the reader may read them."""
    readable = seen(((book.slug, e.pk) for e in found), by=by)
    return tuple(
        Named(book.slug, str(e.pk), e.number, card.shown(e, book.heading), why)
        for e in found[:MOST]
        if e.pk in readable
    )
