"""Each clock of an appeal, named after its rule."""

from datetime import date, datetime, time

import pytest

from taizhang.base import clock
from taizhang.books.appeal.book import AppealBook
from taizhang.books.appeal.model import Appeal
from taizhang.ledger import clocks, sweep, verbs
from taizhang.ledger.models import Clock, Notice
from taizhang.ledger.refusal import Refused
from taizhang.town import places
from taizhang.town.models import SettingValue, Town
from tests.books.appeal.conftest import Go, Make
from tests.cast import Cast


def due(entry: Appeal, key: str) -> date | None:
    alive = [c for c in clocks.of_entry(entry.pk) if c.key == key and c.stopped_at is None]
    return clock.local_day(alive[-1].due_at) if alive else None


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("enquiry", date(2023, 5, 4)),
        ("help", date(2023, 5, 15)),
        ("proposal", date(2023, 5, 15)),
        ("complaint", date(2023, 5, 22)),
        ("report", date(2023, 5, 22)),
    ],
)
def test_handling_when_received_before_a_holiday_is_due_by_kind(make: Make, kind: str, wanted: date):
    assert due(make(date(2023, 4, 27), kind=kind), "handle") == wanted


def test_handling_when_written_down_later_counts_from_receipt(make: Make):
    entry = make(date(2023, 5, 8), received_at=clock.instant(date(2023, 4, 27)), kind="help")
    assert due(entry, "handle") == date(2023, 5, 15)


def test_handling_when_the_town_chose_other_days_follows_it(make: Make, town: Town):
    SettingValue.objects.create(town=town, key="appeal.help_days", value=5, starts_on=date(2023, 1, 1))
    places.forget()
    entry = make(date(2023, 3, 6), kind="help")
    assert due(entry, "handle") == date(2023, 3, 13)


def test_handling_when_the_platform_gives_a_date_is_due_then(make: Make):
    assert due(make(date(2023, 3, 6), platform_due="2023-03-11"), "handle") == date(2023, 3, 11)


def test_handling_when_answered_runs_on_until_closed(make: Make, go: Go):
    day = date(2023, 3, 7)
    entry = go(make(), day, "dispatch", "sign", "contact", "submit", "pass")
    assert due(entry, "handle") == date(2023, 3, 27)
    assert due(go(entry, day, "call_back", "close"), "handle") is None


def test_dispatch_when_registered_is_due_next_working_day(make: Make, go: Go):
    entry = make(date(2023, 3, 10))
    assert due(entry, "dispatch") == date(2023, 3, 13)
    assert due(go(entry, date(2023, 3, 10), "dispatch"), "dispatch") is None


def test_signing_when_dispatched_is_due_next_working_day(make: Make, go: Go):
    entry = go(make(), date(2023, 3, 10), "dispatch")
    assert due(entry, "sign") == date(2023, 3, 13)


def test_contact_when_signed_is_due_in_24_hours(make: Make, go: Go):
    moment = clock.instant(date(2023, 3, 10), time(15, 20))
    entry = go(make(), moment, "dispatch", "sign")
    row = Clock.objects.get(entry=entry.pk, key="contact")
    assert row.due_at == clock.instant(date(2023, 3, 11), time(15, 20))


def test_contact_when_nobody_left_a_number_has_no_clock(make: Make, go: Go):
    entry = go(make(phone=None, caller=None, anonymous="是"), date(2023, 3, 7), "dispatch", "sign")
    assert due(entry, "contact") is None


def test_return_when_granted_gives_back_the_days_it_took(make: Make, go: Go):
    entry = go(make(), date(2023, 3, 7), "dispatch", "sign")
    entry = go(entry, date(2023, 3, 8), "ask_return", who="何伟", return_reason="other_place")
    assert (due(entry, "return"), due(entry, "handle")) == (date(2023, 3, 9), date(2023, 3, 27))
    entry = go(entry, date(2023, 3, 13), "grant_return")
    assert (due(entry, "return"), due(entry, "handle")) == (None, date(2023, 3, 30))


def test_return_when_denied_gives_nothing_back(make: Make, go: Go):
    entry = go(make(), date(2023, 3, 7), "dispatch", "sign")
    entry = go(entry, date(2023, 3, 8), "ask_return", who="何伟", return_reason="other_place")
    entry = go(entry, date(2023, 3, 13), "deny_return", return_reply="请办理")
    assert due(entry, "handle") == date(2023, 3, 27)


def test_return_when_asked_more_than_two_working_days_after_signing_is_refused(make: Make, go: Go):
    entry = go(make(), date(2023, 3, 7), "dispatch", "sign")
    with pytest.raises(Refused, match="签收已超过 2 个工作日"):
        go(entry, date(2023, 3, 10), "ask_return", who="何伟", return_reason="other_place")


def test_extension_when_granted_moves_the_date_and_keeps_the_first(make: Make, go: Go):
    entry = go(make(), date(2023, 3, 7), "dispatch", "sign", "contact")
    entry = go(entry, date(2023, 3, 20), "ask_extension", who="何伟", extension_asked=5, extension_reason="备料")
    assert due(entry, "extension") == date(2023, 3, 22)
    entry = go(entry, date(2023, 3, 20), "forward_extension", who="赵恒")
    entry = go(entry, date(2023, 3, 21), "grant_extension", who="孙立", extension_days=3)
    row = Clock.objects.get(entry=entry.pk, key="handle")
    assert (clock.local_day(row.due_at), clock.local_day(row.first_due_at)) == (date(2023, 3, 30), date(2023, 3, 27))
    assert clocks.why(row)[1] == "批准延期 3 个工作日"


def test_extension_when_the_date_is_past_is_refused(make: Make, go: Go):
    entry = go(make(), date(2023, 3, 7), "dispatch", "sign", "contact")
    with pytest.raises(Refused, match="已过办理时限"):
        go(entry, date(2023, 3, 28), "ask_extension", who="何伟", extension_asked=5, extension_reason="备料")


def test_review_when_submitted_is_due_next_working_day(make: Make, go: Go):
    entry = go(make(), date(2023, 3, 10), "dispatch", "sign", "contact", "submit")
    assert due(entry, "review") == date(2023, 3, 13)


def test_call_back_when_answered_is_due_in_three_working_days(make: Make, go: Go):
    entry = go(make(), date(2023, 3, 10), "dispatch", "sign", "contact", "submit", "pass")
    assert due(entry, "call_back") == date(2023, 3, 15)


def test_redo_when_sent_back_after_closing_has_five_working_days(make: Make, go: Go):
    day = date(2023, 3, 10)
    entry = go(make(), day, "dispatch", "sign", "contact", "submit", "pass", "call_back", "close")
    entry = go(entry, date(2023, 3, 13), "redo", redo_reason="又坏了")
    assert (entry.closed_at, due(entry, "redo"), due(entry, "handle")) == (None, date(2023, 3, 20), None)
    entry = go(entry, date(2023, 3, 14), "submit")
    assert due(go(entry, date(2023, 3, 14), "send_back", who="赵恒", review_note="再看"), "redo") == date(2023, 3, 20)


def test_feedback_when_supervised_is_due_in_three_working_days(make: Make, go: Go):
    entry = go(make(), date(2023, 3, 10), "dispatch", "sign", "contact")
    entry = go(entry, date(2023, 3, 10), "supervise", who="孙立", supervision="listed")
    assert due(entry, "feedback") == date(2023, 3, 15)
    assert due(go(entry, date(2023, 3, 13), "report_progress", who="何伟", progress="已到场"), "feedback") is None


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("accept",),
        ("dispatch",),
        ("dispatch", "sign"),
        ("dispatch", "sign", "contact"),
        ("dispatch", "sign", "contact", "submit"),
        ("dispatch", "sign", "contact", "submit", "pass"),
        ("dispatch", "sign", "contact", "submit", "pass", "call_back"),
        ("dispatch", "sign", "contact", "submit", "pass", "call_back", "close", "redo"),
    ],
)
def test_open_appeal_when_in_any_state_has_a_running_clock(make: Make, go: Go, keys: tuple[str, ...]):
    given = {"redo_reason": "又坏了"} if "redo" in keys else {}
    entry = go(make(), date(2023, 3, 7), *keys[: -1 if given else None])
    entry = go(entry, date(2023, 3, 7), "redo", **given) if given else entry
    assert entry.due_at is not None


def test_closed_appeal_when_looked_at_has_no_running_clock(make: Make, go: Go):
    entry = go(make(), date(2023, 3, 7), *("dispatch", "sign", "contact", "submit", "pass", "call_back", "close"))
    assert (entry.due_at, Clock.objects.filter(entry=entry.pk, stopped_at=None).count()) == (None, 0)


def told(town: Town, entry: Appeal, moment: datetime) -> list[tuple[str, str]]:
    with clock.at(moment):
        sweep.sweep(town)
    return sorted(Notice.objects.filter(card__entry=entry.pk).values_list("clock_key", "post"))


def test_handling_when_late_tells_head_then_leader_then_chief(make: Make, go: Go, town: Town):
    entry = go(make(), date(2023, 3, 7), "dispatch", "sign", "contact")
    assert told(town, entry, clock.instant(date(2023, 3, 23))) == []
    near = [("handle", "office_clerk"), ("handle", "office_head")]
    assert told(town, entry, clock.instant(date(2023, 3, 24))) == near
    assert told(town, entry, clock.instant(date(2023, 3, 26))) == sorted(near * 2)
    over = [*near * 2, ("handle", "office_head")]
    assert told(town, entry, clock.instant(date(2023, 3, 28))) == sorted(over)
    assert told(town, entry, clock.instant(date(2023, 3, 29))) == sorted([*over, ("handle", "leader")])
    last = [*over, ("handle", "leader"), ("handle", "chief")]
    assert told(town, entry, clock.instant(date(2023, 4, 3))) == sorted(last)


def test_amended_kind_when_the_clock_runs_counts_anew(make: Make, cast: Cast, book: AppealBook):
    entry = make(date(2023, 3, 6), kind="enquiry")
    assert due(entry, "handle") == date(2023, 3, 8)
    with clock.at(date(2023, 3, 7)):
        entry = verbs.amend(book, entry, {"kind": "投诉"}, by=cast["苏婉"], why="听错了")
    assert due(entry, "handle") == date(2023, 3, 27)
    assert entry.due_at is not None and clock.local_day(entry.due_at) == date(2023, 3, 7)
