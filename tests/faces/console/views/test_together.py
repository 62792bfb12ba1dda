"""One step at many entries: what waits, what is taken, what stays with its reason."""

from typing import Any

import pytest

from taizhang.ledger.models import JournalLine
from taizhang.ledger.refusal import NotAllowed
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import Row, open_entry, open_many, take, take_each
from tests.cast import Cast

pytestmark = pytest.mark.django_db
BOOK = shelf["appeal"]
GIVEN = {"received_at": "2023-11-10 09:00", "kind": "求助", "category": "02", "content": "村口", "area": "东埇村"}
PAGE = "/books/appeal/together"


def sent(cast: Cast, title: str, office: str = "规建办") -> Any:
    """An appeal that has been dispatched and waits to be signed for."""
    entry = open_entry(BOOK, {**GIVEN, "title": title}, by=cast["苏婉"])
    return take(BOOK, "dispatch", entry, {"office": office}, by=cast["苏婉"])


def box(entry: Any) -> str:
    return f"{entry.pk}:{entry.version}"


def states(*entries: Any) -> list[str]:
    return [BOOK.model.objects.get(pk=e.pk).state for e in entries]


def test_what_waits_is_listed_unticked_with_how_much_waits(browser: Any, cast: Cast) -> None:
    one, two = sent(cast, "路灯不亮"), sent(cast, "水渠堵塞")
    sent(cast, "别的办公室的事", "平安办")
    response = browser("何伟").get(PAGE)
    page = response.content.decode()
    assert [(t["label"], t["count"], t["on"]) for t in response.context["tabs"]] == [("签收", "2", True)]
    assert [n in page for n in (one.number, two.number, "别的办公室的事")] == [True, True, False]
    assert (page.count('name="entry"'), 'name="entry" value="' + box(one) + '" checked' in page) == (2, False)


def test_what_may_be_closed_is_found_behind_hundreds_that_wait_for_a_call_back(browser: Any, cast: Cast) -> None:
    answered = {**GIVEN, "office": "规建办", "answer": "已修好", "answered_at": "2023-11-13 10:00"}
    waiting = [Row({**answered, "title": f"第{n}盏路灯", "phone": "13800000051"}, place=n) for n in range(410)]
    outcome = open_many(BOOK, [*waiting, Row({**answered, "title": "没有留电话"}, place=410)], by=cast["苏婉"])
    assert (outcome.opened, outcome.problems) == (411, [])
    tabs = browser("苏婉").get(PAGE).context["tabs"]
    assert [(t["label"], t["count"]) for t in tabs if t["label"] == "办结"] == [("办结", "1")]


def test_the_ticked_ones_are_taken_each_with_its_line_and_the_others_left(browser: Any, cast: Cast) -> None:
    one, two, three = (sent(cast, t) for t in ("路灯不亮", "水渠堵塞", "井盖丢失"))
    response = browser("何伟").post(PAGE, {"step": "sign", "entry": [box(one), box(three)]}, follow=True)
    assert response.redirect_chain == [(f"{PAGE}?step=sign", 302)]
    assert "已对 2 件办理“签收”。" in response.content.decode()
    assert states(one, two, three) == ["signed", "dispatched", "signed"]
    lines = JournalLine.objects.filter(verb="sign").order_by("seq")
    assert list(lines.values_list("entry", "by_name")) == [(one.pk, "何伟"), (three.pk, "何伟")]


def test_one_that_moved_on_meanwhile_is_refused_and_keeps_back_no_other(browser: Any, cast: Cast) -> None:
    one, two = sent(cast, "路灯不亮"), sent(cast, "水渠堵塞")
    looked_at = box(one)
    take(BOOK, "redirect", one, {"office": "规建办", "dispatch_note": "请尽快"}, by=cast["苏婉"])
    response = browser("何伟").post(PAGE, {"step": "sign", "entry": [looked_at, box(two)]})
    assert states(one, two) == ["dispatched", "signed"]
    assert response.context["refused_title"] == "有 1 件没有办理"
    (why,) = response.context["refused"]
    assert why.startswith(f"{one.number} 苏婉已在 ")
    assert f'value="{one.pk}:3" checked' in response.content.decode()


def test_an_entry_that_may_not_be_read_is_not_told_of(browser: Any, cast: Cast) -> None:
    other = sent(cast, "别的办公室的事", "平安办")
    response = browser("何伟").post(PAGE, {"step": "sign", "entry": [box(other)]})
    assert response.context["refused"] == ["没有这一条，或您不能查看。"]
    assert (states(other), other.number in response.content.decode()) == (["dispatched"], False)


@pytest.mark.parametrize("given", [{"step": "sign"}, {"step": "sign", "entry": ["x", "1:2:3", ""]}])
def test_nothing_ticked_is_said(browser: Any, cast: Cast, given: dict[str, Any]) -> None:
    one = sent(cast, "路灯不亮")
    response = browser("何伟").post(PAGE, given)
    assert (response.status_code, response.context["refused"]) == (200, ["请先勾选要办理的条目。"])
    assert states(one) == ["dispatched"]


def test_a_step_that_asks_something_is_not_taken_unseen(browser: Any, cast: Cast) -> None:
    entry = open_entry(BOOK, {**GIVEN, "title": "路灯不亮"}, by=cast["苏婉"])
    assert browser("苏婉").post(PAGE, {"step": "refuse", "entry": [box(entry)]}).status_code == 403
    with pytest.raises(NotAllowed):
        take_each(BOOK, "refuse", [(entry.pk, entry.version)], by=cast["苏婉"])
    assert states(entry) == ["registered"]


@pytest.mark.parametrize(("who", "slug"), [("卫宁", "appeal"), ("纪律", "accusation"), ("何伟", "enterprise")])
def test_there_is_no_such_page_for_who_takes_no_step_and_where_readings_are_told(
    browser: Any, cast: Cast, who: str, slug: str
) -> None:
    assert browser(who).get(f"/books/{slug}/together").status_code == 404
    listed = browser(who).get(f"/books/{slug}/")
    assert f"/books/{slug}/together" not in listed.content.decode()


def test_the_way_there_stands_over_the_list(browser: Any, cast: Cast) -> None:
    assert f'href="{PAGE}"' in browser("何伟").get("/books/appeal/").content.decode()
    assert "没有等着批量办理的条目" in browser("何伟").get(PAGE).content.decode()


def test_figures_that_offices_reported_are_approved_together(browser: Any, cast: Cast) -> None:
    book = shelf["reported_figure"]
    given = {"indicator": "other", "area": "青石镇", "nature": "actual", "unit": "万元", "document": "报表",
             "document_on": "2024-01-05", "definition": "快报数", "office": "规建办", "reporter": "何伟",
             "reported_on": "2024-01-05"}  # fmt: skip
    made = [
        open_entry(book, {**given, "called": f"投资{n}", "period": "2023", "value": str(n)}, by=cast["何伟"])
        for n in (1, 2, 3)
    ]
    boxes = [box(e) for e in made]
    browser("吴静").post("/books/reported_figure/together", {"step": "approve", "entry": boxes})
    assert set(book.model.objects.values_list("state", flat=True)) == {"approved"}
