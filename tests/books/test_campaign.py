"""A campaign holds no number: every figure it shows is another book's own."""

from datetime import date, time
from typing import Any
from urllib.parse import parse_qs

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.ledger.listing import Gathered, Listing, gathered
from taizhang.ledger.measures import Count
from taizhang.ledger.refusal import Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, take, void
from taizhang.town.actor import Actor
from tests.cast import Cast

BOOK, HAZARDS = shelf["campaign"], shelf["hazard"]
CAMPAIGN = {
    "title": "春风利剑",
    "kind": "治安禁毒反诈",
    "starts_on": "2025-02-17",
    "ends_on": "2025-04-30",
    "area": "青石镇",
    "books": "隐患台账、行政处罚",
}


def campaign(cast: Cast, **more: Any) -> Any:
    with clock.at(date(2025, 2, 17)):
        return open_entry(BOOK, {**CAMPAIGN, **more}, by=cast["顾治"])


def hazard(cast: Cast, day: str, area: str = "东埇村", text: str = "通道堵塞") -> Any:
    given = {"found_on": day, "area": area, "place": "河口冷库", "category": "消防通道", "description": text}
    with clock.at(clock.instant(date.fromisoformat(day), time(20))):
        return open_entry(HAZARDS, given, by=cast["陈工"])


def figures(entry: Any, by: Actor) -> dict[tuple[str, str], Gathered]:
    return {(g.book.slug, g.measure.key): g for g in gathered(BOOK, entry, by)}


def test_campaign_when_opened_shows_the_figures_of_its_days_alone(cast: Cast) -> None:
    for day in ("2025-02-16", "2025-02-17", "2025-04-30", "2025-05-01"):
        hazard(cast, day)
    shown = figures(campaign(cast), cast["孙立"])
    assert shown["hazard", "found"].value == 2
    assert {slug for slug, _ in shown} == {"hazard", "penalty"}
    assert [g.measure for g in shown.values() if g.book is HAZARDS] == list(HAZARDS.measures)


def test_campaign_when_it_has_an_area_and_words_gathers_no_more(cast: Cast) -> None:
    hazard(cast, "2025-03-03")
    hazard(cast, "2025-03-03", area="𠮷坑")
    hazard(cast, "2025-03-03", area="西㙍村")
    hazard(cast, "2025-03-03", text="电线裸露")
    assert figures(campaign(cast), cast["孙立"])["hazard", "found"].value == 4
    assert figures(campaign(cast, area="东埇村"), cast["孙立"])["hazard", "found"].value == 3
    assert figures(campaign(cast, words="裸露"), cast["孙立"])["hazard", "found"].value == 1


def test_figure_when_its_list_is_opened_is_the_number_of_its_rows(cast: Cast) -> None:
    for day in ("2025-02-16", "2025-03-03", "2025-03-04"):
        hazard(cast, day)
    entry = campaign(cast, area="东埇村", words="通道")
    for shown in figures(entry, cast["陈工"]).values():
        listing = Listing(shown.book, cast["陈工"], parse_qs(shown.query.removeprefix("?")))
        assert (listing.figure, listing.period) == (shown.measure, Period(date(2025, 2, 17), date(2025, 5, 1)))
        if isinstance(shown.measure, Count):
            assert listing.count == shown.value


def test_figure_when_the_entry_is_struck_out_follows_without_anybody_writing(cast: Cast) -> None:
    entry, found = campaign(cast), hazard(cast, "2025-03-03")
    assert figures(entry, cast["孙立"])["hazard", "found"].value == 1
    void(HAZARDS, found, by=cast["褚岩"], why="录重")
    assert figures(entry, cast["孙立"])["hazard", "found"].value == 0


def test_figures_when_a_book_is_closed_to_the_reader_are_not_shown(cast: Cast) -> None:
    hazard(cast, "2025-03-03", area="西㙍村")
    entry = campaign(cast)
    shown = figures(entry, cast["郑阿水"])
    assert {slug for slug, _ in shown} == {"hazard"}
    assert shown["hazard", "found"].value == 0  # another village's
    assert figures(entry, cast["何伟"]).keys() <= {("hazard", m.key) for m in HAZARDS.measures}


def test_campaign_when_ended_early_gathers_no_further(cast: Cast) -> None:
    hazard(cast, "2025-04-20")
    entry = campaign(cast)
    with clock.at(date(2025, 2, 17)):
        entry = take(BOOK, "start", entry, {}, by=cast["顾治"])
    with clock.at(date(2025, 4, 1)):
        entry = take(BOOK, "finish", entry, {"summary": "完成"}, by=cast["顾治"])
    assert (entry.ends_on, figures(entry, cast["孙立"])["hazard", "found"].value) == (date(2025, 4, 1), 0)


@pytest.mark.parametrize("books", ["抽查台账", "专项行动", "隐患台账、隐患台账"])
def test_campaign_when_it_names_what_it_cannot_gather_is_refused(cast: Cast, books: str) -> None:
    with pytest.raises(Refused) as caught:
        campaign(cast, books=books)
    assert [p.field for p in caught.value.problems] == ["books"]
