from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base.period import Period, PeriodError, Unit
from taizhang.base.period_said import of_days, said

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
NAMED = (Unit.YEAR, Unit.HALF, Unit.QUARTER, Unit.MONTH)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2023年", "2023"),
        ("2023年度", "2023"),
        ("2023", "2023"),
        ("2023年上半年", "2023H1"),
        ("2023年第三季度", "2023Q3"),
        ("2023年二季度", "2023Q2"),
        ("2023年 5月份", "2023-05"),
        ("2023年1—6月", "2023H1"),
        ("2023年1-12月", "2023"),
        ("2023年1至5月", "2023-01-01..2023-05-31"),
        ("2023年底", "2023-12-31..2023-12-31"),
        ("2024年2月末", "2024-02-29..2024-02-29"),
        ("2023-12-31", "2023-12-31..2023-12-31"),
        ("2023年11月5日—2024年1月4日", "2023-11-05..2024-01-04"),
        ("2023-01-01..2023-03-31", "2023Q1"),
    ],
)
def test_said_when_written_as_people_write_is_that_period(text: str, key: str) -> None:
    assert said(text).key == key


@pytest.mark.parametrize("text", ["", "去年", "2023年13月", "2023年2月30日", "2023年6—1月"])
def test_said_when_it_names_no_period_says_how_to_write_it(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        said(text)
    assert "请" in str(caught.value)


@given(st.sampled_from(NAMED), DAYS)
def test_said_when_given_the_name_of_a_period_reads_it_back(unit: Unit, day: date) -> None:
    period = Period.containing(unit, day)
    assert (said(str(period)), said(period.key)) == (period, period)
    assert of_days(period.start, period.last).unit == unit


@given(DAYS, st.integers(0, 800))
def test_said_when_given_the_name_of_a_range_reads_it_back(day: date, more: int) -> None:
    period = Period.range(day, day + timedelta(days=more))
    assert said(str(period)) == period
