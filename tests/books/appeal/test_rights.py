"""Who may take which step, and who knows what: one line for each state."""

from datetime import date, timedelta
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.books.appeal.book import AppealBook
from taizhang.books.appeal.model import Appeal
from taizhang.ledger import verbs
from taizhang.ledger.models import JournalLine
from taizhang.ledger.refusal import NotAllowed
from taizhang.ledger.verbs.stepping import hands_of
from tests.books.appeal.conftest import Go, Make
from tests.cast import Cast

DAY = date(2023, 3, 6)
LEADERS = {"孙立": {"supervise"}, "周敏": {"supervise"}}
HELPERS = {"郑阿水": {"report_progress"}, "林岚": {"report_progress"}}
LEAD = "何伟"
DESK = ("苏婉", "陆遥")


def desk(*keys: str) -> dict[str, set[str]]:
    return {name: set(keys) for name in DESK}


# the steps that lead to a state, and who may then take which
STATES: dict[str, tuple[tuple[str, ...], dict[str, set[str]]]] = {
    "registered": ((), desk("dispatch", "accept", "answer_now", "refuse") | LEADERS),
    "waiting": (("accept",), desk("dispatch", "answer_now", "refuse") | LEADERS),
    "dispatched": (("dispatch",), desk("redirect") | LEADERS | {LEAD: {"sign"}}),
    "signed": (
        ("dispatch", "sign"),
        desk("redirect") | LEADERS | HELPERS | {LEAD: {"contact", "ask_return", "report_progress"}},
    ),
    "handling": (
        ("dispatch", "sign", "contact"),
        desk("redirect") | LEADERS | HELPERS | {LEAD: {"submit", "ask_extension", "report_progress"}},
    ),
    "returning": (("dispatch", "sign", "ask_return"), desk("grant_return", "deny_return") | LEADERS),
    "extending": (
        ("dispatch", "sign", "contact", "ask_extension"),
        LEADERS | {"赵恒": {"forward_extension", "hold_extension"}},
    ),
    "extension_sent": (
        ("dispatch", "sign", "contact", "ask_extension", "forward_extension"),
        LEADERS | {"孙立": {"supervise", "grant_extension", "deny_extension"}},
    ),
    "review": (("dispatch", "sign", "contact", "submit"), LEADERS | {"赵恒": {"pass", "send_back"}}),
    "answered": (("dispatch", "sign", "contact", "submit", "pass"), desk("call_back", "miss") | LEADERS),
    "called": (
        ("dispatch", "sign", "contact", "submit", "pass", "call_back"),
        desk("close", "redo") | LEADERS,
    ),
    "closed": (
        ("dispatch", "sign", "contact", "submit", "pass", "call_back", "close"),
        desk("redo", "archive"),
    ),
    "archived": (("dispatch", "sign", "contact", "submit", "pass", "call_back", "close", "archive"), {}),
    "refused": (("refuse",), desk("reconsider")),
}
BY: dict[str, tuple[str, dict[str, Any]]] = {
    "dispatch": ("苏婉", {"office": "规建办", "joint": "平安办"}),
    "ask_return": (LEAD, {"return_reason": "twice"}),
    "ask_extension": (LEAD, {"extension_asked": "5", "extension_reason": "备料"}),
    "forward_extension": ("赵恒", {}),
    "refuse": ("苏婉", {"refusal": "emergency"}),
}


def in_state(state: str, make: Make, go: Go) -> Appeal:
    entry = make(DAY)
    for key in STATES[state][0]:
        who, given = BY.get(key, ("", {}))
        entry = go(entry, DAY, key, who=who, **given)
    assert entry.state == state
    return entry


@pytest.mark.parametrize("state", STATES)
def test_steps_when_in_a_state_are_open_to_these_and_nobody_else(
    state: str, make: Make, go: Go, cast: Cast, book: AppealBook
):
    entry = in_state(state, make, go)
    hands = hands_of(book, entry)
    found = {
        name: {s.key for s in steps}
        for name, actor in cast.items()
        if name != "全能" and (steps := book.lifecycle.open_to(actor, entry, hands))
    }
    assert found == STATES[state][1]


def test_states_when_listed_are_all_tried(book: AppealBook):
    assert set(STATES) == set(book.model.State.values)


def test_assigned_order_when_signed_cannot_be_given_back(make: Make, go: Go, cast: Cast, book: AppealBook):
    entry = go(make(DAY), DAY, "dispatch", assigned="是")
    entry = go(entry, DAY, "sign")
    assert {s.key for s in book.lifecycle.open_to(cast[LEAD], entry)} == {"contact", "report_progress"}


def test_readers_when_dispatched_are_desk_leaders_village_and_offices(make: Make, go: Go, cast: Cast, book: AppealBook):
    entry = in_state("dispatched", make, go)
    found = {n for n, a in cast.items() if n != "全能" and book.visible_to(a).filter(pk=entry.pk).exists()}
    assert found == {
        "苏婉", "陆遥", "何伟", "赵恒", "林岚", "钱颂", "孙立", "周敏", "吴静", "卫宁", "郑阿水",
    }  # fmt: skip


def hidden(book: AppealBook, cast: Cast, entry: Appeal) -> dict[str, set[str]]:
    hands = hands_of(book, entry)
    readers = [n for n, a in cast.items() if n != "全能" and book.visible_to(a).filter(pk=entry.pk).exists()]
    return {name: set(book.hidden(cast[name], entry, hands)) for name in readers}


def test_caller_when_order_is_open_is_known_to_desk_and_handlers(make: Make, go: Go, cast: Cast, book: AppealBook):
    found = hidden(book, cast, in_state("dispatched", make, go))
    assert {n for n, held in found.items() if not held} == {"苏婉", "陆遥", "何伟", "赵恒", "林岚", "钱颂"}


def test_caller_when_protection_was_asked_is_known_to_the_desk_alone(make: Make, go: Go, cast: Cast, book: AppealBook):
    entry = go(make(DAY, confidential="是"), DAY, "dispatch")
    found = hidden(book, cast, entry)
    assert {n for n, held in found.items() if not held} == {"苏婉", "陆遥"}
    with pytest.raises(NotAllowed, match="受保护"):
        verbs.reveal(book, entry, "phone", by=cast[LEAD], why="联系")
    assert verbs.reveal(book, entry, "phone", by=cast["苏婉"], why="转达") == "13900000001"
    assert JournalLine.objects.filter(entry=entry.pk, verb="reveal").count() == 1


def test_caller_when_order_is_closed_is_known_to_the_desk_alone(make: Make, go: Go, cast: Cast, book: AppealBook):
    found = hidden(book, cast, in_state("closed", make, go))
    assert {n for n, held in found.items() if not held} == {"苏婉", "陆遥"}


def test_accused_office_when_named_sees_nothing(make: Make, cast: Cast, book: AppealBook):
    entry = make(DAY, accused="规建办")
    with clock.at(DAY + timedelta(days=1)):
        entry = verbs.take(book, "dispatch", entry, {"office": "平安办"}, by=cast["苏婉"])
    seen = {n: book.visible_to(cast[n]).filter(pk=entry.pk).exists() for n in ("何伟", "赵恒", "林岚")}
    assert seen == {"何伟": False, "赵恒": False, "林岚": True}
    assert book.visible_cards(cast["何伟"]).filter(entry=entry.pk).count() == 0
