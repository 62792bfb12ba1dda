"""Each figure of appeals on a handful of them: the formula, and the list behind the number."""

from datetime import date
from typing import Any

import pytest

from taizhang.base.period import Period
from taizhang.books.appeal.book import AppealBook
from taizhang.books.appeal.model import Appeal
from taizhang.ledger import verbs
from taizhang.ledger.measures import Ratio
from taizhang.ledger.models import Card
from taizhang.town.models import Area
from tests.books.appeal.conftest import Go, Make
from tests.cast import Cast

MARCH = Period.month(2023, 3)
D = date
TO_ANSWERED = ("dispatch", "sign", "contact", "submit", "pass")


@pytest.fixture
def month(make: Make, go: Go, cast: Cast, book: AppealBook) -> dict[str, Appeal]:
    """Six appeals of March 2023, each on its own way (15 working days unless said otherwise)."""
    found: dict[str, Appeal] = {}
    # received Wed 1 March, closed Fri 3 March: 2 working days
    a = go(make(D(2023, 3, 1)), D(2023, 3, 2), *TO_ANSWERED)
    found["quick"] = go(a, D(2023, 3, 3), "call_back", "close")
    # answered in time on 20 March, called back and closed on 24 March, a day after the date: late
    b = go(make(D(2023, 3, 2)), D(2023, 3, 20), *TO_ANSWERED)
    found["late"] = go(b, D(2023, 3, 24), "call_back", "close", solved="否", satisfaction="不满意")
    # the same matter as "quick", told again; returned once with consent; sent back once
    c = make(D(2023, 3, 6), area="西㙍村", channel="mailbox")
    c = go(go(c, D(2023, 3, 6), "dispatch", "sign"), D(2023, 3, 7), "ask_return", who="何伟", return_reason="twice")
    c = go(go(c, D(2023, 3, 7), "grant_return"), D(2023, 3, 7), *TO_ANSWERED)
    c = go(go(c, D(2023, 3, 8), "call_back", solved="否"), D(2023, 3, 8), "redo", redo_reason="没修好")
    c = go(go(c, D(2023, 3, 9), "submit", "pass"), D(2023, 3, 10), "call_back", "close", satisfaction="基本满意")
    found["again"] = c
    # nobody there to call back
    d = go(make(D(2023, 3, 7), phone=None, caller=None, anonymous="是"), D(2023, 3, 8), *TO_ANSWERED)
    found["nameless"] = go(d, D(2023, 3, 8), "close")
    # still open; signed two days late
    e = go(go(make(D(2023, 3, 8), category="01"), D(2023, 3, 8), "dispatch"), D(2023, 3, 13), "sign")
    found["open"] = e
    # not taken on
    found["refused"] = go(make(D(2023, 3, 9)), D(2023, 3, 9), "refuse", refusal="emergency")
    cards = [Card.objects.get(entry=found[n].pk) for n in ("quick", "again")]
    verbs.link(*cards, by=cast["苏婉"])
    return found


RATES: dict[str, tuple[int, int]] = {
    "closing_rate": (4, 5),
    "on_time": (3, 5),  # "late" closed after its date, "open" not at all
    "answered_on_time": (4, 5),
    "sign_on_time": (4, 5),
    "contact_on_time": (3, 4),  # "open" was never contacted; "nameless" has nobody to contact
    "call_back_rate": (3, 4),
    "solved_rate": (2, 3),
    "satisfied_rate": (2, 3),
    "return_rate": (1, 5),
    "redo_rate": (1, 4),
    "repeat_rate": (1, 5),
}
COUNTS: dict[str, list[str]] = {
    "received": ["quick", "late", "again", "nameless", "open"],
    "repeated": ["again"],
    "refused": ["refused"],
    "closed": ["quick", "late", "again", "nameless"],
    "closed_of_received": ["quick", "late", "again", "nameless"],
    "open": ["open"],
    "dispatched": ["quick", "late", "again", "nameless", "open"],
    "returned": ["again"],
    "called": ["quick", "late", "again"],
    "reached": ["quick", "late", "again"],
    "solved": ["quick", "again"],
    "satisfied": ["quick", "again"],
    "closed_called": ["quick", "late", "again"],
    "closed_redone": ["again"],
    "claimed_solved": ["quick", "late", "again", "nameless"],
}


@pytest.fixture
def rows(book: AppealBook, month: dict[str, Appeal], cast: Cast) -> Any:
    """What the leader counts over."""
    return book.visible_to(cast["孙立"])


@pytest.mark.parametrize("key", COUNTS)
def test_count_when_month_is_over_counts_just_these(key: str, book: AppealBook, month: dict[str, Appeal], rows: Any):
    measure = book.measure(key)
    assert not isinstance(measure, Ratio)
    listed = set(measure.rows(rows, MARCH).values_list("pk", flat=True))
    assert listed == {month[name].pk for name in COUNTS[key]}
    assert measure.value(rows, MARCH) == len(COUNTS[key])


@pytest.mark.parametrize("key", RATES)
def test_rate_when_month_is_over_divides_these(key: str, book: AppealBook, rows: Any):
    measure = book.measure(key)
    assert isinstance(measure, Ratio)
    period = Period.range(D(2023, 3, 1), D(2023, 4, 30))  # dates of the open ones fall due here too
    assert measure.parts(rows, period) == RATES[key]
    over, under = RATES[key]
    assert measure.value(rows, period) == 100 * over / under
    assert measure.rows(rows, period).count() == under


def test_measures_when_listed_are_all_tried(book: AppealBook):
    assert {m.key for m in book.measures} == {*COUNTS, *RATES, "matters", "median_days"}


def test_matters_when_two_are_linked_count_once(book: AppealBook, rows: Any):
    assert book.measure("matters").value(rows, MARCH) == 4


def test_median_when_four_are_closed_is_of_working_days(book: AppealBook, rows: Any):
    # quick 2, late 16, again 4, nameless 1
    assert book.measure("median_days").value(rows, MARCH) == 3.0


def test_rate_when_nothing_is_there_has_no_value(book: AppealBook, rows: Any):
    assert book.measure("satisfied_rate").value(rows, Period.month(2022, 3)) is None


def test_counts_when_grouped_add_up_to_the_town(book: AppealBook, rows: Any):
    measure = book.measure("received")
    for field in ("area", "category", "office", "channel"):
        values = {getattr(r, field) for r in rows}
        parts = [measure.value(rows.filter(**{field: v}), MARCH) for v in values]
        assert sum(int(p or 0) for p in parts) == 5
    assert measure.value(rows.filter(area=Area.objects.get(name="西㙍村")), MARCH) == 1


def test_statistical_month_when_it_ends_on_the_20th_counts_to_it(book: AppealBook, rows: Any):
    assert book.measure("closed").value(rows, Period.month21(2023, 3)) == 3
    assert book.measure("closed").value(rows, Period.month21(2023, 4)) == 1


def test_stock_when_asked_of_the_past_counts_what_was_open_then(book: AppealBook, rows: Any):
    on_the_sixth = Period.range(D(2023, 3, 1), D(2023, 3, 6))
    # "quick" was closed on the third; "late" and "again" had come in
    assert book.measure("open").value(rows, on_the_sixth) == 2
