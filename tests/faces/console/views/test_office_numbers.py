"""One office on a page: its own entries and nobody else's, each number with as many rows behind it."""

from datetime import date

import pytest

from taizhang.base import clock
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, take
from taizhang.town.models import Office, Person

pytestmark = pytest.mark.django_db
USUAL = {
    "channel": "phone", "kind": "complaint", "title": "巷口路灯不亮", "content": "巷口两盏路灯坏了几天",
    "category": "02", "caller": "梁小满", "phone": "13900000001", "area": "东埇村",
}  # fmt: skip


@pytest.fixture
def offices(cast) -> dict[str, Office]:
    """Two appeals with one office and one with another, in March 2024."""
    with clock.at(date(2024, 3, 4)):
        for name in ("规建办", "规建办", "平安办"):
            entry = open_entry(shelf["appeal"], USUAL | {"received_at": clock.now()}, by=cast["苏婉"])
            take(shelf["appeal"], "dispatch", entry, {"office": name}, by=cast["苏婉"])
    return {o.short: o for o in Office.objects.exclude(short="")}


def received(answer) -> str:
    """The row of 受理群众诉求 in the page's tables."""
    tables = "".join(str(g["table"]) for g in answer.context["groups"])
    return next((row for row in tables.split("<tr>") if "受理群众诉求" in row), "")


def test_numbers_when_of_an_office_count_its_own_entries_and_open_as_many(browser, offices):
    visitor, seen = browser("孙立"), {}
    for name in ("规建办", "平安办", "公服办"):
        row = received(visitor.get(f"/indicators/offices/{offices[name].pk}?period=2024"))
        address = row.split('href="/books')[1].split('"')[0].replace("&amp;", "&") if row else ""
        words = visitor.get(f"/books{address}").content.decode() if row else ""
        seen[name] = ("2 件" in row, "共 2 件" in words, "1 件" in row, "共 1 件" in words)
    assert seen == {
        "规建办": (True, True, False, False),
        "平安办": (False, False, True, True),
        "公服办": (False, False, False, False),
    }


def test_what_lies_with_an_office_when_opened_leads_to_as_many(browser, offices):
    visitor = browser("孙立")
    figures = visitor.get(f"/indicators/offices/{offices['规建办'].pk}?period=2024").context["figures"]
    assert [(f["label"], f["value"]) for f in figures][:2] == [("在办", "2"), ("超期", "2")]
    assert "共 2 件" in visitor.get(figures[0]["url"]).content.decode()


def test_an_office_when_of_another_town_is_not_there(browser, offices, other_town):
    foreign = Office.objects.filter(town=other_town).first()
    assert foreign is not None
    pages = [browser("孙立").get(f"/indicators/offices/{pk}").status_code for pk in (foreign.pk, 10**8)]
    assert pages == [404, 404]


def test_an_office_when_asked_by_who_is_offered_no_number_is_not_there(client, people, offices):
    client.force_login(Person.objects.get(name="韩空", town=people["韩空"].town))
    assert client.get(f"/indicators/offices/{offices['规建办'].pk}").status_code == 404


def test_the_board_when_of_the_whole_town_leads_to_every_office(browser, offices):
    context = browser("孙立").get("/indicators?period=2024").context
    assert {o["label"] for o in context["offices"]} >= {str(o) for o in offices.values() if o.area_id is None}
