"""One query makes the list, the count, the export and the figure: of every indicator, place and side."""

from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest

from taizhang.base.period import Period
from taizhang.indicators import behind, counted
from taizhang.indicators.behind import address, ids, rows
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask
from taizhang.indicators.compute import cells, sides
from taizhang.indicators.counted import Side
from taizhang.indicators.places import KINDS
from taizhang.ledger.listing import Listing, sheet_of
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from taizhang.town.actor import Actor
from tests.cast import Cast

PERIODS = (Period.year(2023), Period.parse("2000-01-01..2099-12-31"))


def _asks(actor: Actor) -> list[Ask]:
    areas = (actor.places.root, actor.places.villages[0])
    return [Ask(i.key, a.id, p) for i in catalogue for a in areas for p in PERIODS]


def _listing(side: Side, actor: Actor) -> Listing:
    """The page that opens from the value: the book's list under the address the value carries."""
    asked = parse_qs(address(side, actor.town).removeprefix("?"))
    return Listing(counted.book_of(side.measure), actor, asked)


def _listed(asks: list[Ask]) -> Iterator[tuple[Ask, int, Side]]:
    for ask in asks:
        for at, side in enumerate(sides(ask)):
            if side.measure not in KINDS:
                yield ask, at, side


def test_list_count_export_and_figure_when_compared_are_one(filled: Actor):
    found = cells(_asks(filled), filled.town)
    seen = 0
    for ask, at, side in _listed(list(found)):
        listing, measure = _listing(side, filled), counted.measure_of(side.measure)
        listed = set(listing.rows.values_list("pk", flat=True))
        told = (found[ask].over, found[ask].under)[at]
        assert listed == ids(ask, ("over", "under")[at], filled.town), side
        assert listing.count == len(listed), side
        assert counted.number(measure.of(listing.rows)) == told, side
        seen += len(listed)
        if listed and side.area == filled.places.root.id and shelf[listing.book.slug].may.get("export"):
            assert len(list(sheet_of(listing, by=filled).rows)) == len(listed), side
    assert seen > 200


def test_villages_when_added_up_are_the_town(filled: Actor):
    """Of what may be added over places; what the town itself keeps stands beside its villages."""
    map_ = filled.places
    for indicator in catalogue:
        if indicator.over_places != "sum":
            continue
        for period in PERIODS:
            side = sides(Ask(indicator.key, map_.root.id, period))[0]
            parts = [Side(side.measure, v.id, period) for v in map_.villages]
            if side.measure in KINDS:
                continue
            above = counted.rows(side, filled.town).filter(area=map_.root)
            own = counted.number(counted.measure_of(side.measure).of(above))
            whole = counted.value(side, filled.town)
            assert sum((counted.value(p, filled.town) or 0 for p in parts), own or 0) == (whole or 0), indicator.key


def test_months_when_added_up_are_the_year_of_what_may_be_added_over_time(filled: Actor):
    root, year = filled.places.root.id, PERIODS[0]
    keys = [i.key for i in catalogue if i.over_time == "sum" and not i.reported]
    found = cells([Ask(k, root, p) for k in keys for p in (year, *year.months())], filled.town)
    assert {k: sum(found[Ask(k, root, m)].value for m in year.months()) for k in keys} == {
        k: found[Ask(k, root, year)].value for k in keys
    }


@pytest.fixture
def errands(cast: Cast) -> None:
    """Two errands, one of which complains of the office of 何伟."""
    given = {"kind": "咨询", "title": "一件", "area": "东埇村", "received_at": "2024-03-01 09:00", "office": "规建办"}
    open_entry(shelf["errand"], given, by=cast["苏婉"])
    open_entry(shelf["errand"], given | {"accused": "规建办"}, by=cast["苏婉"])


def test_rows_when_the_reader_may_not_see_all_say_how_many_are_unseen(errands: None, cast: Cast):
    by = cast["何伟"]
    found = behind.behind(Side("errand.received", by.places.root.id, Period.year(2024)), by=by)
    assert (found.rows.count(), found.unseen, found.book.slug) == (1, 1, "errand")
    assert found.address == "?figure=received&period=2024"


def test_rows_when_the_number_is_of_the_map_are_none(everyone: Actor):
    assert rows(Ask("villages", everyone.places.root.id, PERIODS[0]), "over", by=everyone) is None


def test_rows_when_the_indicator_has_no_denominator_are_none(everyone: Actor):
    assert rows(Ask("appeals_received", everyone.places.root.id, PERIODS[0]), "under", by=everyone) is None
