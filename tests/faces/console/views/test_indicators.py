"""The board of numbers: each is the cell, each opens as many rows, and nobody is offered what they may not read."""

import io
import re
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.indicators.cell import Ask
from taizhang.indicators.compute import cells
from taizhang.indicators.visible import visible
from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, take
from taizhang.town import places
from taizhang.town.models import Area, Person

pytestmark = pytest.mark.django_db
TODAY = date(2024, 5, 6)
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
    """Opens an appeal in a village on a day."""

    def made(village: str = "东埇村", day: date = TODAY):
        with clock.at(day):
            given = USUAL | {"area": village, "received_at": clock.now()}
            return open_entry(shelf["appeal"], given, by=cast["苏婉"])

    return made


@pytest.fixture
def appeals(appeal):
    """Three of this year in two villages and a hamlet, one of last year."""
    appeal("东埇村", date(2024, 3, 4))
    appeal("上埇", date(2024, 4, 8))
    appeal("西㙍村", date(2024, 5, 6))
    appeal("西㙍村", date(2023, 4, 10))


def _area(name: str) -> int:
    return Area.objects.get(name=name, code__startswith="990101101").pk


def _tiles(page) -> dict[str, dict]:
    return {t["title"]: t for group in page.context["groups"] for t in group["tiles"]}


def test_every_number_when_shown_is_the_cell(browser, appeals, cast):
    page = browser("吴静").get("/indicators?domain=群众诉求&period=2024")
    area = cast["吴静"].places.root.pk
    asks = {i.title: Ask(i.key, area, Period.year(2024)) for i in visible(cast["吴静"]) if i.domain == "群众诉求"}
    found = cells(asks.values(), cast["吴静"].town)
    shown = {title: tile["value"] for title, tile in _tiles(page).items()}
    assert shown.keys() == asks.keys()
    assert {t: Decimal(v) if v != "—" else None for t, v in shown.items()} == {
        t: round(v, i.decimals) if (v := found[ask].value) is not None else None
        for t, ask in asks.items()
        for i in [found[ask].indicator]
    }


@pytest.mark.parametrize("place", ["青石镇", "东埇村", "西㙍村", "鳌头社区"])
def test_every_number_when_opened_has_as_many_rows(browser, appeals, place):
    visitor = browser("苏婉")
    page = visitor.get(f"/indicators?domain=群众诉求&period=2024&area={_area(place)}")
    opened = {}
    for title, tile in _tiles(page).items():
        if tile["url"] and tile["unit"] == "件":
            words = visitor.get(tile["url"]).context["paging"]["words"]
            opened[title] = int(found[1]) if (found := re.search(r"共 (\d+) 件", words)) else 0
    held = {t: int(tile["value"]) for t, tile in _tiles(page).items() if t in opened}
    assert opened == held
    assert held["受理群众诉求"] == {"青石镇": 3, "东埇村": 2, "西㙍村": 1, "鳌头社区": 0}[place]


def test_a_number_when_the_year_still_runs_is_compared_with_the_same_days(browser, appeals):
    tile = _tiles(browser("吴静").get("/indicators?period=2024"))["受理群众诉求"]
    assert [(m.against, m.arrow, m.words) for m in tile["moves"]] == [("上年同期", "↑", "增 2 件")]


def test_the_year_when_laid_out_by_month_leaves_what_has_not_come_empty(browser, appeals):
    body = str(browser("吴静").get("/indicators?domain=群众诉求&period=2024").context["months"])
    row = body.split(">受理群众诉求<")[1].split("</tr>")[0]
    cells_of = [re.sub("<[^>]+>", "", c) for c in re.findall(r"<td[^>]*>(.*?)</td>", row)]
    assert cells_of == ["0", "0", "1", "1", "1", "", "", "", "", "", "", "", "3"]


def test_villages_when_shown_lead_to_their_own_rows(browser, appeals):
    visitor = browser("苏婉")
    body = next(str(p["body"]) for p in visitor.get("/indicators?period=2024").context["panels"])
    assert re.findall(r"<b>(\d+)<span[^>]*>[^<]*</span></b>([^<]+)<", body) == [
        ("2", "东埇"), ("1", "西㙍"), ("0", "鳌头"),
    ]  # fmt: skip
    first = body.split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert "共 2 件" in visitor.get(first).context["paging"]["words"]


def test_a_village_when_it_has_a_page_shows_its_numbers_and_what_is_open_there(browser, appeals):
    page = browser("孙立").get(f"/indicators?area={_area('东埇村')}&period=2024")
    assert page.context["title"] == "东埇村指标"
    assert [p["sub"].split("，")[0] for p in page.context["panels"]] == ["在办 2 件"]
    assert "青石镇" in page.content.decode()


def test_the_place_when_none_is_asked_is_the_cadres_own_village(browser, appeals):
    found = {name: browser(name).get("/indicators").context["title"] for name in ("郑阿水", "王小满", "何伟", "孙立")}
    assert found == {"郑阿水": "东埇村指标", "王小满": "西㙍村指标", "何伟": "青石镇指标", "孙立": "青石镇指标"}


def test_numbers_when_offered_are_those_of_books_the_person_may_read(browser, cast, appeals):
    for name in ("郑阿水", "何伟", "苏婉", "陈工", "孙立"):
        page = browser(name).get("/indicators")
        offered = {i.domain for i in visible(cast[name])}
        assert (name, {o["value"] for o in page.context["form"]["domains"]}) == (name, offered)
    assert "群众诉求" not in {o["value"] for o in browser("陈工").get("/indicators").context["form"]["domains"]}


def test_an_indicator_when_it_is_not_offered_is_not_there(browser, appeals):
    found = {name: browser(name).get("/indicators/appeals_received").status_code for name in ("吴静", "陈工", "韩空")}
    assert found == {"吴静": 200, "陈工": 404, "韩空": 404}
    assert browser("吴静").get("/indicators/no-such-number").status_code == 404


def test_every_door_when_somebody_holds_no_post_is_not_there(browser, appeals):
    visitor = browser("韩空")
    assert [visitor.get(a).status_code for a in ("/indicators", "/indicators/export.xlsx")] == [404, 404]
    assert "/indicators" not in visitor.get("/").content.decode()


def test_another_towns_number_when_asked_for_is_of_ones_own_town(stranger, appeals):
    visitor = Client()
    visitor.force_login(Person.objects.get(pk=stranger.person))
    page = visitor.get(f"/indicators?period=2024&area={_area('东埇村')}")
    assert page.context["title"] == "白水镇指标"
    assert "本镇没有这个村（社区）" in page.content.decode()
    assert _tiles(page).get("受理群众诉求", {"value": "0"})["value"] == "0"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("period=xyz", "看不懂时段“xyz”"),
        ("period=2024-13", "没有“2024-13”这个时段"),
        ("period=0001", "不在 1950 年到 2199 年之间"),
        ("period=9999-12-31..9999-12-31", "没有“9999-12-31..9999-12-31”这个时段"),
        ("days_to=9999-12-31", "不在 1950 年到 2199 年之间"),
        ("days_from=昨天", "看不懂日期“昨天”"),
        ("days_from=2024-05-02&days_to=2024-05-01", "结束日期早于开始日期"),
        ("area=999999999", "本镇没有这个村（社区）"),
        ("area=%00'--", "本镇没有这个村（社区）"),
    ],
)
@pytest.mark.parametrize("page", ["/indicators", "/indicators/appeals_received"])
def test_an_address_when_it_cannot_be_read_is_said_kindly(browser, page, asked, said):
    answer = browser("吴静").get(f"{page}?{asked}")
    assert (answer.status_code, said in answer.content.decode()) == (200, True)


def test_an_address_when_it_names_no_kind_of_work_shows_all(browser, appeals):
    page = browser("吴静").get("/indicators?domain=没有&of=没有")
    assert (page.status_code, page.context["domains"][0]["on"]) == (200, True)


def test_the_export_when_taken_holds_what_is_shown_and_is_journalled(browser, appeals):
    visitor = browser("吴静")
    address = "/indicators/export.xlsx?domain=群众诉求&period=2024"
    answer = visitor.get(address)
    rows = [list(r) for r in openpyxl.load_workbook(io.BytesIO(answer.content)).active.values]
    heads, body = rows[1], {row[1]: row for row in rows[2:]}
    shown = _tiles(visitor.get("/indicators?domain=群众诉求&period=2024"))
    assert (rows[0][0], list(body)) == ("青石镇指标（2024年）", list(shown))
    received = dict(zip(heads, body["受理群众诉求"], strict=True))
    assert [received[h] for h in ("2024年", "上年同期", "2024年3月", "2024年12月", "2024年全年")] == [3, 1, 1, None, 3]
    line = JournalLine.objects.get(verb="export")
    assert (line.by_name, line.change) == (
        "吴静",
        {"list": "指标：青石镇 2024年 群众诉求", "rows": len(body), "unit": "项"},
    )


@pytest.mark.parametrize("address", ["/indicators?domain=群众诉求", "/indicators/appeal_closing_rate?a=1"])
def test_a_page_when_there_are_more_villages_and_entries_asks_no_more_often(browser, appeal, people, address):
    def asked() -> int:
        visitor = browser("孙立")
        visitor.get(f"{address}&period=2024")
        places.forget()
        with CaptureQueriesContext(connection) as found:
            visitor.get(f"{address}&period=2024")
        return len(found)

    others = Area.objects.filter(name__in=("西㙍村", "鳌头社区"))
    others.update(ended_on=date(2021, 1, 1))
    places.forget()
    appeal("东埇村")
    one = asked()
    others.update(ended_on=None)
    places.forget()
    for village in ("西㙍村", "鳌头社区"):
        appeal(village)
    assert asked() == one


def test_numbers_when_asked_again_are_counted_anew_only_after_something_was_written(browser, appeal):
    appeal("东埇村")
    visitor = browser("吴静")
    first = _tiles(visitor.get("/indicators?period=2024&domain=群众诉求"))
    with CaptureQueriesContext(connection) as found:
        visitor.get("/indicators?period=2024&domain=群众诉求")
    table = shelf["appeal"].model._meta.db_table
    assert [q["sql"] for q in found if table in q["sql"]] == []
    appeal("西㙍村")
    then = _tiles(visitor.get("/indicators?period=2024&domain=群众诉求"))
    assert [t["受理群众诉求"]["value"] for t in (first, then)] == ["1", "2"]


def test_the_card_when_opened_says_what_is_counted_and_opens_both_sides(browser, appeals):
    visitor = browser("苏婉")
    page = visitor.get("/indicators/appeal_closing_rate?period=2024")
    labels = [f["label"] for f in page.context["facts"]]
    assert labels[:5] == ["数的是什么", "分子", "分母", "计量单位", "方向"]
    found = {s["label"]: (s["value"], visitor.get(s["url"]).context["paging"]["words"]) for s in page.context["sides"]}
    assert found == {"分子": ("0", "没有符合条件的条目"), "分母": ("3", "第 1–3 件，共 3 件")}


def test_rows_when_some_are_out_of_sight_are_counted_in_words(browser, appeals):
    sides = browser("郑阿水").get(f"/indicators/appeals_received?period=2024&area={_area('青石镇')}").context["sides"]
    assert [(s["value"], s["unseen"]) for s in sides] == [("3", 1)]


def test_a_past_day_when_it_is_no_past_day_is_said(browser, appeals):
    for asked, said in (("昨天", "看不懂日期“昨天”"), ("2024-05-06", "请选今天以前的一天"), ("1000-01-01", "请选今天")):
        page = browser("吴静").get(f"/indicators/appeals_received?at={asked}")
        assert (page.status_code, said in page.content.decode()) == (200, True)


def test_another_reading_when_chosen_stands_beside_with_the_entries_between(browser, appeals):
    page = browser("苏婉").get("/indicators/appeals_received?period=2024&reading=0")
    apart = page.context["apart"]
    assert [o["on"] for o in apart["options"]] == [True]
    assert [r["value"] for r in apart["readings"]] == ["3", "3"]
    assert browser("苏婉").get("/indicators/appeals_received?reading=99").context["apart"]["readings"] == []
    assert browser("苏婉").get("/indicators/appeals_closed").context["apart"] is None


def test_entries_when_only_one_reading_counts_them_are_named_with_why(browser, appeal, cast):
    appeal("东埇村", date(2024, 3, 4))
    old = appeal("东埇村", date(2023, 12, 29))
    given = {
        "dispatch": ("苏婉", {"office": "规建办"}), "sign": ("何伟", {}), "contact": ("何伟", {}),
        "submit": ("何伟", {"answer": "已修好", "answer_way": "phone", "close_kind": "solved"}), "pass": ("赵恒", {}),
        "call_back": ("苏婉", {"solved": "是", "satisfaction": "满意"}), "close": ("苏婉", {}),
    }  # fmt: skip
    with clock.at(date(2024, 1, 5)):
        for step, (who, answers) in given.items():
            old = take(shelf["appeal"], step, old, answers, by=cast[who])
    apart = browser("苏婉").get("/indicators/appeal_closing_rate?period=2024&reading=0").context["apart"]
    assert [(r["title"], r["value"], r["over"], r["under"]) for r in apart["readings"]] == [
        ("诉求办结率", "0", "0", "1"), ("期内办结 ÷ 期内受理", "100", "1", "1"),
    ]  # fmt: skip
    found = [(only["title"], [(e["number"], e["why"]) for e in only["lines"]]) for only in apart["only"]]
    assert found == [
        ("“期内办结 ÷ 期内受理”分子里只有它数的", [(old.number, "受理时间 2023-12-29，不在2024年内")]),
    ]  # fmt: skip


def test_a_past_day_when_chosen_shows_what_the_books_said_then(browser, appeal):
    appeal("东埇村", date(2024, 4, 8))
    appeal("西㙍村", date(2024, 5, 2))
    past = browser("苏婉").get("/indicators/appeals_received?period=2024&at=2024-04-30").context["past"]
    assert [(r["title"], r["value"]) for r in past["rows"]] == [("2024年4月30日末看", "1"), ("现在看", "2")]
    assert past["moved"].words == "增 1 件"


def test_the_desk_when_opened_by_those_who_answer_for_all_shows_the_years_numbers(browser, appeals):
    found = {name: [f["label"] for f in browser(name).get("/").context["numbers"]] for name in ("孙立", "周敏", "吴静")}
    assert found == dict.fromkeys(("孙立", "周敏", "吴静"), found["孙立"])
    assert browser("何伟").get("/").context["numbers"] == []
