"""Late work by office, village and book; never by person."""

from datetime import timedelta

import pytest

from taizhang.base import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def late_ones(hazard):
    with clock.at(clock.today() - timedelta(days=30)):
        first = hazard("甲", "东埇村")
        hazard("乙", "上埇")
    with clock.at(clock.today() - timedelta(days=20)):
        hazard("丙", "西㙍村")
    hazard("丁", "西㙍村")
    return first


def test_villages_when_counted_hold_their_hamlets_and_come_latest_first(browser, late_ones):
    groups = browser("孙立").get("/late?by=village").context["groups"]
    assert [(g["name"], g["late"], g["open"]) for g in groups] == [("东埇村", 2, 2), ("西㙍村", 1, 2)]


@pytest.mark.parametrize("way", ["office", "village", "book"])
def test_a_number_when_opened_leads_to_as_many_rows(browser, late_ones, way):
    visitor = browser("孙立")
    for group in visitor.get(f"/late?by={way}").context["groups"]:
        count = group["late"] or group["open"]
        words = visitor.get(group["url"]).context["paging"]["words"]
        assert (way, group["name"], f"共 {count} 件" in words) == (way, group["name"], True)


def test_the_oldest_when_listed_comes_first(browser, late_ones):
    table = str(browser("孙立").get("/late").context["oldest"]["table"])
    assert table.index(late_ones.number) < table.index("丙")


def test_the_view_when_asked_by_a_cadre_is_of_their_village_only(browser, late_ones):
    groups = browser("王小满").get("/late?by=village").context["groups"]
    assert [(g["name"], g["late"]) for g in groups] == [("西㙍村", 1)]


def test_the_view_when_nothing_is_late_says_so(browser):
    assert "没有超期的事项" in browser("孙立").get("/late").content.decode()


def test_no_way_when_offered_is_by_person(browser, late_ones):
    assert [b["label"] for b in browser("孙立").get("/late?by=person").context["by"]] == [
        "按单位", "按村（社区）", "按台账",
    ]  # fmt: skip
