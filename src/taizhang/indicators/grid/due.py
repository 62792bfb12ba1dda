"""Due: entries whose clock of one kind fell due in a period, and those of them that met it, by clocks first.

Most entries have one such clock, and count in one segment. Whoever has several in different segments is looked at
one by one: in a longer period all of them must have been met.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, F, Func, IntegerField, Max, Min, Q, UUIDField, Value, When

from taizhang.indicators.counted import Rows, book_of, number
from taizhang.indicators.grid.asked import Asked, Found
from taizhang.indicators.grid.axis import Axis, Ground, bound
from taizhang.ledger.measures import Due
from taizhang.ledger.models import Clock

BATCH = 500
# Days that a ledger may hold. The clocks of a few places are sifted by the ids of all their entries before they are
# put in order, where those are likely to be fewer than the clocks of all places.
A_LEDGER = 1500
_ENTRY: Any = Clock._meta.get_field("entry")
_LATE = Q(stopped_at=None) | Q(stopped_at__gt=F("due_at"))
LATE = Case(When(_LATE, then=Value(1)), default=Value(0), output_field=IntegerField())


class _Part(NamedTuple):
    """One clock of an entry that has several: the entry's area, when it falls due, its segment, whether it was missed.

    by: the instants of the entry that may decide instead.
    """

    entry: Any
    area: int
    due_at: datetime
    at: int
    late: int
    by: tuple[datetime | None, ...]


def due(asked: Asked) -> Found:
    """Measures of one book that look at one kind of clock, of the same entries."""
    axis, ground = Axis.of(asked.periods), asked.ground()
    instants = tuple(dict.fromkeys(m.by for m in asked.measures if m.met and m.by))
    slots = [_slot(m, instants) for m in asked.measures]
    tally: defaultdict[tuple[int, int, int], int] = defaultdict(int)
    clocks, rows, spread = _clocks(asked, axis, ground), asked.entries(ground).filter(asked.first.where), list[Any]()
    for area, at, entry, *counted in _grouped(rows, clocks, instants):
        if entry is not None:
            spread.append(entry)
            continue
        for place in ground.over(area):
            for n, count in enumerate(counted):
                tally[n, place, at] += count
    several = _several(rows, clocks, instants, spread)
    found: Found = {}
    for n, side in asked.each():
        inside = axis.segments(side.period)
        once = sum(tally[slots[n], side.area, at] for at in inside)
        found[side] = number(once + _among(several, ground, side.area, inside, slots[n]))
    return found


def _slot(measure: Due, instants: tuple[str, ...]) -> int:
    """Which of the counts is the measure's: all of them, those in time, or those in time by an instant."""
    if not measure.met:
        return 0
    return 2 + instants.index(measure.by) if measure.by else 1


def _clocks(asked: Asked, axis: Axis, ground: Ground) -> Any:
    key, stretch = asked.measures[0].deadline, asked.stretch
    held = Clock.objects.filter(
        town=asked.town,
        book=book_of(asked.sides[0].measure).slug,
        key=key,
        due_at__gte=bound(stretch.start, "DateTimeField"),
        due_at__lt=bound(stretch.end, "DateTimeField"),
    )
    if ground.inside is not None and ground.share * A_LEDGER < asked.days:
        held = held.alias(g_of=_unguided("entry")).filter(g_of__in=ground.ids(asked.model))
    return held.annotate(at=axis.segment("due_at", "DateTimeField", stretch), late=LATE).order_by()


def _unguided(field: str) -> Any:
    """A column in whose index SQLite does not look the rows up: it would do so entry by entry, and take much longer."""
    if connection.vendor == "sqlite":
        return Func(F(field), template="+%(expressions)s", output_field=UUIDField())
    return F(field)


def _entries(rows: Rows, instants: tuple[str, ...]) -> Any:
    named = {f"g_by{n}": F(field) for n, field in enumerate(instants)}
    return rows.values(g_entry=F("pk"), g_place=F("area_id"), **named)


def _grouped(rows: Rows, clocks: Any, instants: tuple[str, ...]) -> Iterator[Any]:
    """Place, segment, nothing and the counts of entries whose clocks of the stretch lie in one segment.

    An entry whose clocks lie in several stands alone, with its id instead of nothing.
    """
    grouped = clocks.values("entry").annotate(begins=Min("at"), ends=Max("at"), first=Min("due_at"), missed=Max("late"))
    of_clocks, first = grouped.query.sql_with_params()
    of_entries, second = _entries(rows, instants).query.sql_with_params()
    by = "".join(f", SUM(CASE WHEN e.g_by{n} <= c.first THEN 1 ELSE 0 END)" for n in range(len(instants)))
    sql = (
        "SELECT e.g_place, c.begins, CASE WHEN c.begins < c.ends THEN c.entry END, COUNT(*),"  # noqa: S608
        f" SUM(CASE WHEN c.missed = 0 THEN 1 ELSE 0 END){by}"
        f" FROM ({of_clocks}) c JOIN ({of_entries}) e ON e.g_entry = c.entry GROUP BY 1, 2, 3"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*first, *second])
        yield from cursor.fetchall()


def _several(rows: Rows, clocks: Any, instants: tuple[str, ...], spread: list[Any]) -> list[_Part]:
    found: list[_Part] = []
    for at in range(0, len(spread), BATCH):
        some = [_ENTRY.to_python(entry) for entry in spread[at : at + BATCH]]
        held = {row["g_entry"]: row for row in _entries(rows.filter(pk__in=some), instants)}
        for entry, due_at, segment, late in clocks.filter(entry__in=some).values_list("entry", "due_at", "at", "late"):
            row = held[entry]
            by = tuple(row[f"g_by{n}"] for n in range(len(instants)))
            found.append(_Part(entry, row["g_place"], due_at, segment, late, by))
    return found


def _among(several: list[_Part], ground: Ground, area: int, inside: range, slot: int) -> int:
    """How many of the entries with several clocks count in a place and these segments."""
    mine: defaultdict[Any, list[_Part]] = defaultdict(list)
    for part in several:
        if part.at in inside and area in ground.over(part.area):
            mine[part.entry].append(part)
    return sum(_counts(parts, slot) for parts in mine.values())


def _counts(parts: list[_Part], slot: int) -> bool:
    if slot == 0:
        return True
    if slot == 1:
        return not any(p.late for p in parts)
    by = parts[0].by[slot - 2]
    return by is not None and by <= min(p.due_at for p in parts)
