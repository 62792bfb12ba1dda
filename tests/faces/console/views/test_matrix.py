"""The rights matrix over the doors of the console: what may be seen is 200, what may not is not there."""

import pytest
from django.test import Client

from taizhang.town.models import Person
from tests.cast import EVERYONE, PARTS

pytestmark = pytest.mark.django_db

# Who may read a hazard of 东埇村: its own cadre and grid worker, the station, the leader, one who holds every post.
READERS = {"郑阿水", "冯灯", "陈工", "褚岩", "孙立", EVERYONE}
STATION = {"陈工", "褚岩", EVERYONE}
BOOK_READERS = READERS | {"王小满", "轩六"}
OPENERS = {"郑阿水", "冯灯", "王小满", "轩六", "陈工", "褚岩", EVERYONE}
PEOPLE = [*(p.name for p in PARTS), EVERYONE]


def test_an_entry_when_looked_at_by_each_post_is_there_or_not(browser, hazard):
    entry = hazard()
    for name in PEOPLE:
        visitor, seen = browser(name), 200 if name in READERS else 404
        found = {tail: visitor.get(f"/entries/{entry.pk}{tail}").status_code for tail in ("", "/print", "/journal")}
        assert (name, set(found.values())) == (name, {seen})


def test_a_verb_when_its_page_is_opened_by_each_post_is_allowed_refused_or_not_there(browser, hazard):
    entry = hazard()
    for name in PEOPLE:
        visitor = browser(name)
        for tail in ("amend", "void", "links", "steps/order"):
            allowed = name in (STATION - {"陈工"} if tail == "void" else STATION)
            wanted = 200 if allowed else 403 if name in READERS else 404
            assert (name, tail, visitor.get(f"/entries/{entry.pk}/{tail}").status_code) == (name, tail, wanted)


def test_a_book_when_opened_by_each_post_is_there_or_not(browser, hazard):
    entry = hazard()
    for name in PEOPLE:
        visitor = browser(name)
        listed = visitor.get("/books/danger/")
        assert (name, listed.status_code) == (name, 200 if name in BOOK_READERS else 404)
        assert (name, entry.number in listed.content.decode()) == (name, name in READERS)
        new, exported = (visitor.get(f"/books/danger/{x}").status_code for x in ("new", "export.xlsx"))
        assert (name, new) == (name, 200 if name in OPENERS else 404)
        wanted = 200 if name in STATION | {"孙立"} else 403 if name in BOOK_READERS else 404
        assert (name, exported) == (name, wanted)


def test_an_entry_when_looked_for_by_each_post_is_in_every_list_or_in_none(browser, hazard):
    entry = hazard("粮仓夹层")
    for name in PEOPLE:
        visitor = browser(name)
        for address in ("/all", "/search?q=粮仓", f"/search?q={entry.number}"):
            page = visitor.get(address).content.decode()
            assert (name, address, f"/entries/{entry.pk}" in page) == (name, address, name in READERS)


def test_the_desk_when_opened_by_each_post_holds_their_own_work_only(browser, hazard):
    entry = hazard("粮仓夹层")
    for name in PEOPLE:
        page = browser(name).get("/").content.decode()
        assert (name, f"/entries/{entry.pk}" in page) == (name, name in STATION)


def test_the_journal_when_opened_is_for_those_who_watch_over_it(browser):
    found = {name: browser(name).get("/journal").status_code for name in PEOPLE}
    assert {name for name, code in found.items() if code == 200} == {"卫宁", "沈安", EVERYONE}
    assert set(found.values()) == {200, 403}


def test_every_door_when_knocked_at_from_another_town_is_not_there(hazard, stranger):
    entry = hazard()
    visitor = Client()
    visitor.force_login(Person.objects.get(pk=stranger.person))
    for tail in ("", "/print", "/journal", "/amend", "/void", "/links", "/steps/order"):
        assert visitor.get(f"/entries/{entry.pk}{tail}").status_code == 404
    posts = ("/steps/order", "/amend", "/void", "/links", "/files", "/reveal/reporter_phone")
    assert [visitor.post(f"/entries/{entry.pk}{tail}", {"why": "x"}).status_code for tail in posts] == [404] * 6
    assert entry.number not in visitor.get("/books/danger/").content.decode()


@pytest.mark.parametrize(
    "address", ["/", "/all", "/late", "/search", "/journal", "/books/", "/books/danger/", "/books/danger/new"]
)
def test_every_page_when_nobody_is_signed_in_leads_to_the_door(client, people, address):
    response = client.get(address)
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/signin")


def test_health_when_asked_by_anybody_says_only_that_all_is_well(client, db):
    response = client.get("/health")
    assert (response.status_code, response.content) == (200, b"ok\n")
