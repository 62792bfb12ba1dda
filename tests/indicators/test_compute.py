"""Cells: what a town's books and offices say of an indicator, a place and a period, now and as of an instant."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.indicators.cell import Ask
from taizhang.indicators.closing import close, reopen
from taizhang.indicators.compute import cell, cells, sides
from taizhang.indicators.packing import digest, rows_of
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, take, void
from taizhang.town.models import Area

MAY = Period.parse("2025-05")
YEAR = Period.year(2023)
VISIT = {
    "visited_on": "2025-05-06", "area": "东埇村", "team": "第一组", "leader": "周敏", "cadres": "6",
    "received": "2", "visited": "3", "record": "走访两户",
}  # fmt: skip
REVENUE = {
    "indicator": "财政收入", "period": "2023年", "nature": "实绩", "value": "4939", "unit": "万元", "area": "青石镇",
    "office": "党政办", "document": "2023年财政决算表", "reporter": "吴静", "reported_on": "2024-01-08",
}  # fmt: skip


def _visit(cast, day: date, **more: str):
    with clock.at(day):
        return open_entry(shelf["night_visit"], VISIT | {"visited_on": day.isoformat()} | more, by=cast["顾治"])


@pytest.fixture
def root(cast) -> int:
    """The town's own area."""
    return cast["吴静"].places.root.id


def test_cell_when_books_hold_it_is_counted_for_the_place_and_what_lies_in_it(cast, root):
    for day, area in ((6, "东埇村"), (13, "𠮷坑"), (20, "西㙍村")):
        _visit(cast, date(2025, 5, day), area=area)
    town = cast["吴静"].town
    village = cast["吴静"].places.by_name["东埇村"].id
    found = {a: cell(Ask("night_cadres", a, MAY), town) for a in (root, village)}
    assert {a: (c.value, c.over, c.under, c.source) for a, c in found.items()} == {
        root: (18, 18, None, "ledger"), village: (12, 12, None, "ledger"),
    }  # fmt: skip


def test_cell_when_there_is_nothing_to_divide_by_has_no_value(cast, root):
    found = cell(Ask("night_closing_rate", root, MAY), cast["吴静"].town)
    assert (found.value, found.over, found.under) == (None, 0, 0)


def test_cell_when_an_office_reported_it_says_who_and_who_approved(cast, root):
    with clock.at(date(2024, 1, 8)):
        told = open_entry(shelf["reported_figure"], REVENUE, by=cast["吴静"])
    before = cell(Ask("fiscal_revenue", root, YEAR), cast["吴静"].town)
    with clock.at(date(2024, 1, 9)):
        take(shelf["reported_figure"], "approve", told, {"definition": "一般公共预算收入"}, by=cast["孙立"])
    found = cell(Ask("fiscal_revenue", root, YEAR), cast["吴静"].town)
    assert (before.source, before.value) == ("none", None)
    assert (found.source, found.value, found.note) == ("reported", 4939, "党政办 2024-01-08 报，孙立核定")


def test_cell_when_the_map_holds_it_counts_villages_of_the_day(cast, root):
    town = cast["吴静"].town
    Area.objects.filter(name="鳌头社区").update(ended_on=date(2024, 6, 30))
    cast["吴静"].places.areas[Area.objects.get(name="鳌头社区").pk].ended_on = date(2024, 6, 30)
    village = cast["吴静"].places.by_name["东埇村"].id
    asks = [
        Ask("villages", root, Period.year(2023)),
        Ask("villages", root, Period.year(2024)),
        Ask("villages", village, MAY),
    ]
    assert [c.value for c in cells(asks, town).values()] == [3, 2, 1]


def test_cell_when_an_average_is_asked_divides_by_places(cast, root):
    ask = Ask("law_volunteers_each", root, MAY)
    found = cell(ask, cast["吴静"].town)
    assert (found.value, found.over, found.under) == (0, 0, 3)


def test_cells_when_the_rows_are_asked_for_carry_their_digest(cast, root):
    _visit(cast, date(2025, 5, 6))
    town, ask = cast["吴静"].town, Ask("night_cadres", root, MAY)
    rows = rows_of(sides(ask)[0], town)
    assert [(r.area, r.amount) for r in rows] == [(cast["吴静"].places.by_name["东埇村"].id, "6")]
    assert cells([ask], town, rows=True)[ask].rows_digest == digest(rows)
    assert cells([ask], town)[ask].rows_digest == ""


def test_cells_when_more_places_and_months_are_asked_cost_the_same_queries(cast, root):
    town, map_ = cast["吴静"].town, cast["吴静"].places

    def cost(areas: list[int], periods: tuple[Period, ...]) -> int:
        with CaptureQueriesContext(connection) as seen:
            cells([Ask(k, a, p) for k in ("night_cadres", "night_visits", "nights", "night_open")
                   for a in areas for p in periods], town)  # fmt: skip
        return len(seen)

    year = Period.year(2025)
    assert cost([root, *(v.id for v in map_.villages)], (year, *year.months())) == cost([root], (year,))


def test_cells_when_asked_as_of_an_instant_are_as_they_were(cast, root):
    first, _ = _visit(cast, date(2025, 5, 6)), _visit(cast, date(2025, 5, 13))
    with clock.at(date(2025, 6, 10)):
        void(shelf["night_visit"], first, by=cast["顾治"], why="录重")
    town, ask = cast["吴静"].town, Ask("night_cadres", root, MAY)
    then = {
        d: cell(ask, town, at=clock.end_of(d)).value for d in (date(2025, 5, 5), date(2025, 5, 7), date(2025, 6, 1))
    }
    assert then == {date(2025, 5, 5): 0, date(2025, 5, 7): 6, date(2025, 6, 1): 12}
    assert cell(ask, town).value == Decimal(6)


def test_cells_when_asked_as_of_an_instant_know_the_closes_of_that_instant(cast, root):
    _visit(cast, date(2025, 5, 6))
    town, ask = cast["吴静"].town, Ask("night_cadres", root, MAY)
    with clock.at(date(2025, 6, 3)):
        made = close(town, MAY, by=cast["吴静"])
    with clock.at(date(2025, 6, 5)):
        reopen(made, by=cast["周敏"], why="重核")
    found = [cell(ask, town, at=clock.end_of(date(2025, 6, d))).closing for d in (2, 4, 6)]
    assert found == [None, made.pk, None]


def test_cells_when_nothing_is_asked_are_none(cast):
    assert cells([], cast["吴静"].town) == {}
