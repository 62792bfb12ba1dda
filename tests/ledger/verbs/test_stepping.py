"""Taking a step: who, when, what is asked, and two people at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from threading import Barrier

import pytest
from django.db import connection
from django.utils.datastructures import MultiValueDict

from taizhang.base import clock
from taizhang.ledger.models import Card, Clock, JournalLine
from taizhang.ledger.refusal import NotAllowed, Refused, Stale
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import take, take_together
from tests.books_fixture.models import Errand
from tests.ledger.sayings import errand, hazard, step

GRADED = {"grade": "一般隐患", "order": "清理", "rectify_by": "2025-03-10"}


def test_take_when_allowed_moves_the_entry_its_clocks_and_its_card(cast):
    with clock.at(date(2025, 3, 3)):
        entry = hazard(cast["冯灯"])
    with clock.at(date(2025, 3, 4)):
        entry = step(entry, "order", cast["陈工"], **GRADED)
    assert (entry.state, entry.grade, entry.version) == ("ordered", "minor", 2)
    rows = {c.key: c for c in Clock.objects.filter(entry=entry.pk)}
    assert rows["verify"].stopped_at == clock.instant(date(2025, 3, 4))
    assert rows["rectify"].due_at == entry.due_at == clock.end_of(date(2025, 3, 10))
    card = Card.objects.get(entry=entry.pk)
    assert (card.state, card.due_at) == ("ordered", entry.due_at)
    line = JournalLine.objects.get(entry=entry.pk, verb="order")
    assert line.change["was"]["state"] == "found"
    assert line.change["set"]["state"] == "ordered"
    assert set(line.change["set"]) == {"state", "grade", "order", "rectify_by", "due_at", "version"}


def test_take_when_it_ends_the_entry_closes_it_and_stops_its_clocks(cast):
    entry = step(hazard(cast["冯灯"]), "dismiss", cast["褚岩"], outcome="不属实")
    assert (entry.state, entry.due_at, entry.closed_at is not None) == ("dismissed", None, True)
    assert Clock.objects.filter(entry=entry.pk, stopped_at=None).count() == 0


def test_take_when_the_state_is_another_is_refused_with_both_named(cast):
    entry = hazard(cast["冯灯"])
    with pytest.raises(NotAllowed, match="现在是“待核查”，不能办理“复查销号”"):
        step(entry, "close", cast["陈工"])


@pytest.mark.parametrize("name", ["冯灯", "郑阿水", "苏婉", "韩空", "杨调"])
def test_take_when_the_post_is_another_is_refused_and_leaves_all_as_it_was(cast, name):
    entry = hazard(cast["冯灯"])
    with pytest.raises(NotAllowed):
        step(entry, "order", cast[name], **GRADED)
    assert JournalLine.objects.count() == 1


def test_take_when_the_entry_is_another_towns_does_not_exist(cast, stranger):
    entry = hazard(cast["冯灯"])
    with pytest.raises(type(entry).DoesNotExist):
        step(entry, "order", stranger, **GRADED)


def test_take_when_asked_answers_are_missing_names_them_and_moves_nothing(cast):
    entry = hazard(cast["冯灯"])
    with pytest.raises(Refused) as refused:
        step(entry, "order", cast["陈工"], grade="", order="清理")
    assert {p.field for p in refused.value.problems} == {"grade", "rectify_by"}
    assert JournalLine.objects.count() == 1


def test_take_when_a_field_is_not_given_leaves_what_stands_there(cast):
    """Absent is not empty: a form that does not show a field must not empty it."""
    entry = step(hazard(cast["冯灯"]), "order", cast["陈工"], **GRADED | {"grade": "重大隐患"})
    entry = step(entry, "rectify", cast["冯灯"], outcome="已清", plan="专人巡查")
    entry = step(entry, "reject", cast["陈工"], order="补标识", rectify_by="2025-03-12")
    entry = step(entry, "rectify", cast["冯灯"], outcome="已补")
    assert (entry.plan, entry.outcome) == ("专人巡查", "已补")
    entry = step(entry, "reject", cast["陈工"], order="再看", rectify_by="2025-03-14")
    with pytest.raises(Refused, match="须先附治理方案"):
        step(entry, "rectify", cast["冯灯"], outcome="已补", plan="")


def test_take_when_a_web_form_omits_an_unticked_box_leaves_other_fields(cast):
    entry = errand(cast["苏婉"], urgent="True", heads="3")
    take(shelf["errand"], "answer", entry, MultiValueDict({"answer": ["已办"]}), by=cast["何伟"])
    fresh = Errand.objects.get()
    assert (fresh.urgent, fresh.heads, fresh.answer) == (True, 3, "已办")


def test_take_when_a_step_asks_nothing_still_runs_the_checks(cast):
    entry = errand(cast["苏婉"], amount="100", heads="2")
    Errand.objects.update(heads=0)
    with pytest.raises(Refused, match="须填涉及人数"):
        step(entry, "nudge", cast["孙立"])


def test_take_when_a_problem_blocks_the_field_to_mend_it_is_on_the_form(cast):
    """A blocking problem at a field that the step does not offer would be a dead end."""
    entry = step(hazard(cast["冯灯"]), "order", cast["陈工"], **GRADED | {"grade": "重大隐患"})
    with pytest.raises(Refused) as refused:
        step(entry, "rectify", cast["冯灯"], outcome="已清")
    assert {p.field for p in refused.value.problems} <= set(shelf["danger"].lifecycle["rectify"].fields)


def test_take_when_a_problem_only_warns_goes_through(cast):
    with clock.at(date(2025, 3, 4)):
        entry = step(hazard(cast["冯灯"]), "order", cast["陈工"], **GRADED | {"rectify_by": "2025-12-30"})
        assert entry.state == "ordered"
        assert [p.field for p in shelf["danger"].problems(entry)] == ["rectify_by"]


def test_take_when_read_before_it_moved_on_says_who_did_what(cast):
    entry = hazard(cast["冯灯"])
    with clock.at(clock.instant(date(2025, 3, 4), time(15, 30))):
        step(entry, "order", cast["陈工"], version=1, **GRADED)
    with pytest.raises(Stale, match="陈工已在 .*15:30 办理“核查定级”"):
        step(entry, "dismiss", cast["褚岩"], version=1, outcome="不属实")


@pytest.mark.django_db(transaction=True)
def test_take_when_two_take_it_at_once_lets_one_through(cast):
    entry = hazard(cast["冯灯"])
    start = Barrier(2)

    def decide(name: str) -> str:
        try:
            start.wait()
            step(entry, "order", cast[name], version=1, **GRADED)
            return "taken"
        except Stale:
            return "stale"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(decide, ["陈工", "褚岩"])) == ["stale", "taken"]
    assert JournalLine.objects.filter(verb="order").count() == 1
    assert Clock.objects.filter(key="rectify").count() == 1


def test_take_when_an_office_only_helps_it_may(cast):
    entry = errand(cast["苏婉"], helpers="平安办")
    assert step(entry, "answer", cast["林岚"], answer="协办答复").state == "review"


def test_take_when_an_office_has_no_hand_in_it_may_not(cast):
    with pytest.raises(NotAllowed):
        step(errand(cast["苏婉"], helpers="平安办"), "answer", cast["宋洁"], answer="不相干")


def test_take_when_a_person_is_named_they_may_and_their_neighbour_may_not(cast):
    entry = errand(cast["苏婉"], visitors="郑阿水")
    with pytest.raises(NotAllowed):
        step(entry, "answer", cast["王小满"], answer="不是我")
    assert step(entry, "answer", cast["郑阿水"], answer="已上门").state == "review"


def test_take_when_the_office_is_the_accused_it_may_not_even_if_it_is_responsible(cast):
    entry = errand(cast["苏婉"], accused="规划建设办公室")
    with pytest.raises(NotAllowed):
        step(entry, "answer", cast["何伟"], answer="没有的事")


def test_take_when_an_effect_sets_a_field_the_journal_has_it(cast):
    with clock.at(date(2025, 3, 5)):
        step(errand(cast["苏婉"]), "answer", cast["何伟"], answer="已办")
    line = JournalLine.objects.get(verb="answer")
    assert line.change["set"]["answered_at"] == "2025-03-05T01:00:00+00:00"


def test_take_together_when_one_cannot_takes_none(cast):
    one, two = errand(cast["苏婉"]), errand(cast["苏婉"], title="另一件")
    step(two, "answer", cast["何伟"], answer="先答了")
    with pytest.raises(NotAllowed):
        take_together(shelf["errand"], "answer", [one, two], {"answer": "一并"}, by=cast["何伟"])
    assert {e.state for e in Errand.objects.filter(pk=one.pk)} == {"doing"}


def test_take_together_when_all_can_takes_all_with_the_same_answer(cast):
    entries = [errand(cast["苏婉"], title=f"第{n}件") for n in range(3)]
    done = take_together(shelf["errand"], "answer", entries, {"answer": "一并"}, by=cast["何伟"], version=1)
    assert [(e.state, e.answer) for e in done] == [("review", "一并")] * 3
    with pytest.raises(Stale):
        take_together(shelf["errand"], "finish", entries, by=cast["赵恒"], version=1)
