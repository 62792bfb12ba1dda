"""The page of an entry."""

import pytest

from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend, link, merge, void

pytestmark = pytest.mark.django_db
BOOK = shelf["danger"]


def test_the_page_when_read_costs_thirty_queries_at_most(browser, hazard, cast, django_assert_max_num_queries):
    entry = hazard()
    for n in range(6):
        hazard(f"东埇市场二楼仓库{n}")
    visitor = browser("陈工")
    visitor.get("/")
    with django_assert_max_num_queries(30):
        page = visitor.get(f"/entries/{entry.pk}").content.decode()
    assert "疑似重复" in page


def test_the_page_when_read_masks_the_telephone_and_offers_to_show_it(browser, hazard):
    page = browser("陈工").get(f"/entries/{hazard().pk}").content.decode()
    assert ("138****8000" in page, "13800138000" in page, "/reveal/reporter_phone" in page) == (True, False, True)


def test_the_page_when_the_reader_may_not_reveal_offers_nothing(browser, hazard):
    page = browser("孙立").get(f"/entries/{hazard().pk}").content.decode()
    assert ("138****8000" in page, "/reveal/" in page) == (True, False)


def test_the_page_when_a_step_is_open_names_one_main_action(browser, hazard):
    entry = hazard()
    context = browser("褚岩").get(f"/entries/{entry.pk}").context
    assert [(s["title"], s["main"]) for s in context["steps"]] == [("核查定级", True), ("认定不属实", False)]
    assert browser("孙立").get(f"/entries/{entry.pk}").context["no_steps"] == (
        "这一环节由应急站经办、应急站站长办理，您可以看，不能办。"
    )


def test_the_clock_when_shown_explains_its_date(browser, hazard):
    (clock,) = browser("褚岩").get(f"/entries/{hazard().pk}").context["clocks"]
    assert clock["title"] == "核查"
    assert clock["lines"][0].endswith("起 2 个工作日，当日不计")
    assert clock["lines"][-1].startswith(("到期：", "暂定："))


def test_a_change_when_shown_says_what_stood_before(browser, hazard, cast):
    entry = hazard("东埇市场")
    amend(BOOK, entry, {"place": "东埇码头"}, by=cast["陈工"], why="写错了地点")
    first = browser("陈工").get(f"/entries/{entry.pk}").context["timeline"][0]
    assert (first["who"], first["what"], first["changes"], first["notes"]) == (
        "陈工", "修改了内容", [{"label": "隐患地点", "before": "东埇市场", "after": "东埇码头"}], ["原因：写错了地点"],
    )  # fmt: skip


def test_other_doors_of_the_matter_when_not_readable_are_only_counted(browser, hazard, cast):
    a, b = hazard("甲处", "东埇村"), hazard("乙处", "西㙍村")
    link(Card.objects.get(entry=a.pk), Card.objects.get(entry=b.pk), by=cast["陈工"])
    seen = browser("陈工").get(f"/entries/{a.pk}").context["same"]
    assert [s["number"] for s in seen] == [b.number]
    unseen = browser("郑阿水").get(f"/entries/{a.pk}")
    assert [s["title"] for s in unseen.context["same"]] == ["另有 1 件在您的权限之外"]
    assert b.number not in unseen.content.decode().split("办理经过")[1].split("下一步")[1]


def test_a_struck_out_entry_when_opened_says_so_and_offers_no_step(browser, hazard, cast):
    entry = void(BOOK, hazard(), by=cast["褚岩"], why="登记错了")
    context = browser("褚岩").get(f"/entries/{entry.pk}").context
    assert (context["seal"], context["steps"], context["upload"]) == (("已作废", "void"), [], None)
    assert entry.number not in browser("褚岩").get("/books/danger/").content.decode()


def test_a_merged_entry_when_opened_leads_to_the_one_kept(browser, hazard, cast):
    kept, gone = hazard("甲处"), hazard("甲处的")
    cards = {c.entry: c for c in Card.objects.all()}
    merge(cards[kept.pk], cards[gone.pk], by=cast["褚岩"], why="重复登记")
    (notice,) = browser("褚岩").get(f"/entries/{gone.pk}").context["notices"]
    assert (notice["url"], notice["label"]) == (f"/entries/{kept.pk}", kept.number)


def test_an_address_when_no_entry_has_it_is_not_there(browser):
    assert browser("陈工").get("/entries/00000000-0000-0000-0000-000000000000").status_code == 404


def test_pages_when_shown_are_kept_by_no_cache_between(browser, hazard):
    response = browser("陈工").get(f"/entries/{hazard().pk}")
    assert {p.strip() for p in response["Cache-Control"].split(",")} == {"private", "no-cache"}
