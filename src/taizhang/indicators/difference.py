"""The difference button: two readings of one number side by side, and the entries in one and not in the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.indicators import counted, grid
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, quotient
from taizhang.indicators.counted import Side, book_of, measure_of
from taizhang.indicators.indicator import Definition, Reading
from taizhang.indicators.registry import plain
from taizhang.ledger import card
from taizhang.ledger.book import Book
from taizhang.ledger.measures import Due, Measure, Settled
from taizhang.ledger.models import Clock
from taizhang.town.actor import Actor

MANY = 200  # entries named on each side; how many more there are is said


@dataclass(frozen=True, slots=True)
class Line:
    """An entry that one reading counts and the other does not, and why not, "" where it cannot be said shortly."""

    book: str
    entry: UUID
    number: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Only:
    """The entries that only one reading counts on one side: the first of them, and how many there are.

    unseen: how many of them the reader may not read; those are in `count` and not in `lines`.
    """

    lines: tuple[Line, ...] = ()
    count: int = 0
    unseen: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """One reading: its name, what it means, its value and its sides, and what only it counts."""

    title: str
    plain: str
    value: Decimal | None
    over: Decimal | None
    under: Decimal | None
    only_over: Only
    only_under: Only


@dataclass(frozen=True, slots=True)
class Difference:
    """The indicator as it is defined, beside another honest reading of it."""

    ask: Ask
    first: Read
    second: Read


def difference(ask: Ask, reading: int, *, by: Actor) -> Difference:
    """Two readings of a cell, as the books stand now.

    reading: which of the indicator's other readings, from 0. Raises IndexError where it has no such reading or is not
    counted at all.
    """
    indicator = catalogue[ask.indicator]
    definition = indicator.definition(ask.period.last)
    if definition is None or reading < 0:
        raise IndexError(reading)
    other = indicator.readings[reading]
    return Difference(
        ask, _read(ask, indicator.title, definition, other, by), _read(ask, other.title, other, definition, by)
    )


def _read(ask: Ask, title: str, this: Definition | Reading, other: Definition | Reading, by: Actor) -> Read:
    sides = [Side(n, ask.area, ask.period) for n in (this.over, this.under) if n]
    values = grid.values(sides, by.town)
    over = values[sides[0]]
    under = values[sides[1]] if this.under else None
    value = quotient(over, under, this.times) if this.under else over
    return Read(
        title, plain(this), value, over, under,
        _only(ask, this.over, other.over, by),
        _only(ask, this.under, other.under, by) if this.under and other.under else Only(),
    )  # fmt: skip


def _only(ask: Ask, this: str, other: str, by: Actor) -> Only:
    """What `this` counts and `other` does not; readings of two books have nothing to hold against each other."""
    book = book_of(this)
    if this == other or book is not book_of(other):
        return Only()
    mine = counted.rows(Side(this, ask.area, ask.period), by.town)
    theirs = counted.rows(Side(other, ask.area, ask.period), by.town)
    found = mine.exclude(pk__in=theirs.values("pk"))
    seen = found.filter(pk__in=book.visible_to(by).values("pk"))
    count = found.count()
    measure = measure_of(other)
    lines = tuple(
        Line(book.slug, e.pk, e.number, card.shown(e, book.heading), _why(book, e, measure, ask.period))
        for e in seen.order_by("on", "pk")[:MANY]
    )
    return Only(lines, count, count - seen.count())


def _why(book: Book[Any], entry: Any, measure: Measure, period: Period) -> str:
    """Why a measure leaves an entry out that another one counts."""
    if not book.model.objects.filter(measure.where, pk=entry.pk).exists():
        return f"不属于“{measure.title}”"
    if isinstance(measure, Due):
        return next(_of_clock(entry, measure, period), "")
    return next(_of_date(book, entry, measure, period), "")


def _of_date(book: Book[Any], entry: Any, measure: Measure, period: Period) -> Iterator[str]:
    label = book.label(book.happened or "on") if measure.on == "on" else book.label(measure.on)
    day = _day(getattr(entry, measure.on))
    if day is None:
        yield f"没有{label}"
    elif day not in period:
        yield f"{label} {day}，不在{period}内"
    if isinstance(measure, Settled) and (closed := _day(entry.closed_at)) and closed not in period:
        yield f"{closed} 办结，在期末之后"
    if isinstance(measure, Settled) and entry.closed_at is None:
        yield "还没有办结"


def _of_clock(entry: Any, measure: Due, period: Period) -> Iterator[str]:
    clocks = list(Clock.objects.filter(entry=entry.pk, key=measure.deadline).order_by("due_at"))
    if not clocks:
        yield "没有这项时限"
    days = [clock.local_day(c.due_at) for c in clocks]
    if days and not any(day in period for day in days):
        yield f"时限 {days[-1]} 到期，不在{period}内"
    missed = [c for c in clocks if c.stopped_at is None or c.stopped_at > c.due_at]
    if measure.met and missed:
        late = "还没有办" if missed[0].stopped_at is None else f"{clock.local_day(missed[0].stopped_at)} 才办"
        yield f"时限 {clock.local_day(missed[0].due_at)} 到期，{late}"


def _day(value: date | datetime | None) -> date | None:
    return clock.local_day(value) if isinstance(value, datetime) else value
