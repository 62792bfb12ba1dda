"""Putting right and striking out: with a reason, keeping what stood before."""

from datetime import date

import pytest

from taizhang.base import clock
from taizhang.ledger import search
from taizhang.ledger.models import JournalLine
from taizhang.ledger.refusal import NotAllowed, Refused, Stale
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend, open_entry, void
from tests.books_fixture.models import Danger, Errand
from tests.ledger.sayings import HAZARD, errand, hazard, step


def test_amend_when_reasoned_changes_it_and_keeps_what_stood(cast):
    entry = amend(shelf["danger"], hazard(cast["冯灯"]), {"place": "东埇木器厂"}, by=cast["陈工"], why="名称写错")
    line = JournalLine.objects.get(verb="amend")
    assert (entry.place, entry.version) == ("东埇木器厂", 2)
    assert line.change == {
        "set": {"place": "东埇木器厂", "version": 2},
        "was": {"place": "东埇纸箱厂", "version": 1},
        "why": "名称写错",
    }


def test_amend_when_nothing_changes_writes_nothing(cast):
    entry = amend(shelf["danger"], hazard(cast["冯灯"]), {"place": "东埇纸箱厂"}, by=cast["陈工"], why="看一看")
    assert entry.version == 1
    assert JournalLine.objects.count() == 1


def test_amend_when_a_field_is_absent_leaves_it(cast):
    entry = hazard(cast["冯灯"], reporter_phone="13800001111")
    amend(shelf["danger"], entry, {"place": "别处"}, by=cast["陈工"], why="写错")
    fresh = Danger.objects.get()
    assert (fresh.description, fresh.reporter_phone.reveal()) == (HAZARD["description"], "13800001111")


def test_amend_when_a_masked_value_comes_back_unchanged_keeps_the_real_one(cast):
    entry = hazard(cast["冯灯"], reporter_phone="13800001111")
    given = {"place": "别处", "reporter_phone": "138****1111"}
    amend(shelf["danger"], entry, given, by=cast["陈工"], why="写错")
    assert Danger.objects.get().reporter_phone.reveal() == "13800001111"


def test_amend_when_a_private_value_changes_is_found_by_the_new_one_only(cast):
    entry = hazard(cast["冯灯"], reporter_phone="13800001111")
    amend(shelf["danger"], entry, {"reporter_phone": "13900002222"}, by=cast["陈工"], why="号码写错")
    now = Danger.objects.get()
    found = [key for _, key in search.keyed(now.town_id, [entry.reporter_phone.hash(), now.reporter_phone.hash()])]
    assert found == [now.reporter_phone.hash()]


def test_amend_when_the_day_it_happened_changes_moves_the_day_it_counts_for(cast):
    entry = amend(shelf["danger"], hazard(cast["冯灯"]), {"found_on": "2025-02-27"}, by=cast["陈工"], why="写错")
    assert (entry.on, entry.number) == (date(2025, 2, 27), "隐〔2025〕0001号")


@pytest.mark.parametrize("why", ["", "  ", "\n"])
def test_amend_when_no_reason_is_given_is_refused(cast, why):
    with pytest.raises(Refused, match="请写明原因"):
        amend(shelf["danger"], hazard(cast["冯灯"]), {"place": "别处"}, by=cast["陈工"], why=why)


def test_amend_when_it_would_not_hold_changes_nothing(cast):
    entry = hazard(cast["冯灯"])
    with pytest.raises(Refused):
        amend(shelf["danger"], entry, {"found_on": "2999-01-01", "place": "别处"}, by=cast["陈工"], why="写错")
    assert Danger.objects.get().place == "东埇纸箱厂"


def test_amend_when_required_is_emptied_is_refused(cast):
    with pytest.raises(Refused, match="请填写“隐患地点”"):
        amend(shelf["danger"], hazard(cast["冯灯"]), {"place": ""}, by=cast["陈工"], why="写错")


def test_amend_when_a_step_field_is_given_ignores_it(cast):
    """The opening form is amended; what steps write is changed by steps."""
    entry = amend(shelf["danger"], hazard(cast["冯灯"]), {"grade": "重大隐患"}, by=cast["陈工"], why="试")
    assert entry.grade == ""


def test_amend_when_it_moved_on_is_stale(cast):
    entry = hazard(cast["冯灯"])
    amend(shelf["danger"], entry, {"place": "一"}, by=cast["陈工"], why="写错")
    with pytest.raises(Stale, match="陈工已在 .* 办理“修改”"):
        amend(shelf["danger"], entry, {"place": "二"}, by=cast["褚岩"], why="写错", version=1)


@pytest.mark.parametrize("name", ["冯灯", "郑阿水", "苏婉", "卫宁"])
def test_amend_when_the_post_may_not_is_refused(cast, name):
    with pytest.raises(NotAllowed, match="不能对 .* 办理“修改”"):
        amend(shelf["danger"], hazard(cast["冯灯"]), {"place": "别处"}, by=cast[name], why="写错")


def test_void_when_reasoned_leaves_lists_and_keeps_its_number(cast):
    entry = void(shelf["danger"], hazard(cast["冯灯"]), by=cast["褚岩"], why="录重")
    assert list(shelf["danger"].visible_to(cast["褚岩"])) == []
    assert Danger.objects.get(pk=entry.pk).number == "隐〔2025〕0001号"
    assert hazard(cast["冯灯"]).number == "隐〔2025〕0002号"
    assert JournalLine.objects.get(verb="void").change["why"] == "录重"


def test_void_when_done_lets_nothing_more_happen(cast):
    entry = void(shelf["danger"], hazard(cast["冯灯"]), by=cast["褚岩"], why="录重")
    for again in (
        lambda: void(shelf["danger"], entry, by=cast["褚岩"], why="再来"),
        lambda: amend(shelf["danger"], entry, {"place": "x"}, by=cast["陈工"], why="改"),
        lambda: step(entry, "dismiss", cast["褚岩"], outcome="x"),
    ):
        with pytest.raises(NotAllowed):
            again()


def test_void_when_the_outside_number_comes_again_returns_the_struck_entry(cast):
    """A paper once struck out does not come back by itself with the next sheet."""
    entry = open_entry(shelf["danger"], HAZARD, by=cast["陈工"], source="sheet", outside_no="A1")
    void(shelf["danger"], entry, by=cast["褚岩"], why="录错")
    again = open_entry(shelf["danger"], HAZARD, by=cast["陈工"], source="sheet", outside_no="A1")
    assert (again.pk, again.voided_at is not None) == (entry.pk, True)


def test_amend_when_the_office_changes_the_new_one_handles_it(cast):
    with clock.at(date(2025, 3, 4)):
        entry = errand(cast["苏婉"])
        amend(shelf["errand"], entry, {"office": "平安办"}, by=cast["苏婉"], why="派错")
        with pytest.raises(NotAllowed):
            step(entry, "answer", cast["何伟"], answer="x")
        assert step(entry, "answer", cast["林岚"], answer="已办").state == "review"
    assert Errand.objects.get().office.name == "平安法治办公室"
