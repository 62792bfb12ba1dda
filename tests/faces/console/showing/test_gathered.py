"""A campaign's page: the figures of other books, each opening its rows; nothing of books that a reader may not see."""

from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from tests.cast import Cast

pytestmark = pytest.mark.django_db
CAMPAIGN = {
    "title": "春风利剑", "kind": "治安禁毒反诈", "starts_on": "2025-02-17", "ends_on": "2025-04-30", "area": "东埇村",
    "books": "隐患台账、行政处罚",
}  # fmt: skip


@pytest.fixture
def campaign(cast: Cast) -> Any:
    """A campaign in one village, with two hazards of its days and one before."""
    for day in ("2025-02-16", "2025-03-03", "2025-03-04"):
        given = {"found_on": day, "area": "东埇村", "place": "冷库", "category": "电气", "description": "电线裸露"}
        with clock.at(date.fromisoformat(day)):
            open_entry(shelf["hazard"], given, by=cast["陈工"])
    with clock.at(date(2025, 2, 17)):
        return open_entry(shelf["campaign"], CAMPAIGN, by=cast["顾治"])


def test_campaign_when_looked_at_shows_a_strip_of_each_book_with_its_rows_behind(browser, campaign) -> None:
    client = browser("孙立")
    strips = client.get(f"/entries/{campaign.pk}").context["gathered"]
    assert [s["title"] for s in strips] == ["隐患台账", "行政处罚"]
    first = strips[0]["figures"][0]
    assert (first["label"], first["value"], first["unit"]) == ("发现隐患数", "2", "处")
    rows = client.get(first["url"])
    assert "第 1–2 件，共 2 件" in rows.content.decode()
    figures = client.get(strips[0]["more"]["url"]).context["figures"]
    assert figures[0]["value"] == "2"


def test_rate_when_nothing_lies_under_it_is_a_dash(browser, campaign) -> None:
    strips = browser("孙立").get(f"/entries/{campaign.pk}").context["gathered"]
    rates = {f["label"]: (f["value"], f["unit"]) for s in strips for f in s["figures"]}
    assert (rates["整改率"], rates["重大隐患整改率"]) == (("0", "%"), ("—", ""))


def test_campaign_when_the_reader_may_not_see_a_book_shows_nothing_of_it(browser, campaign) -> None:
    strips = browser("郑阿水").get(f"/entries/{campaign.pk}").context["gathered"]
    assert [s["title"] for s in strips] == ["隐患台账"]


def test_entry_when_it_gathers_nothing_shows_no_strip(browser, hazard) -> None:
    assert browser("褚岩").get(f"/entries/{hazard().pk}").context["gathered"] == []


def test_visit_when_looked_at_lists_what_was_raised_there_to_those_who_may_see_it(browser, cast) -> None:
    visit = open_entry(
        shelf["night_visit"],
        {"visited_on": "2025-03-04", "area": "东埇村", "team": "第一组", "leader": "孙立", "cadres": "3"},
        by=cast["郑阿水"],
    )
    demand = {"visit": visit.number, "area": "东埇村", "title": "路灯不亮", "category": "道路路灯"}
    made = open_entry(shelf["night_demand"], demand, by=cast["郑阿水"])
    (found,) = browser("孙立").get(f"/entries/{visit.pk}").context["raised"]
    assert (found["title"], [n["number"] for n in found["near"]]) == ("夜访诉求", [made.number])
