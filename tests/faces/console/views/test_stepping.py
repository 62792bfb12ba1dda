"""Taking a step through its form: refused, overtaken, together."""

from datetime import timedelta

import pytest

from taizhang.base import clock
from taizhang.ledger.models import Card, JournalLine
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend, link, take

pytestmark = pytest.mark.django_db
BOOK = shelf["danger"]


def order(**more: str) -> dict[str, str]:
    by = (clock.today() + timedelta(days=3)).isoformat()
    return {"version": "1", "grade": "minor", "order": "三日内清走纸箱", "rectify_by": by, **more}


def test_a_step_when_its_form_holds_is_taken_and_said(browser, hazard):
    entry = hazard()
    response = browser("陈工").post(f"/entries/{entry.pk}/steps/order", order(), follow=True)
    entry.refresh_from_db()
    assert (entry.state, response.redirect_chain) == ("ordered", [(f"/entries/{entry.pk}", 302)])
    assert "已办理“核查定级”，现在是“待整改”" in response.content.decode()


def test_a_form_when_refused_comes_back_with_every_word_and_every_problem(browser, hazard):
    entry = hazard()
    response = browser("陈工").post(f"/entries/{entry.pk}/steps/order", order(grade="", rectify_by="2026-99-99"))
    page = response.content.decode()
    assert (response.status_code, "三日内清走纸箱" in page, "2026-99-99" in page) == (200, True, True)
    assert [p["label"] for p in response.context["form"]["problems"]] == ["等级", "整改期限"]
    entry.refresh_from_db()
    assert entry.version == 1


def test_a_step_when_asked_by_htmx_gives_its_form_alone(browser, hazard):
    response = browser("陈工").get(f"/entries/{hazard().pk}/steps/order", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert (page.lstrip().startswith("<form"), "<html" in page) == (True, False)


def test_a_step_when_somebody_amended_meanwhile_keeps_the_words_beside_what_they_did(browser, hazard, cast):
    entry = hazard()
    amend(BOOK, entry, {"place": "东埇码头"}, by=cast["褚岩"], why="地点写错")
    response = browser("陈工").post(f"/entries/{entry.pk}/steps/order", order())
    assert response.status_code == 409
    assert "三日内清走纸箱" in response.content.decode()
    (line,) = response.context["meanwhile"]
    assert (line["who"], line["what"]) == ("褚岩", "修改了内容")
    hidden = dict(response.context["form"]["hidden"])
    again = browser("陈工").post(f"/entries/{entry.pk}/steps/order", order(version=str(hidden["version"])))
    assert again.status_code == 302


def test_a_step_when_somebody_took_it_first_tells_who_and_shows_what_was_typed(browser, hazard, cast):
    entry = hazard()
    take(BOOK, "order", entry, {k: v for k, v in order(order="马上整改").items() if k != "version"}, by=cast["褚岩"])
    response = browser("陈工").post(f"/entries/{entry.pk}/steps/order", order())
    page = response.content.decode()
    assert (response.status_code, "褚岩已在" in page, "三日内清走纸箱" in page) == (409, True, True)
    entry.refresh_from_db()
    assert entry.order == "马上整改"


def test_a_step_when_it_is_not_open_is_refused_with_a_sentence(browser, hazard):
    entry = hazard()
    response = browser("陈工").get(f"/entries/{entry.pk}/steps/close")
    assert response.status_code == 403
    assert f"{entry.number} 现在是“待核查”，不能办理“复查销号”。" in response.content.decode()


def test_a_step_when_the_book_has_none_of_that_name_is_not_there(browser, hazard):
    assert browser("陈工").get(f"/entries/{hazard().pk}/steps/nonsense").status_code == 404


def test_a_step_when_taken_together_moves_every_entry_of_the_matter(browser, hazard, cast):
    a, b = hazard("甲处"), hazard("乙处")
    link(Card.objects.get(entry=a.pk), Card.objects.get(entry=b.pk), by=cast["陈工"])
    a.refresh_from_db()
    visitor = browser("陈工")
    form = visitor.get(f"/entries/{a.pk}/steps/order").context["form"]
    assert form["also"] == [{"name": "together", "value": "1", "label": "与同一件事的 1 件一并办理"}]
    visitor.post(f"/entries/{a.pk}/steps/order", order(version=str(a.version), together="1"))
    assert set(BOOK.model.objects.values_list("state", flat=True)) == {"ordered"}
    assert JournalLine.objects.filter(verb="order").count() == 2


def test_an_amendment_when_without_a_reason_is_refused_and_keeps_the_words(browser, hazard):
    entry = hazard()
    given = {"version": "1", "place": "东埇码头", "why": ""}
    response = browser("陈工").post(f"/entries/{entry.pk}/amend", given)
    assert (response.status_code, "东埇码头" in response.content.decode()) == (200, True)
    assert [p["message"] for p in response.context["form"]["problems"]] == ["请写明原因。"]


def test_an_amendment_when_the_masked_telephone_is_sent_back_leaves_it(browser, hazard):
    entry = hazard()
    given = {"version": "1", "place": "东埇码头", "reporter_phone": "138****8000", "why": "地点写错"}
    assert browser("陈工").post(f"/entries/{entry.pk}/amend", given).status_code == 302
    entry.refresh_from_db()
    assert (entry.place, entry.reporter_phone.reveal()) == ("东埇码头", "13800138000")


def test_an_amendment_when_the_entry_moved_on_keeps_the_words(browser, hazard, cast):
    entry = hazard()
    amend(BOOK, entry, {"place": "东埇码头"}, by=cast["褚岩"], why="地点写错")
    given = {"version": "1", "place": "东埇小学", "why": "地点写错"}
    response = browser("陈工").post(f"/entries/{entry.pk}/amend", given)
    assert (response.status_code, "东埇小学" in response.content.decode()) == (409, True)
    assert [line["who"] for line in response.context["meanwhile"]] == ["褚岩"]


def test_an_entry_when_struck_out_with_a_reason_leaves_the_list(browser, hazard):
    entry = hazard()
    visitor = browser("褚岩")
    assert visitor.post(f"/entries/{entry.pk}/void", {"version": "1", "why": "登记错了"}).status_code == 302
    visitor.get("/")  # where it is said that this was done
    assert entry.number not in visitor.get("/books/danger/").content.decode()
