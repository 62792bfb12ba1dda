"""One search over every book."""

from datetime import time

import pytest

from taizhang.base import clock
from taizhang.faces.console import throttle
from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf
from tests.faces.console.conftest import PHONE

pytestmark = pytest.mark.django_db


def test_words_when_searched_find_the_entry_under_its_book(browser, hazard):
    entry = hazard("粮仓夹层")
    context = browser("陈工").get("/search?q=夹层").context
    assert [(h["number"], h["book"]) for h in context["hits"]] == [(entry.number, shelf["danger"].title)]
    assert [(k["label"], k["count"]) for k in context["kinds"]] == [("全部", "1"), (shelf["danger"].title, "1")]


def test_a_telephone_when_searched_is_found_and_the_search_journalled_without_it(browser, hazard):
    hazard()
    context = browser("陈工").get(f"/search?q={PHONE}").context
    assert (len(context["hits"]), context["party_note"]) == (1, "按完整的“报告人电话”查到 1 件，已记入日志。")
    line = JournalLine.objects.get(verb="search_party")
    assert (line.by_name, line.change) == ("陈工", {"field": "报告人电话", "rows": 1})


def test_a_telephone_when_searched_by_one_who_may_not_see_it_finds_nothing(browser, hazard):
    hazard()
    context = browser("孙立").get(f"/search?q={PHONE}").context
    assert (context["hits"], context["party_note"]) == ([], "")
    assert JournalLine.objects.filter(verb="search_party").count() == 0


def test_nothing_when_found_says_how_to_ask_otherwise(browser):
    page = browser("陈工").get("/search?q=不存在的词").content.decode()
    assert "没有找到“不存在的词”" in page
    assert "要找什么？" in browser("陈工").get("/search").content.decode()


@pytest.mark.parametrize(
    "q", ["<script>alert(1)</script>", "'; DROP TABLE", '"*"', "%_%", "\x00", "NEAR/3 AND OR NOT", "*"]
)
def test_signs_when_searched_are_only_signs(browser, q):
    response = browser("陈工").get("/search", {"q": q})
    assert (response.status_code, "<script>alert" in response.content.decode()) == (200, False)


def test_hits_when_many_are_paged_by_key(browser, hazard):
    for n in range(23):
        hazard(f"粮仓夹层{n}")
    visitor = browser("陈工")
    first = visitor.get("/search?q=夹层").context
    second = visitor.get("/search" + first["paging"]["next"]).context
    assert (len(first["hits"]), len(second["hits"]), second["paging"]["words"]) == (20, 3, "第 21–23 件，共 23 件")
    assert {h["number"] for h in first["hits"]} & {h["number"] for h in second["hits"]} == set()


def test_searching_when_too_fast_is_refused_for_a_while(browser):
    visitor, most = browser("陈工"), throttle.LIMITS["search"][0]
    with clock.at(clock.instant(clock.today(), time(10, 0, 1))):
        codes = [visitor.get("/search").status_code for _ in range(most + 1)]
        assert codes == [200] * most + [429]
        assert browser("褚岩").get("/search").status_code == 200
