"""What a period is held against: whole with whole, a part with the same days."""

from datetime import date

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.faces.console.numbers import times

TODAY = date(2024, 5, 6)


@pytest.fixture(autouse=True)
def _today():
    with clock.at(TODAY):
        yield


def _against(key: str, **more: bool) -> tuple[str, str, str, bool]:
    found = times.against(Period.parse(key), **more)
    return found.before.key, found.before_name, found.same.key, found.one


def test_a_period_that_is_over_when_compared_is_held_against_whole_ones():
    assert _against("2024-04") == ("2024-03", "上月", "2023-04", False)
    assert _against("2024Q1") == ("2023Q4", "上季度", "2023Q1", False)
    assert _against("2023") == ("2022", "上年", "2022", True)
    assert _against("2024-04@21") == ("2024-03@21", "上一统计月", "2023-04@21", False)


def test_a_period_that_still_runs_when_compared_is_held_against_the_same_days():
    assert _against("2024-05") == ("2024-04-01..2024-04-06", "上月同期", "2023-05-01..2023-05-06", False)
    assert _against("2024") == ("2023-01-01..2023-05-06", "上年同期", "2023-01-01..2023-05-06", True)


def test_a_number_reported_for_whole_periods_when_compared_has_no_part():
    assert _against("2024", part=False) == ("2023", "上年", "2023", True)


def test_a_month_shorter_than_this_one_when_compared_is_taken_to_its_end():
    with clock.at(date(2024, 3, 30)):
        assert _against("2024-03")[0] == "2024-02-01..2024-02-29"


def test_months_of_a_trend_when_the_period_has_not_ended_stop_with_this_one():
    assert [p.key for p in times.months_to(Period.year(2024), 3)] == ["2024-03", "2024-04", "2024-05"]
    assert [p.key for p in times.months_to(Period.month(2023, 1), 2)] == ["2022-12", "2023-01"]


def test_the_period_after_when_it_is_a_range_follows_only_whole_months():
    found = [
        times.after(Period.parse(k)) for k in ("2023", "2023-12", "2024-01-01..2024-02-29", "2024-01-02..2024-01-05")
    ]
    assert [p.key if p else None for p in found] == ["2024", "2024-01", "2024-03-01..2024-04-30", None]


def test_slots_of_a_trend_when_named_bring_the_year_with_the_first_and_with_january():
    found = times.row_of(Period.month(2024, 2), 3)
    assert [times.short(p, first=n == 0) for n, p in enumerate(found)] == ["23年12月", "24年1月", "2月"]
    assert [times.short(Period.parse(k)) for k in ("2024", "2024Q2", "2024H1", "2024-W10")] == [
        "2024", "24年二季", "24年上", "3.4",
    ]  # fmt: skip
