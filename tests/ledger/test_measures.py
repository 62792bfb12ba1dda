"""Measures: each an aggregate over its own rows, over exact periods, in either counting basis."""

from datetime import date

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import link, void
from tests.ledger.sayings import errand, step

MARCH, APRIL = Period.parse("2025-03"), Period.parse("2025-04")


@pytest.fixture
def figure(cast):
    """A measure's value for the hotline clerk."""
    book = shelf["errand"]
    return lambda key, period=MARCH: book.measure(key).value(book.visible_to(cast["苏婉"]), period)


def _opened(cast, day: int, **more):
    with clock.at(date(2025, 3, day)):
        return errand(cast["苏婉"], received_at=f"2025-03-{day:02} 09:00", **more)


def test_count_when_entries_fall_in_the_period_counts_them(cast, figure):
    for day in (1, 15, 31):
        _opened(cast, day)
    assert (figure("received"), figure("received", APRIL), figure("received", Period.parse("2025Q1"))) == (3, 0, 3)


def test_count_when_one_is_struck_out_leaves_it_away(cast, figure):
    _opened(cast, 3)
    void(shelf["errand"], _opened(cast, 4), by=cast["苏婉"], why="录重")
    assert figure("received") == 1


def test_distinct_when_entries_are_one_matter_counts_it_once(cast, figure):
    a, b, _ = _opened(cast, 3), _opened(cast, 4), _opened(cast, 5)
    link(Card.objects.get(entry=a.pk), Card.objects.get(entry=b.pk), by=cast["苏婉"])
    assert (figure("received"), figure("matters")) == (3, 2)


def test_sum_mean_and_median_when_fields_are_numbers(cast, figure):
    for day, heads in ((3, 1), (4, 2), (5, 9)):
        _opened(cast, day, heads=str(heads))
    assert (figure("people"), figure("average"), figure("middle")) == (12, 4.0, 2.0)
    _opened(cast, 6, heads="4")
    assert figure("middle") == 3.0


def test_sum_mean_and_median_when_there_is_nothing(figure):
    assert (figure("people"), figure("average"), figure("middle")) == (0, None, None)


def test_stock_when_closed_later_was_open_at_the_end(cast, figure):
    entry = _opened(cast, 30)
    _opened(cast, 31)
    with clock.at(date(2025, 4, 2)):
        step(entry, "answer", cast["何伟"], answer="已办")
        step(entry, "finish", cast["赵恒"])
    assert (figure("open"), figure("open", APRIL), figure("closed", APRIL)) == (2, 1, 1)
    assert figure("open", Period.parse("2025-02")) == 0


def test_on_time_when_answered_late_or_not_at_all_counts_against(cast, figure):
    """Enquiries have two working days: one is met, one is late, one is still open."""
    met, late, _ = (_opened(cast, 3, kind="咨询", title=t) for t in "甲乙丙")
    with clock.at(date(2025, 3, 5)):
        step(met, "answer", cast["何伟"], answer="已办")
    with clock.at(date(2025, 3, 6)):
        step(late, "answer", cast["何伟"], answer="已办")
    assert figure("reply_on_time") == pytest.approx(100 / 3)
    assert figure("reply_on_time", APRIL) is None


def test_on_time_when_sent_back_counts_an_entry_once(cast, figure):
    entry = _opened(cast, 3, kind="咨询")
    with clock.at(date(2025, 3, 4)):
        step(entry, "answer", cast["何伟"], answer="一")
        step(entry, "send_back", cast["赵恒"])
        step(entry, "answer", cast["何伟"], answer="二")
    assert figure("reply_on_time") == 100


def test_on_time_when_the_rows_are_opened_are_the_denominator(cast):
    book = shelf["errand"]
    entries = [_opened(cast, 3, kind="咨询", title=t) for t in "甲乙"]
    rows = book.measure("reply_on_time").rows(book.visible_to(cast["苏婉"]), MARCH)
    assert set(rows) == set(entries)


def test_value_when_another_may_see_less_counts_what_they_see(cast):
    book = shelf["errand"]
    _opened(cast, 3)
    _opened(cast, 4, office="平安办")
    seen = {
        n: book.measure("received").value(book.visible_to(cast[n]), MARCH) for n in ("苏婉", "何伟", "林岚", "韩空")
    }
    assert seen == {"苏婉": 2, "何伟": 1, "林岚": 1, "韩空": 0}
