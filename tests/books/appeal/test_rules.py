"""What makes an appeal right or wrong."""

from datetime import date, timedelta
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.books.appeal import rules
from taizhang.books.appeal.model import Appeal

DAY = date(2023, 3, 6)


def appeal(**given: Any) -> Appeal:
    usual = {"received_at": clock.instant(DAY), "title": "路灯不亮", "content": "两盏", "category": "02"}
    return Appeal(**(usual | given))


def said(rule: Any, **given: Any) -> list[tuple[str, bool]]:
    with clock.at(clock.instant(DAY) + timedelta(hours=1)):
        return [(p.field, p.blocks) for p in rule(appeal(**given))]


def test_received_now_when_asked_is_no_problem():
    assert said(rules.not_received_in_future) == []


def test_received_tomorrow_when_asked_blocks():
    later = clock.instant(DAY + timedelta(days=1))
    assert said(rules.not_received_in_future, received_at=later) == [("received_at", True)]


def test_moments_when_one_goes_before_another_block_there():
    before = clock.instant(DAY - timedelta(days=1))
    assert said(rules.moments_in_order, answered_at=before) == [("answered_at", True)]


def test_moments_when_in_order_or_unknown_are_no_problem():
    later = clock.instant(DAY + timedelta(days=1))
    assert said(rules.moments_in_order, signed_at=later, closed_at=later) == []


def test_anonymous_when_a_name_stands_there_blocks():
    assert said(rules.anonymous_has_no_name, anonymous=True, caller="梁小满") == [("caller", True)]
    assert said(rules.anonymous_has_no_name, anonymous=True) == []


def test_report_when_not_protected_warns():
    assert said(rules.report_is_protected, kind="report") == [("confidential", False)]
    assert said(rules.report_is_protected, kind="report", confidential=True) == []
    assert said(rules.report_is_protected, kind="complaint") == []


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"subcategory": "0201", "item": "020101"}, []),
        ({"subcategory": "0101"}, [("subcategory", True)]),
        ({"item": "010101"}, [("item", True)]),
        ({"subcategory": "0202", "item": "020101"}, [("item", True)]),
        ({"item": "020101"}, []),
    ],
)
def test_classes_when_one_is_of_another_branch_block(given: dict[str, str], wanted: list[tuple[str, bool]]):
    assert said(rules.classes_agree, **given) == wanted


def test_secret_words_when_written_warn_where_they_stand():
    assert said(rules.no_state_secrets, content="附机密级文件一份") == [("content", False)]
    assert said(rules.no_state_secrets, content="邻居说话很神秘，要求保密") == []


def test_accused_office_when_it_handles_or_helps_blocks():
    assert said(rules.accused_does_not_handle, office_id=3, accused=[3]) == [("office", True)]
    assert said(rules.accused_does_not_handle, office_id=4, joint=[3], accused=[3]) == [("joint", True)]
    assert said(rules.accused_does_not_handle, office_id=4, accused=[3]) == []


def test_lead_when_it_also_helps_blocks():
    assert said(rules.lead_is_not_joint, office_id=3, joint=[3, 4]) == [("joint", True)]


def test_answer_when_missing_blocks_before_the_end_and_warns_after():
    assert said(rules.answered_has_answer, state="review", answer=" ") == [("answer", True)]
    assert said(rules.answered_has_answer, state="closed") == [("answer", False)]
    assert said(rules.answered_has_answer, state="handling") == []


def test_word_of_the_caller_when_nobody_was_reached_blocks():
    assert said(rules.word_only_when_reached, reached=False, satisfaction="yes") == [("reached", True)]
    assert said(rules.word_only_when_reached, solved=True) == [("reached", True)]
    assert said(rules.word_only_when_reached, reached=True, solved=True, satisfaction="yes") == []


def test_call_back_when_it_reached_but_says_nothing_blocks():
    assert said(rules.called_has_word, state="called", reached=True, solved=True) == [("satisfaction", True)]
    assert said(rules.called_has_word, state="called", reached=True, satisfaction="yes") == [("solved", True)]


def test_refusal_when_concluded_before_names_the_document():
    assert said(rules.refused_says_why, state="refused", refusal="concluded") == [("refusal_note", True)]
    assert said(rules.refused_says_why, state="refused", refusal="emergency") == []
