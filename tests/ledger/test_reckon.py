"""Reckoning: laws that hold for any budget, start, pauses and calendar; and that the words say the date."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taizhang.base import clock, workdays
from taizhang.ledger.deadline import Budget, Unit
from taizhang.ledger.reckon import explain, reckon

STARTS = st.builds(clock.instant, st.dates(date(2023, 1, 1), date(2025, 6, 30)), st.times())
COUNTED = st.sampled_from([Unit.WORKDAY, Unit.DAY, Unit.HOUR])
BUDGETS = st.builds(Budget, st.integers(0, 60), COUNTED, st.booleans())


@st.composite
def started_with_pauses(draw) -> tuple[datetime, list[tuple[datetime, datetime]]]:
    """A start and up to three pauses after it, one after the other."""
    start = at = draw(STARTS)
    spans = []
    for _ in range(draw(st.integers(0, 3))):
        begin = at + timedelta(hours=draw(st.integers(1, 200)))
        at = begin + timedelta(hours=draw(st.integers(0, 300)))
        spans.append((begin, at))
    return start, spans


@given(started_with_pauses(), BUDGETS, st.integers(0, 30))
def test_reckon_when_extended_is_never_earlier(start_and_pauses, budget, more):
    start, pauses = start_and_pauses
    assert reckon(start, budget, more, pauses).at >= reckon(start, budget, 0, pauses).at


@given(started_with_pauses(), BUDGETS)
def test_reckon_when_paused_is_never_earlier(start_and_pauses, budget):
    start, pauses = start_and_pauses
    assert reckon(start, budget, 0, pauses).at >= reckon(start, budget).at


@given(STARTS, BUDGETS)
def test_reckon_when_never_paused_is_never_before_the_start(start, budget):
    assert reckon(start, budget).at >= start


@given(STARTS, st.integers(0, 60), st.integers(0, 20))
def test_reckon_when_extended_equals_the_longer_budget(start, n, more):
    for unit in (Unit.WORKDAY, Unit.DAY, Unit.HOUR):
        assert reckon(start, Budget(n, unit), more) == reckon(start, Budget(n + more, unit))


@given(STARTS, st.integers(1, 60))
def test_reckon_when_counted_in_working_days_ends_on_one_with_that_many_between(start, n):
    due = reckon(start, Budget(n, Unit.WORKDAY))
    day = clock.local_day(due.at)
    assert workdays.is_workday(day)
    assert workdays.between(clock.local_day(start), day) == n


@given(STARTS, st.integers(0, 60))
def test_reckon_when_counted_in_days_rolls_off_days_of_rest_only_if_told_to(start, n):
    raw = clock.local_day(start) + timedelta(days=n)
    assert clock.local_day(reckon(start, Budget(n, Unit.DAY, roll=False)).at) == raw
    rolled = clock.local_day(reckon(start, Budget(n, Unit.DAY, roll=True)).at)
    assert rolled == workdays.roll(raw)


@given(STARTS, st.integers(1, 40), st.integers(0, 200), st.integers(0, 100), st.integers(0, 100))
def test_reckon_when_a_pause_is_cut_in_two_is_the_same(start, n, after, first, second):
    a = start + timedelta(hours=after)
    b, c = a + timedelta(hours=first), a + timedelta(hours=first + second)
    for unit in (Unit.WORKDAY, Unit.DAY, Unit.HOUR):
        budget = Budget(n, unit, roll=False)
        assert reckon(start, budget, 0, [(a, c)]) == reckon(start, budget, 0, [(a, b), (b, c)])


@given(STARTS, st.integers(1, 30), st.integers(0, 40), st.integers(0, 40))
def test_reckon_when_paused_after_it_was_due_is_not_saved_by_it(start, n, late, long):
    """A pause cannot make good what was already missed."""
    for unit in (Unit.WORKDAY, Unit.DAY, Unit.HOUR):
        budget = Budget(n, unit)
        due = reckon(start, budget).at
        begin = due + timedelta(days=late + 1)
        assert reckon(start, budget, 0, [(begin, begin + timedelta(days=long))]).at == due


@given(started_with_pauses(), BUDGETS, st.integers(0, 9))
def test_explain_when_read_to_its_end_says_the_due_date(start_and_pauses, budget, more):
    start, pauses = start_and_pauses
    due = reckon(start, budget, more, pauses)
    lines = [x for x in explain(start, budget, more, pauses) if x.startswith("到期：")]
    day = clock.local_day(due.at)
    wanted = clock.wall(due.at) if budget.unit == Unit.HOUR else f"{day.year}年{day.month}月{day.day}日"
    assert lines == [f"到期：{wanted}"]


@given(STARTS, st.integers(1, 30))
def test_reckon_when_beyond_the_published_calendar_is_provisional(start, n):
    far = clock.instant(workdays.horizon() + timedelta(days=1 + n))
    assert reckon(far, Budget(n, Unit.WORKDAY)).provisional
    due = reckon(start, Budget(n, Unit.WORKDAY))
    assume(clock.local_day(due.at) <= workdays.horizon())
    assert not due.provisional


@pytest.mark.parametrize(
    ("start", "budget", "due"),
    [
        # 5 working days from Friday 10 November 2023: the weekend between does not count
        (date(2023, 11, 10), Budget(5, Unit.WORKDAY), date(2023, 11, 17)),
        # over the Spring Festival of 2024 with its make-up Sundays 4 and 18 February
        (date(2024, 2, 2), Budget(5, Unit.WORKDAY), date(2024, 2, 8)),
        (date(2024, 2, 9), Budget(2, Unit.WORKDAY), date(2024, 2, 19)),
        # ten days from 29 September 2023 end on 9 October; the last day of a rest week rolls
        (date(2023, 9, 20), Budget(10, Unit.DAY), date(2023, 10, 7)),
        (date(2023, 9, 20), Budget(10, Unit.DAY, roll=False), date(2023, 9, 30)),
    ],
)
def test_reckon_when_the_calendar_is_known_gives_the_date(start, budget, due):
    assert clock.local_day(reckon(clock.instant(start), budget).at) == due


def test_explain_when_a_weekend_lies_between_says_so():
    with clock.at(date(2023, 11, 10)):
        lines = explain(clock.instant(date(2023, 11, 10)), Budget(5, Unit.WORKDAY))
    assert lines == ["自 2023年11月10日 起 5 个工作日，当日不计", "11、12日周末", "到期：2023年11月17日"]


def test_explain_when_paused_and_extended_says_both():
    start = clock.instant(date(2023, 11, 13))
    pause = (clock.instant(date(2023, 11, 14)), clock.instant(date(2023, 11, 16)))
    lines = explain(start, Budget(2, Unit.WORKDAY), 1, [pause])
    assert lines == [
        "自 2023年11月13日 起 2 个工作日，当日不计",
        "批准延期 1 个工作日",
        "2023年11月14日 至 2023年11月16日 暂停，不计",
        "18、19日周末",
        "到期：2023年11月20日",
    ]
