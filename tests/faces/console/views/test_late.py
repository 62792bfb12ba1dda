"""Late work by office, village and book; never by person."""

from datetime import timedelta

import pytest

from taizhang.base import clock
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import take
from taizhang.town import places

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


@pytest.mark.parametrize("way", ["village", "book"])
def test_the_rate_when_shown_counts_what_fell_due_and_was_met_in_time(browser, hazard, cast, way):
    with clock.at(clock.today() - timedelta(days=12)):
        late, met = hazard("甲", "东埇村"), hazard("乙", "东埇村")
        hazard("丙", "西㙍村")
    book, given = shelf["danger"], {"grade": "minor", "order": "清理"}
    for entry, days in ((late, 11), (met, 10)):
        with clock.at(clock.today() - timedelta(days=days)):
            by = (clock.today() + timedelta(days=2)).isoformat()
            take(book, "order", entry, given | {"rectify_by": by}, by=cast["陈工"])
    found = [g["on_time"] for g in browser("孙立").get(f"/late?by={way}").context["groups"] if g["on_time"]]
    assert found == ["0%"]
    with clock.at(clock.today() - timedelta(days=9)):
        take(book, "rectify", met, {"outcome": "已清理"}, by=cast["郑阿水"])
    places.forget()
    found = {g["name"]: g["on_time"] for g in browser("孙立").get(f"/late?by={way}").context["groups"]}
    assert found["东埇村" if way == "village" else book.title] == "50%"
