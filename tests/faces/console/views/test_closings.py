"""Closing a period: seen by all who may see numbers, done by one post, opened again by another, corrected beside."""

import re
from datetime import date

import pytest
from django.test import Client

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.indicators.closing import close, closing_of
from taizhang.indicators.models import Closing
from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, void
from taizhang.town.models import Area, Person

pytestmark = pytest.mark.django_db
TODAY = date(2024, 5, 6)
APRIL = Period.month(2024, 4)
USUAL = {
    "channel": "phone", "kind": "complaint", "title": "巷口路灯不亮", "content": "巷口两盏路灯坏了几天",
    "category": "02", "caller": "梁小满", "phone": "13900000001",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today():
    with clock.at(TODAY):
        yield


@pytest.fixture
def appeal(cast):
    """Opens an appeal received on a day, on that day or written down later."""

    def made(received: date, written: date | None = None, village: str = "东埇村"):
        with clock.at(received):
            at = clock.now()
        with clock.at(written or received):
            return open_entry(shelf["appeal"], USUAL | {"area": village, "received_at": at}, by=cast["苏婉"])

    return made


@pytest.fixture
def closed(appeal, cast):
    """April with two appeals, closed; then one of them struck out and another one written down late."""
    first = appeal(date(2024, 4, 8))
    appeal(date(2024, 4, 9), village="西㙍村")
    with clock.at(date(2024, 5, 2)):
        made = close(cast["吴静"].town, APRIL, by=cast["吴静"], note="报区里")
    with clock.at(date(2024, 5, 3)):
        void(shelf["appeal"], first, by=cast["苏婉"], why="重复登记")
    late = appeal(date(2024, 4, 30), date(2024, 5, 4))
    return made, first, late


def _text(page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_the_list_when_opened_says_which_periods_are_closed(browser, closed):
    table = str(browser("吴静").get("/closings").context["table"])
    states = dict(re.findall(r'href="/closings/([^"]+)".*?<span class="seal \w+">([^<]+)<', table))
    assert (states["2024-04"], states["2023"], states["2024Q1"]) == ("已封账", "未封账", "未封账")


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("days_from=2024-02-01&days_to=2024-03-31", "/closings/2024-02-01..2024-03-31"),
        ("days_from=2024-04-01&days_to=2024-05-31", "还没有结束"),
        ("days_from=2024-04-01&days_to=2024-03-01", "结束日期早于开始日期"),
    ],
)
def test_days_when_asked_for_lead_to_their_page_or_say_why_not(browser, asked, where):
    answer = browser("吴静").get(f"/closings?{asked}")
    said = answer["Location"] if answer.status_code == 302 else answer.content.decode()
    assert where in said


@pytest.mark.parametrize("key", ["xyz", "2024-05", "2024", "1800", "9999"])
def test_a_period_when_it_is_none_or_not_over_is_not_there(browser, key):
    visitor = browser("吴静")
    assert [visitor.get(f"/closings/{key}{tail}").status_code for tail in ("", "/close", "/reopen")] == [404, 404, 404]


def test_the_preview_when_entries_came_late_or_are_still_open_says_so_and_opens_them(browser, appeal):
    appeal(date(2024, 4, 8))
    appeal(date(2024, 4, 30), date(2024, 5, 4))
    visitor = browser("苏婉")
    doubts = visitor.get("/closings/2024-04").context["preview"]["doubts"]
    assert [(d["title"], d["n"]) for d in doubts] == [("期后才登记的热线工单", 1), ("本期发生、还在办的热线工单", 2)]
    pages = [visitor.get(d["url"]).content.decode() for d in doubts]
    assert ["第 1–1 件，共 1 件" in pages[0], "第 1–2 件，共 2 件" in pages[1]] == [True, True]


def test_the_preview_when_entries_are_out_of_sight_counts_them_without_their_book(browser, appeal):
    appeal(date(2024, 4, 8))
    doubts = browser("陈工").get("/closings/2024-04").context["preview"]["doubts"]
    assert [(d["title"], d["n"], d["url"]) for d in doubts] == [("本期发生、还在办的其他条目", 1, "")]


def test_closing_when_confirmed_freezes_and_is_journalled(browser, appeal, cast):
    appeal(date(2024, 4, 8))
    visitor = browser("吴静")
    asked = visitor.get("/closings/2024-04/close")
    assert "确认封账：2024年4月" in _text(asked)
    done = visitor.post("/closings/2024-04/close", {"note": "报区里"})
    assert (done.status_code, done["Location"]) == (302, "/closings/2024-04")
    held = closing_of(cast["吴静"].town, APRIL)
    assert held is not None
    line = JournalLine.objects.get(verb="close_period")
    assert (held.note, line.by_name, line.change["digest"]) == ("报区里", "吴静", held.digest)
    assert "吴静封账" in _text(visitor.get("/closings/2024-04"))


def test_closing_when_it_was_closed_meanwhile_says_so(browser, closed):
    answer = browser("吴静").post("/closings/2024-04/close", {"note": "再封"})
    assert (answer.status_code, Closing.objects.count()) == (400, 1)
    assert "已于 2024-05-02 封账" in _text(answer)


def test_the_verbs_when_tried_by_each_post_are_done_refused_or_not_there(browser, closed):
    found = {
        name: tuple(
            browser(name).get(f"/closings/{a}").status_code for a in ("2024-03", "2024-03/close", "2024-04/reopen")
        )
        for name in ("吴静", "孙立", "周敏", "何伟", "郑阿水", "卫宁", "韩空")
    }
    assert found == {
        "吴静": (200, 200, 403), "孙立": (200, 403, 200), "周敏": (200, 403, 200), "何伟": (200, 403, 403),
        "郑阿水": (200, 403, 403), "卫宁": (200, 403, 403), "韩空": (404, 404, 404),
    }  # fmt: skip
    assert [browser(n).post("/closings/2024-03/close").status_code for n in ("孙立", "郑阿水", "韩空")] == [
        403,
        403,
        404,
    ]


def test_reopening_when_no_reason_is_given_asks_for_it_and_changes_nothing(browser, closed):
    answer = browser("周敏").post("/closings/2024-04/reopen", {"why": " "})
    assert (answer.status_code, "重开的原因" in _text(answer)) == (400, True)
    assert Closing.objects.get().reopened_at is None


def test_reopening_when_a_reason_is_given_opens_and_keeps_what_was(browser, closed):
    visitor = browser("周敏")
    assert visitor.post("/closings/2024-04/reopen", {"why": "上级要求重报"}).status_code == 302
    page = visitor.get("/closings/2024-04")
    assert page.context["seal"] == ("未封账", "wait")
    assert [(h["note"], h["why"]) for h in page.context["history"]] == [("报区里", "上级要求重报")]
    assert "已重开" in str(visitor.get("/closings").context["table"])


def test_a_closed_period_when_entries_changed_shows_both_numbers(browser, closed):
    page = browser("吴静").get("/closings/2024-04")
    rows = str(page.context["tables"]["moved"])
    received = rows.split(">受理群众诉求<")[1].split("</tr>")[0]
    assert re.findall(r"<td [^>]*>([^<]*)</td>", received) == ["群众诉求", "2 件", "2 件", "数字没有变，条目变了"]


def test_the_card_of_a_closed_period_when_opened_names_each_correction_and_why(browser, closed):
    _, first, late = closed
    frozen = browser("苏婉").get("/indicators/appeals_received?period=2024-04").context["frozen"]
    assert [(r["title"], r["value"]) for r in frozen["rows"]] == [("封账时", "2"), ("现在", "2")]
    said = {
        li["title"]: [(e["number"], [w.split(" ", 2)[2] for w in e["lines"]]) for e in li["entries"]]
        for li in frozen["lists"]
    }
    assert said == {"后来数进来的": [(late.number, ["苏婉 登记"])], "后来不再数的": [(first.number, ["苏婉 作废"])]}


def test_corrections_when_out_of_sight_are_counted_only(browser, closed):
    area = Area.objects.get(code="990101101").pk
    frozen = browser("王小满").get(f"/indicators/appeals_received?period=2024-04&area={area}").context["frozen"]
    assert [(li["count"], li["entries"], li["unseen"]) for li in frozen["lists"]] == [(1, [], 1), (1, [], 1)]


def test_the_board_of_a_closed_period_when_opened_shows_what_was_frozen(browser, closed):
    page = browser("吴静").get("/indicators?period=2024-04&domain=群众诉求")
    tile = page.context["groups"][0]["tiles"][0]
    assert (tile["title"], tile["value"], page.context["seal"]) == ("受理群众诉求", "2", ("已封账", "done"))
    assert browser("吴静").get("/indicators?period=2024-03").context["seal"] is None


def test_another_towns_close_when_looked_for_is_not_there(closed, stranger):
    visitor = Client()
    visitor.force_login(Person.objects.get(pk=stranger.person))
    assert visitor.get("/closings/2024-04").context["seal"] == ("未封账", "wait")
    assert visitor.post("/closings/2024-04/reopen", {"why": "x"}).status_code == 404


@pytest.mark.parametrize("address", ["/indicators", "/indicators/hazard_rate", "/closings", "/closings/2024-04"])
def test_every_page_when_nobody_is_signed_in_leads_to_the_door(client, people, address):
    response = client.get(address)
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/signin")
