"""Old orders come in from a platform's export with their past."""

from datetime import date
from typing import Any

from taizhang.base import clock
from taizhang.books.appeal.book import AppealBook
from taizhang.books.appeal.model import Appeal
from taizhang.ledger import verbs
from taizhang.ledger.models import Clock
from taizhang.town.actor import Actor
from tests.books.appeal.conftest import USUAL
from tests.cast import Cast

PAST = {
    "received_at": "2022-11-01 09:00",
    "office": "规建办",
    "dispatched_at": "2022-11-01 10:00",
    "signed_at": "2022-11-02 10:00",
    "answer": "已修好",
    "answered_at": "2022-11-09 10:00",
    "called_at": "2022-11-10 10:00",
    "reached": "是",
    "solved": "是",
    "satisfaction": "满意",
    "closed_at": "2022-11-10 11:00",
}


def brought_in(book: AppealBook, by: Actor, **given: Any) -> Appeal:
    answers = {k: v for k, v in (USUAL | given).items() if v is not None}
    with clock.at(date(2023, 8, 3)):
        outcome = verbs.open_many(book, [verbs.Row(answers, 1, "2211010001")], by=by, source="12345")
    assert outcome.problems == []
    return Appeal.objects.get(number=outcome.numbers[0])


def clocks(entry: Appeal) -> dict[str, str]:
    return {c.key: c.stopped_by for c in Clock.objects.filter(entry=entry.pk)}


def test_past_when_whole_ends_closed_with_every_clock_stopped(book: AppealBook, cast: Cast):
    entry = brought_in(book, cast["苏婉"], **PAST)
    assert (entry.number, entry.state, entry.due_at) == ("SQ-2022-00001", "closed", None)
    assert entry.closed_at is not None and clock.local_day(entry.closed_at) == date(2022, 11, 10)
    assert clocks(entry) == {
        "handle": "close", "dispatch": "dispatch", "sign": "sign", "contact": "contact", "review": "pass",
        "call_back": "close",
    }  # fmt: skip


def test_past_when_columns_are_missing_fills_them_from_what_came_later(book: AppealBook, cast: Cast):
    some = {k: v for k, v in PAST.items() if k not in ("dispatched_at", "signed_at")}
    assert brought_in(book, cast["苏婉"], **some).state == "closed"


def test_past_when_signed_only_is_still_signed(book: AppealBook, cast: Cast):
    some = {k: PAST[k] for k in ("received_at", "office", "dispatched_at", "signed_at")}
    entry = brought_in(book, cast["苏婉"], **some)
    assert (entry.state, entry.closed_at) == ("signed", None)
    assert clocks(entry) == {"handle": "", "dispatch": "dispatch", "sign": "sign", "contact": ""}


def test_past_when_answered_without_an_office_was_answered_at_once(book: AppealBook, cast: Cast):
    some = {k: v for k, v in PAST.items() if k not in ("office", "dispatched_at", "signed_at")}
    entry = brought_in(book, cast["苏婉"], **some)
    assert entry.state == "closed"
    assert clocks(entry) == {"handle": "close", "dispatch": "answer_now", "call_back": "close"}


def test_past_when_none_is_a_new_order(book: AppealBook, cast: Cast):
    assert brought_in(book, cast["苏婉"], received_at="2023-08-03 08:00").state == "registered"


def test_past_when_nobody_was_reached_waits_for_another_call(book: AppealBook, cast: Cast):
    some = {k: v for k, v in PAST.items() if k not in ("solved", "satisfaction", "closed_at")} | {"reached": "否"}
    assert brought_in(book, cast["苏婉"], **some).state == "answered"
