"""One object behind list, count, export and figure."""

from datetime import timedelta

import pytest

from taizhang.base import clock
from taizhang.ledger.listing import Listing
from taizhang.ledger.listing.order import NEWEST
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import take

pytestmark = pytest.mark.django_db


def numbers(listing: Listing) -> list[str]:
    return [e.number for e in listing.page().rows]


def ordered(book, entry, by, days: int = 3):
    given = {"grade": "minor", "order": "清理", "rectify_by": (clock.today() + timedelta(days=days)).isoformat()}
    return take(book, "order", entry, given, by=by)


def test_a_list_when_nothing_is_asked_is_newest_first(hazard, listing):
    made = [hazard(f"地点{n}") for n in range(3)]
    assert numbers(listing()) == [e.number for e in reversed(made)]


def test_a_village_when_chosen_holds_its_hamlets(hazard, listing, everyone):
    hamlet, village, other = hazard("甲", "上埇"), hazard("乙", "东埇村"), hazard("丙", "西㙍村")
    chosen = str(village.area_id)
    assert set(numbers(listing(area=chosen))) == {hamlet.number, village.number}
    assert numbers(listing(area=str(hamlet.area_id))) == [hamlet.number]
    assert other.number not in numbers(listing(area=chosen))


def test_a_value_when_it_is_not_on_offer_is_dropped_and_not_shown_as_chosen(hazard, listing):
    hazard()
    found = listing(category="nonsense", area="999999", on_from="2026-13-40", due="soon", sort="description")
    assert (found.chosen, found.order, found.count, found.address()) == ([], NEWEST, 1, "?")


def test_days_when_given_are_both_inside(hazard, listing):
    today = clock.today()
    for back in (0, 1, 2, 3):
        hazard(f"地点{back}", found_on=(today - timedelta(days=back)).isoformat())
    found = listing(on_from=str(today - timedelta(days=2)), on_to=str(today - timedelta(days=1)))
    assert set(found.rows.values_list("on", flat=True)) == {today - timedelta(days=2), today - timedelta(days=1)}


def test_late_and_open_when_asked_narrow_to_what_they_say(hazard, listing, everyone):
    book = shelf["danger"]
    with clock.at(clock.today() - timedelta(days=20)):
        late = hazard("旧仓库")
        closed = take(book, "dismiss", hazard("无此事"), {"outcome": "现场没有"}, by=everyone)
    fresh = hazard("新仓库")
    assert numbers(listing(due="late")) == [late.number]
    assert set(numbers(listing(open="1"))) == {late.number, fresh.number}
    assert numbers(listing(open="0")) == [closed.number]
    assert set(numbers(listing(due="any", sort="due_at"))) == {late.number, fresh.number}


def test_a_log_and_a_roll_offer_no_filter_for_what_is_to_be_done(everyone):
    """What has happened is neither open nor due; a campaign is a roll with days of its own."""
    offered = {slug: [f.name for f in Listing(shelf[slug], everyone).filters] for slug in ("night_visit", "resident")}
    assert offered == {
        "night_visit": ["area", "on", "opened_at"],
        "resident": ["area", "state", "on", "opened_at"],
    }
    assert "due" in [f.name for f in Listing(shelf["campaign"], everyone).filters]


def test_due_order_when_rows_without_a_date_could_be_among_them_is_refused(hazard, listing):
    hazard()
    assert listing(sort="due_at").order == NEWEST
    assert listing(sort="due_at", due="any").order.field == "due_at"
    assert listing(sort="due_at", due="none").order == NEWEST


def test_words_when_searched_find_only_this_book_and_these_rows(hazard, listing):
    found, other = hazard("粮仓夹层"), hazard("码头")
    assert numbers(listing(q="粮仓")) == [found.number]
    assert numbers(listing(q=other.number)) == [other.number]
    assert numbers(listing(q="不存在的词")) == []
    assert listing(q="！？").count == 0


def test_a_list_when_another_town_asks_is_empty(hazard, stranger):
    hazard()
    assert Listing(shelf["danger"], stranger, {}).count == 0


def test_a_village_cadre_when_listing_sees_only_their_village(hazard, listing, cast):
    mine, hamlet, other = hazard("甲", "东埇村"), hazard("乙", "上埇"), hazard("丙", "西㙍村")
    assert set(numbers(listing(by=cast["郑阿水"]))) == {mine.number, hamlet.number}
    assert numbers(listing(by=cast["郑阿水"], area=str(other.area_id))) == []


def test_columns_when_chosen_stand_in_their_order_with_those_that_cannot_go(listing):
    found = listing(col=["due_at", "category", "nonsense"])
    assert found.columns == ("number", "place", "category", "due_at")
    assert listing(col=["nonsense"]).columns == shelf["danger"].columns


def test_an_address_when_read_again_means_the_same_list(hazard, listing):
    hazard()
    found = listing(q="仓库", category="fire", sort="-on", size="20", col=["category"], due="any")
    again = Listing(shelf["danger"], found.actor, _parsed(found.address()))
    assert (again.address(), again.columns, again.order, again.size) == (
        found.address(), found.columns, found.order, 20,
    )  # fmt: skip


def test_one_filter_when_taken_out_of_an_address_leaves_the_others(listing):
    found = listing(category="fire", due="late")
    assert found.address(without=("due",)) == "?category=fire"
    assert found.address(category="road") == "?category=road&due=late"


def test_a_figure_when_opened_lists_the_rows_it_counts(hazard, listing, everyone):
    book = shelf["danger"]
    hazard("甲")
    take(book, "dismiss", hazard("乙"), {"outcome": "现场没有"}, by=everyone)
    period = str(clock.today().year)
    found = listing(figure="found", period=period)
    assert found.figure is book.measure("found")
    assert found.count == book.measure("found").value(book.visible_to(everyone), found.period) == 1
    assert listing(figure="found", period="nonsense").figure is None


def test_a_list_of_three_when_read_costs_as_many_queries_as_a_list_of_one(
    hazard, listing, django_assert_num_queries, everyone
):
    hazard("甲")
    with django_assert_num_queries(2):
        found = listing(due="any", sort="due_at")
        assert (len(found.page().rows), found.count) == (1, 1)
    hazard("乙"), hazard("丙")
    with django_assert_num_queries(2):
        found = listing(due="any", sort="due_at")
        assert (len(found.page().rows), found.count) == (3, 3)


def _parsed(address: str) -> dict[str, list[str]]:
    from urllib.parse import parse_qs

    return parse_qs(address.removeprefix("?"))
