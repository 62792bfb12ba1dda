from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base.period import Period, PeriodError, Unit

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
PERIODS = st.builds(Period.containing, st.sampled_from([u for u in Unit if u != Unit.RANGE]), DAYS) | st.builds(
    lambda day, n: Period.range(day, day + timedelta(days=n)), DAYS, st.integers(0, 800)
)


@pytest.mark.parametrize(
    ("key", "start", "last", "label"),
    [
        ("2023", "2023-01-01", "2023-12-31", "2023年"),
        ("2023H1", "2023-01-01", "2023-06-30", "2023年上半年"),
        ("2023H2", "2023-07-01", "2023-12-31", "2023年下半年"),
        ("2023Q1", "2023-01-01", "2023-03-31", "2023年一季度"),
        ("2023Q4", "2023-10-01", "2023-12-31", "2023年四季度"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024年2月"),
        ("2023-12", "2023-12-01", "2023-12-31", "2023年12月"),
        ("2023-W21", "2023-05-22", "2023-05-28", "2023年第21周（5月22日—28日）"),
        ("2021-W53", None, None, None),
        ("2020-W53", "2020-12-28", "2021-01-03", "2020年第53周（12月28日—1月3日）"),
        ("2023-05@21", "2023-04-21", "2023-05-20", "2023年5月（4月21日—5月20日）"),
        ("2023-01@21", "2022-12-21", "2023-01-20", "2023年1月（12月21日—1月20日）"),
        ("2023-01-01..2023-06-30", "2023-01-01", "2023-06-30", "2023年1—6月"),
        ("2023-03-05..2023-03-05", "2023-03-05", "2023-03-05", "2023年3月5日"),
        ("2023-11-05..2024-01-04", "2023-11-05", "2024-01-04", "2023年11月5日—2024年1月4日"),
        ("2023-13", None, None, None),
        ("2023-02-30..2023-03-01", None, None, None),
        ("2023-06-30..2023-01-01", None, None, None),
        ("9999-12-31..9999-12-31", None, None, None),
        ("今年", None, None, None),
    ],
)
def test_parse_when_given_a_key(key: str, start: str | None, last: str, label: str) -> None:
    if start is None:
        with pytest.raises(PeriodError):
            Period.parse(key)
        return
    period = Period.parse(key)
    assert (str(period.start), str(period.last), str(period), period.key) == (start, last, label, key)


@pytest.mark.parametrize(
    ("key", "before", "year_ago"),
    [
        ("2024", "2023", "2023"),
        ("2024H1", "2023H2", "2023H1"),
        ("2024Q1", "2023Q4", "2023Q1"),
        ("2024-01", "2023-12", "2023-01"),
        ("2024-01@21", "2023-12@21", "2023-01@21"),
        ("2020-W53", "2020-W52", "2019-W52"),
        ("2021-W01", "2020-W53", "2020-W01"),
        ("2024-01-01..2024-02-29", "2023-11-01..2023-12-31", "2023-01-01..2023-02-28"),
        ("2024-02-29..2024-03-01", "2024-02-27..2024-02-28", "2023-02-28..2023-03-01"),
        ("2023-03-10..2023-03-12", "2023-03-07..2023-03-09", "2022-03-10..2022-03-12"),
    ],
)
def test_previous_and_same_last_year_when_compared(key: str, before: str, year_ago: str) -> None:
    period = Period.parse(key)
    assert (period.previous().key, period.same_last_year().key) == (before, year_ago)


def test_months_when_a_quarter_a_range_and_a_statistical_month_are_cut() -> None:
    keys = {k: [m.key for m in Period.parse(k).months()] for k in ("2023Q4", "2023-05@21", "2023-12-31..2024-01-01")}
    assert keys == {
        "2023Q4": ["2023-10", "2023-11", "2023-12"],
        "2023-05@21": ["2023-05@21"],
        "2023-12-31..2024-01-01": ["2023-12", "2024-01"],
    }


def test_label_when_a_period_is_given_a_name_of_its_own() -> None:
    named = Period(date(2023, 1, 1), date(2023, 4, 1), "春风行动")
    assert (str(named), named == Period.range(date(2023, 1, 1), date(2023, 3, 31)), named.days()) == (
        "春风行动",
        True,
        90,
    )


def test_period_when_it_ends_before_it_begins() -> None:
    with pytest.raises(PeriodError, match="时段的结束日期早于开始日期：请调换后再试。"):
        Period(date(2023, 1, 1), date(2023, 1, 1))


@given(PERIODS)
def test_previous_when_it_joins_on(period: Period) -> None:
    before = period.previous()
    assert before.end == period.start
    assert before.unit == period.unit
    if period.unit != Unit.RANGE:
        assert before == Period.containing(period.unit, period.start - timedelta(days=1))


@given(PERIODS)
def test_key_when_parsed_back(period: Period) -> None:
    again = Period.parse(period.key)
    assert (again, again.label) == (period, period.label)


@given(st.sampled_from(list(Unit)), DAYS)
def test_containing_when_asked_for_its_day(unit: Unit, day: date) -> None:
    period = Period.containing(unit, day)
    assert day in period
    assert (period.start - timedelta(days=1) in period, period.end in period) == (False, False)


@given(PERIODS)
def test_months_when_they_cover_the_period(period: Period) -> None:
    months = period.months()
    assert all(a.end == b.start for a, b in zip(months, months[1:], strict=False))
    assert months[0].start <= period.start
    assert months[-1].end >= period.end
