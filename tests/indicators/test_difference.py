"""The difference button: two readings of one rate, and the entries between them with the reason."""

from datetime import date

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.indicators.cell import Ask
from taizhang.indicators.difference import difference
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, take

MAY = Period.parse("2025-05")
DEMAND = {"title": "村道积水", "content": "雨后过不去", "area": "东埇村", "category": "道路路灯"}


def _demand(cast, day: date, **more: str):
    with clock.at(day):
        return open_entry(shelf["night_demand"], DEMAND | {"raised_on": day.isoformat()} | more, by=cast["全能"])


def _close(cast, entry, day: date):
    book = shelf["night_demand"]
    with clock.at(day):
        for key, given in (
            ("assign", {"office": "规建办", "owner": "何伟", "grade": "一般"}),
            ("claim", {"outcome": "已疏通", "way": "已解决"}),
            ("close", {"rating": "满意"}),
        ):
            entry = take(book, key, entry, given, by=cast["全能"])
    return entry


@pytest.fixture
def demands(cast):
    """Two raised in May, one of them closed in June; one of April closed in May."""
    april, may, _ = (_demand(cast, d) for d in (date(2025, 4, 15), date(2025, 5, 6), date(2025, 5, 20)))
    return _close(cast, april, date(2025, 5, 8)), _close(cast, may, date(2025, 6, 4))


def test_difference_when_two_readings_differ_names_the_entries_between_them(cast, demands):
    april, _ = demands
    found = difference(Ask("night_closing_rate", cast["全能"].places.root.id, MAY), 0, by=cast["全能"])
    assert (found.first.over, found.first.under, found.first.value) == (0, 2, 0)
    assert (found.second.title, found.second.over, found.second.value) == ("期内办结 ÷ 期内受理", 1, 50)
    assert found.first.only_over.count == 0
    assert [(x.number, x.title, x.why) for x in found.second.only_over.lines] == [
        (april.number, "村道积水", "提出日期 2025-04-15，不在2025年5月内")
    ]
    assert (found.first.only_under.count, found.second.only_under.count) == (0, 0)


def test_difference_when_the_reader_may_not_read_an_entry_counts_it_unseen(cast, demands):
    found = difference(Ask("night_closing_rate", cast["全能"].places.root.id, MAY), 0, by=cast["韩空"])
    only = found.second.only_over
    assert (only.count, only.unseen, only.lines) == (1, 1, ())


def test_difference_when_there_is_no_such_reading_says_so(cast):
    root = cast["全能"].places.root.id
    for key, reading in (("night_closing_rate", 9), ("night_closing_rate", -1), ("fiscal_revenue", 0)):
        with pytest.raises(IndexError):
            difference(Ask(key, root, MAY), reading, by=cast["全能"])
