"""The roll of people on screen: who may see it, what they can do there, what another town sees of it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.models import JournalLine
from taizhang.town.models import Area, Office, Person
from taizhang.town.verbs import add_person
from tests.cast import EVERYONE, PARTS

KEEPERS = {
    "/people": {"蒋习", "沈安", EVERYONE},
    "/people/new": {"蒋习", EVERYONE},
    "/areas": {"蒋习", EVERYONE},
    "/areas/new": {"蒋习", EVERYONE},
    "/offices": {"蒋习", EVERYONE},
    "/offices/new": {"蒋习", EVERYONE},
    "/settings": {"蒋习", EVERYONE},
    "/calendar": {"蒋习", EVERYONE},
}


@pytest.mark.parametrize("address", KEEPERS)
def test_a_page_of_the_town_when_opened_by_each_post_is_there_or_not(address, browser):
    for name in [*(p.name for p in PARTS), EVERYONE]:
        wanted = 200 if name in KEEPERS[address] else 404
        assert (name, browser(name).get(address).status_code) == (name, wanted)


@pytest.mark.parametrize("address", [*KEEPERS, "/account", "/people/1", "/people/1/password", "/areas/1", "/offices/1"])
def test_a_page_of_the_town_when_nobody_is_signed_in_leads_to_the_door(address, people):
    assert Client().get(address)["Location"].startswith("/signin?next=")


def test_every_door_when_knocked_at_from_another_town_is_not_there(people, town, stranger):
    visitor = Client()
    visitor.force_login(Person.objects.get(pk=stranger.person))
    who, area, office = people["孙立"], Area.objects.get(code="990101101201"), Office.objects.filter(town=town)[0]
    posting = who.postings.get()
    doors = [
        *(f"/people/{who.pk}{tail}" for tail in ("", "/edit", "/password", "/unlock", "/leave", "/return")),
        f"/people/{who.pk}/postings/{posting.pk}/end",
        *(f"/areas/{area.pk}{tail}" for tail in ("", "/name", "/aliases", "/end")),
        *(f"/offices/{office.pk}{tail}" for tail in ("", "/name", "/end")),
    ]
    before = JournalLine.objects.count()
    assert {visitor.get(d).status_code for d in doors} == {404}
    given = {"why": "x", "name": "某", "ends_on": "2023-01-01"}
    only_read = {f"/areas/{area.pk}", f"/offices/{office.pk}"}
    assert {visitor.post(d, given).status_code for d in doors if d not in only_read} == {404}
    assert JournalLine.objects.count() == before
    listed = visitor.get("/people?tab=all")
    assert {p.username for p in Person.objects.filter(town=town)} & set(listed.content.decode().split()) == set()
    assert f"/people/{who.pk}" not in listed.content.decode()
    assert "/areas/" + str(area.pk) + '"' not in visitor.get("/areas").content.decode()


def test_the_roll_when_searched_and_filtered_holds_those_asked_for(browser, town):
    admin = browser("蒋习")

    def names(query: str) -> set[str]:
        page = admin.get(f"/people?{query}").content.decode()
        return {p.name for p in Person.objects.all() if f'">{p.name}</a>' in page}

    works = Office.objects.get(name="规划建设办公室")
    assert names("q=苏") == {"苏婉"}
    assert names("q=hewei") == {"何伟"}
    assert names("post=grid_worker") == {"冯灯", EVERYONE}
    assert names(f"office={works.pk}&post=office_clerk") == {"何伟", EVERYONE}
    assert names("tab=left") == set()


def test_the_roll_when_read_stands_in_the_order_of_sound(browser):
    page = browser("蒋习").get("/people").content.decode()
    found = [n for n in ("陈工", "冯灯", "何伟", "林岚", "陆遥", "苏婉", "吴静", "赵恒") if f'">{n}</a>' in page]
    assert sorted(found, key=lambda n: page.index(f'">{n}</a>')) == found
    assert len(found) == 8


def test_the_roll_when_there_are_more_people_costs_no_query_more(browser, town):
    admin = browser("蒋习")
    admin.get("/people")
    with CaptureQueriesContext(connection) as few:
        admin.get("/people?q=苏")
    with CaptureQueriesContext(connection) as many:
        admin.get("/people")
    assert len(many) == len(few)


def test_a_person_when_made_gets_a_password_that_is_shown_once(browser):
    admin = browser("蒋习")
    page = admin.post("/people/new", {"name": "田苗", "username": "tianmiao", "phone": "13800001234"})
    made = Person.objects.get(username="tianmiao")
    password = page.context["notices"][0]["text"].partition("一次性密码 ")[2][:14]
    assert made.check_password(password)
    assert page["Cache-Control"] == "no-store"
    assert password not in admin.get(f"/people/{made.pk}").content.decode()
    assert "13800001234" not in page.content.decode()


def test_a_person_when_made_wrongly_keeps_what_was_typed(browser):
    page = browser("蒋习").post("/people/new", {"name": "田苗", "username": "suwan", "phone": "138"})
    assert page.status_code == 400
    assert [p["message"] for p in page.context["form"]["problems"]] == ["这个登录名已有人使用，请换一个。"]
    assert 'value="田苗"' in page.content.decode()


def test_appointing_when_done_shows_in_the_persons_history(browser, people, town):
    admin, who = browser("蒋习"), people["韩空"]
    given = {
        "post": "office_clerk",
        "area": str(Area.objects.get(code=town.code).pk),
        "office": str(Office.objects.get(name="规划建设办公室").pk),
        "starts_on": "2023-03-06",
        "ends_on": "",
    }
    assert admin.post(f"/people/{who.pk}", given)["Location"] == f"/people/{who.pk}"
    page = admin.get(f"/people/{who.pk}")
    assert [(p["post"], p["area"], p["since"], p["now"]) for p in page.context["postings"]] == [
        ("经办人", "青石镇（规建办）", "2023-03-06", True)
    ]
    assert [(t["who"], t["what"], t["text"]) for t in page.context["timeline"]] == [
        ("蒋习", "安排任职", "经办人，规划建设办公室，自 2023-03-06")
    ]


def test_appointing_when_the_post_is_not_offered_is_refused(browser, people, town):
    given = {"post": "auditor", "area": str(Area.objects.get(code=town.code).pk), "starts_on": "2023-03-06"}
    page = browser("蒋习").post(f"/people/{people['韩空'].pk}", given)
    assert page.status_code == 400
    assert people["韩空"].postings.count() == 0


def test_a_posting_when_ended_stays_in_the_history(browser, people):
    admin, who = browser("蒋习"), people["孙立"]
    posting = who.postings.get()
    address = f"/people/{who.pk}/postings/{posting.pk}/end"
    assert admin.get(address).status_code == 200
    admin.post(address, {"ends_on": "2023-06-30", "why": "轮岗"})
    assert [(p["until"], p["now"], p["end"]) for p in admin.get(f"/people/{who.pk}").context["postings"]] == [
        ("2023-06-30", False, None)
    ]


def test_a_posting_when_of_somebody_else_is_not_ended_through_this_person(browser, people):
    posting = people["孙立"].postings.get()
    address = f"/people/{people['苏婉'].pk}/postings/{posting.pk}/end"
    assert browser("蒋习").post(address, {"ends_on": "2023-06-30", "why": "x"}).status_code == 404


def test_oneself_when_looked_at_can_change_nothing(browser, people):
    admin, own = browser("蒋习"), people["蒋习"]
    page = admin.get(f"/people/{own.pk}")
    assert (page.context["appoint"], page.context["more"]) == (None, [])
    codes = [admin.post(f"/people/{own.pk}/{tail}", {"why": "x"}).status_code for tail in ("password", "leave")]
    assert codes == [403, 403]


def test_leaving_and_coming_back_when_done_changes_the_standing(browser, people):
    admin, who = browser("蒋习"), people["苏婉"]
    admin.post(f"/people/{who.pk}/leave", {"why": "借调"})
    assert Person.objects.get(pk=who.pk).is_active is False
    page = admin.post(f"/people/{who.pk}/return")
    assert Person.objects.get(pk=who.pk).is_active is True
    assert "一次性密码" in page.context["notices"][0]["text"]


def test_a_persons_registration_when_edited_keeps_the_masked_number(browser, people, cast):
    made, _ = add_person("tianmiao", "田苗", "13800001234", by=cast["蒋习"])
    browser("蒋习").post(f"/people/{made.pk}/edit", {"name": "田禾苗", "phone": "138****1234"})
    held = Person.objects.get(pk=made.pk)
    assert (held.name, held.phone.reveal()) == ("田禾苗", "13800001234")


def test_areas_when_looked_at_stand_in_the_order_of_the_tree(browser):
    rows = browser("蒋习").get("/areas").context["areas"]
    assert [(r["name"], r["depth"]) for r in rows] == [
        ("石泉县", 0),
        ("青石镇", 1),
        ("东埇村", 2),
        ("𠮷坑", 3),
        ("上埇", 3),
        ("西㙍村", 2),
        ("㙍尾", 3),
        ("鳌头社区", 2),
        ("鳌头第一网格", 3),
    ]


def test_an_area_when_renamed_shows_its_former_names(browser):
    admin, area = browser("蒋习"), Area.objects.get(code="990101101202")
    admin.post(f"/areas/{area.pk}/name", {"name": "新㙍村", "since": "2023-05-01"})
    page = admin.get(f"/areas/{area.pk}")
    assert page.context["title"] == "新㙍村"
    assert page.context["facts"][3]["value"] == "西㙍村（ 至 2023-04-30）、西坡村（ 至 2020-01-01）"


def test_an_area_when_added_wrongly_says_why(browser):
    page = browser("蒋习").post("/areas/new", {"code": "990101101299001", "name": "某", "kind": "grid"})
    assert [p["message"] for p in page.context["form"]["problems"]] == ["没有代码为 990101101299 的上级，请先建上级。"]


def test_an_office_when_added_renamed_and_dissolved_is_shown_so(browser):
    admin = browser("蒋习")
    admin.post("/offices/new", {"name": "乡村振兴办公室", "short": "振兴办", "area": ""})
    office = Office.objects.get(short="振兴办")
    admin.post(f"/offices/{office.pk}/name", {"name": "农业农村办公室", "short": "农业办"})
    admin.post(f"/offices/{office.pk}/end", {"why": "机构改革"})
    page = admin.get(f"/offices/{office.pk}")
    assert (page.context["title"], page.context["seal"]) == ("农业农村办公室", ("已撤销", "void"))
