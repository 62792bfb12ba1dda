"""The fast grid equals the slow definition, for whatever stands in a book."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang.base import clock
from taizhang.base.ident import uuid7
from taizhang.base.period import Period
from taizhang.indicators import counted, grid
from taizhang.indicators.counted import Side
from taizhang.indicators.grid.each import FEW
from taizhang.ledger.models import Clock
from taizhang.ledger.rows import insert
from taizhang.ledger.shelf import shelf
from taizhang.town.models import Town
from taizhang.town.places import places
from tests.books_fixture.errand.book import Errand

COUNTED = ("errand.received", "errand.closed", "errand.money", "errand.settled", "errand.open")
FIRST = date(2024, 11, 1)
MEASURES = tuple(
    f"errand.{m.key}"
    for each in shelf["errand"].measures
    for m in ((each.over, each.under) if hasattr(each, "over") else (each,))
)
PERIODS = [
    Period.parse(p) for p in ("2024-12", "2025-01", "2025-02", "2025Q1", "2025", "2025-01@21", "2025-W02", "2024")
]

_days = st.integers(0, 150)
_hours = st.integers(0, 24 * 150)
_clock = st.tuples(st.sampled_from(["reply", "review"]), _hours, st.none() | _hours)
ENTRY = st.fixed_dictionaries({
    "area": st.integers(0, 7),
    "on": _days,
    "kind": st.sampled_from(["ask", "complain"]),
    "heads": st.integers(0, 9),
    "cents": st.integers(0, 100_000),
    "received": _hours,
    "answered": st.none() | _hours,
    "closed": st.none() | _hours,
    "voided": st.sampled_from([False, False, False, True]),
    "matter": st.none() | st.integers(0, 3),
    "clocks": st.lists(_clock, max_size=4),
})  # fmt: skip


def _at(hours: int | None) -> datetime | None:
    return None if hours is None else clock.instant(FIRST, clock.MIDNIGHT) + timedelta(hours=hours)


def keep(town: Town, lines: list[dict]) -> None:
    """Entries and clocks put into their tables as they are: what verbs could not make is counted alike, too."""
    Clock.objects.all().delete()
    Errand.objects.all().delete()
    areas = sorted(places(town).areas)
    entries, clocks = [], []
    for n, line in enumerate(lines):
        pk = uuid7()
        matter = pk if line["matter"] is None else UUID(int=line["matter"])
        entries.append(Errand(
            id=pk, town=town, number=f"JB-{n}", area_id=areas[line["area"]], on=FIRST + timedelta(days=line["on"]),
            opened_at=_at(line["received"]), received_at=_at(line["received"]), kind=line["kind"], title="一件",
            heads=line["heads"], amount=Decimal(line["cents"]) / 100, answered_at=_at(line["answered"]),
            closed_at=_at(line["closed"]), voided_at=_at(0) if line["voided"] else None, matter=matter,
        ))  # fmt: skip
        clocks += [
            Clock(entry=pk, book="errand", town=town, key=key, unit="day", started_at=_at(0), first_due_at=_at(due),
                  due_at=_at(due), stopped_at=_at(stop))
            for key, due, stop in line["clocks"]
        ]  # fmt: skip
    insert(entries)
    insert(clocks)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(ENTRY, max_size=12),
    asked=st.lists(st.tuples(st.integers(0, 7), st.sampled_from(PERIODS)), min_size=1, max_size=6),
)
def test_grid_when_anything_stands_in_the_book_equals_the_definition(town: Town, lines, asked):
    keep(town, lines)
    areas = sorted(places(town).areas)
    sides = [Side(m, areas[area], period) for area, period in asked for m in MEASURES]
    assert grid.values(sides, town) == {side: counted.value(side, town) for side in sides}


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(ENTRY, min_size=6, max_size=12))
def test_grid_when_more_sides_are_asked_than_get_an_aggregate_each_equals_the_definition(town: Town, lines):
    keep(town, lines)
    sides = [Side(m, area, period) for m in COUNTED for area in places(town).areas for period in PERIODS]
    assert len(sides) > len(COUNTED) * FEW
    assert grid.values(sides, town) == {side: counted.value(side, town) for side in sides}


def test_grid_when_nothing_is_asked_answers_nothing(town: Town):
    assert grid.values([], town) == {}


@pytest.mark.django_db(transaction=True)
def test_grid_when_outside_a_transaction_counts_in_two_threads_the_same(transactional_db: None):
    from tests.cast import found_town

    town = found_town()
    line = {
        "area": 2, "on": 70, "kind": "ask", "heads": 3, "cents": 5, "received": 1700, "answered": 1720, "closed": 1800,
        "voided": False, "matter": None, "clocks": [("reply", 1750, 1720), ("review", 1800, 1790)],
    }  # fmt: skip
    keep(town, [line, line | {"area": 5, "closed": None}])
    sides = [Side(m, places(town).root.id, p) for p in PERIODS for m in MEASURES]
    assert grid.values(sides, town) == {side: counted.value(side, town) for side in sides}


def test_days_when_put_into_the_town_are_those_of_its_clock(town: Town):
    """The database's own arithmetic and Django's agree on the day of an instant, to the last second."""
    from taizhang.indicators.grid.again import local_day

    moments = [clock.instant(date(2025, 3, 20), clock.MIDNIGHT) + timedelta(seconds=s) for s in (-1, 0, 1, 28800)]
    insert([
        Errand(town=town, number=f"JB-{n}", area=places(town).root, on=date(2025, 3, 20), opened_at=at, received_at=at,
               kind="ask", title="一件", matter=uuid7())
        for n, at in enumerate(moments)
    ])  # fmt: skip
    found = Errand.objects.order_by("number").annotate(day=local_day("received_at")).values_list("day", flat=True)
    assert [str(day) for day in found] == [str(clock.local_day(at)) for at in moments]
