"""A new entry: near ones shown before saving, words kept, further doors joined."""

import pytest

from taizhang.ledger.models import Card, JournalLine
from taizhang.ledger.shelf import shelf

pytestmark = pytest.mark.django_db
MODEL = shelf["danger"].model


def test_an_entry_when_nothing_is_near_is_saved_at_once(browser, answers):
    response = browser("陈工").post("/books/danger/new", answers(), follow=True)
    entry = MODEL.objects.get()
    assert response.redirect_chain == [(f"/entries/{entry.pk}", 302)]
    assert f"已登记 {entry.number}。" in response.content.decode()


def test_an_entry_when_something_is_near_is_shown_it_first_and_not_saved(browser, answers, hazard):
    before = hazard()
    response = browser("陈工").post("/books/danger/new", answers("东埇市场二楼的仓库"))
    assert MODEL.objects.count() == 1
    (near,) = response.context["form"]["near"]
    assert (near["number"], near["pick"]) == (before.number, {"name": "same", "value": str(before.pk), "on": False})
    assert ("confirmed", "1") in response.context["form"]["hidden"]
    assert "东埇市场二楼的仓库" in response.content.decode()


def test_an_entry_when_confirmed_as_another_is_saved_apart(browser, answers, hazard):
    before = hazard()
    browser("陈工").post("/books/danger/new", answers("东埇市场二楼的仓库", confirmed="1"))
    assert MODEL.objects.exclude(pk=before.pk).get().matter != before.matter


def test_an_entry_when_ticked_as_the_same_becomes_one_matter(browser, answers, hazard):
    before = hazard()
    browser("陈工").post("/books/danger/new", answers("东埇市场二楼的仓库", confirmed="1", same=str(before.pk)))
    made = MODEL.objects.exclude(pk=before.pk).get()
    assert made.matter == before.matter
    assert JournalLine.objects.filter(verb="link", entry=made.pk).count() == 1


def test_an_entry_when_ticked_with_several_of_one_matter_is_joined_once(browser, answers, hazard, cast):
    from taizhang.ledger.verbs import link

    a, b = hazard("甲处"), hazard("乙处")
    link(Card.objects.get(entry=a.pk), Card.objects.get(entry=b.pk), by=cast["陈工"])
    response = browser("陈工").post(
        "/books/danger/new", answers("丙处", confirmed="1", same=[str(a.pk), str(b.pk)]), follow=True
    )
    assert response.status_code == 200
    assert set(MODEL.objects.values_list("matter", flat=True)) == {a.matter}


def test_an_entry_when_one_who_may_not_link_ticks_is_refused_and_nothing_saved(browser, answers, hazard):
    before = hazard()
    given = answers("东埇市场二楼的仓库", confirmed="1", same=str(before.pk))
    assert browser("郑阿水").post("/books/danger/new", given).status_code == 403
    assert MODEL.objects.count() == 1


def test_a_form_when_refused_comes_back_with_every_word(browser, answers):
    given = answers("东埇码头", category="", found_on="昨天", reporter_phone="1380")
    response = browser("陈工").post("/books/danger/new", given)
    page = response.content.decode()
    assert [word in page for word in ("东埇码头", "昨天", "1380")] == [True, True, True]
    assert {p["label"] for p in response.context["form"]["problems"]} == {"类别", "发现日期", "报告人电话"}
    assert MODEL.objects.count() == 0


def test_an_entry_when_outside_the_area_of_the_post_is_refused_with_the_reason(browser, answers):
    response = browser("郑阿水").post("/books/danger/new", answers(village="西㙍村"))
    assert (response.status_code, "您的任职不能登记西㙍村的" in response.content.decode()) == (403, True)
    assert MODEL.objects.count() == 0


def test_an_empty_form_when_opened_knows_the_day_and_the_village_of_a_cadre(browser, answers):
    initial = browser("郑阿水").get("/books/danger/new").context["form"]["sections"][0]["fields"]
    values = {f.name: str(f.value()) for f in initial}
    assert (values["found_on"], values["area"]) == (answers()["found_on"], answers()["area"])


def test_a_form_when_its_book_may_be_written_and_not_read_leads_to_no_list(browser):
    page = browser("章访").get("/books/accusation/new")
    assert (page.status_code, page.context["crumbs"], 'href="/books/accusation/"' in page.content.decode()) == (
        200, [], False,
    )  # fmt: skip


def test_words_when_typed_are_answered_with_what_is_near(browser, answers, hazard):
    before = hazard()
    page = browser("陈工").post("/books/danger/near", answers("东埇市场二楼的仓库")).content.decode()
    assert (before.number in page, "<html" in page) == (True, False)
    half = answers("东埇市场二楼的仓库", category="")
    assert browser("陈工").post("/books/danger/near", half).status_code == 200


def test_words_when_typed_show_nothing_that_may_not_be_read(browser, answers, hazard):
    before = hazard(village="西㙍村")
    page = browser("郑阿水").post("/books/danger/near", answers("东埇市场二楼的仓库")).content.decode()
    assert before.number not in page


def test_words_when_only_some_are_there_are_answered_as_soon_as_the_place_is_known(browser, answers, hazard):
    before = hazard()
    whole = answers("东埇市场二楼的仓库")
    some = {n: whole[n] for n in ("place", "description", "area")} | {"found_on": "", "category": ""}
    assert before.number in browser("陈工").post("/books/danger/near", some).content.decode()
    for missing in ("area", "place description"):
        less = {n: v for n, v in some.items() if n not in missing.split()}
        assert before.number not in browser("陈工").post("/books/danger/near", less).content.decode()
