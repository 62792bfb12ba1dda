"""Joining entries from their page, and undoing it."""

import pytest

from taizhang.ledger.models import Link
from taizhang.ledger.shelf import shelf

pytestmark = pytest.mark.django_db
MODEL = shelf["danger"].model


def test_a_likely_duplicate_when_joined_from_the_page_is_one_matter(browser, hazard):
    a, b = hazard(), hazard("东埇市场二楼的仓库")
    visitor = browser("陈工")
    (near,) = visitor.get(f"/entries/{a.pk}").context["near"]
    assert visitor.post(near["join"]["url"]).status_code == 302
    assert set(MODEL.objects.values_list("matter", flat=True)) == {a.pk}
    context = visitor.get(f"/entries/{a.pk}").context
    assert ([s["number"] for s in context["same"]], context["near"]) == ([b.number], [])
    assert visitor.post(context["same"][0]["join"]["url"]).status_code == 302
    assert set(MODEL.objects.values_list("matter", flat=True)) == {a.pk, b.pk}


def test_a_number_when_typed_joins_as_asked(browser, hazard):
    a, b = hazard("甲"), hazard("乙")
    browser("陈工").post(f"/entries/{a.pk}/links", {"number": b.number, "kind": "related"})
    assert Link.objects.get().kind == "related"
    assert set(MODEL.objects.values_list("matter", flat=True)) == {a.pk, b.pk}


def test_a_record_when_merged_points_at_the_one_kept_and_can_come_back(browser, hazard):
    a, b = hazard("甲"), hazard("甲处")
    visitor = browser("褚岩")
    visitor.post(f"/entries/{a.pk}/links", {"number": b.number, "kind": "merge", "why": "重复登记"})
    b.refresh_from_db()
    assert b.voided_at is not None
    (same,) = visitor.get(f"/entries/{a.pk}").context["same"]
    visitor.post(same["join"]["url"], {"why": "不是同一处"})
    b.refresh_from_db()
    assert b.voided_at is None


@pytest.mark.parametrize("number", ["", "没有这个号", "隐〔1999〕0001号"])
def test_a_number_when_nothing_has_it_is_refused_and_stays_typed(browser, hazard, number):
    response = browser("陈工").post(f"/entries/{hazard().pk}/links", {"number": number, "kind": "same"})
    assert (response.status_code, number in response.content.decode()) == (200, True)
    assert [p["label"] for p in response.context["form"]["problems"]] == ["另一条的编号"]
    assert Link.objects.count() == 0


def test_a_number_when_it_may_not_be_read_is_as_if_it_were_not_there(browser, hazard, stranger, answers):
    a = hazard("甲")
    from taizhang.ledger.verbs import open_entry

    there = answers() | {"area": "东埇村"}
    b = open_entry(shelf["danger"], there, by=stranger)
    response = browser("陈工").post(f"/entries/{a.pk}/links", {"with": str(b.pk), "kind": "same"})
    assert (response.status_code, Link.objects.count()) == (200, 0)


def test_a_link_when_it_is_of_another_entry_is_not_undone_here(browser, hazard):
    a, b, c = hazard("甲"), hazard("乙"), hazard("丙")
    browser("陈工").post(f"/entries/{a.pk}/links", {"number": b.number, "kind": "same"})
    pk = Link.objects.get().pk
    assert browser("陈工").post(f"/entries/{c.pk}/links/{pk}/undo").status_code == 404
