from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base import workdays
from taizhang.base.calendar import Calendar, CalendarError

DAYS = st.dates(date(2004, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("2023-01-20", 7, "2023-02-03"),
        ("2023-04-27", 2, "2023-05-04"),
        ("2023-04-27", 10, "2023-05-15"),
        ("2023-04-27", 15, "2023-05-22"),
        ("2023-09-27", 2, "2023-10-07"),
        ("2023-09-27", 10, "2023-10-17"),
        ("2023-09-27", 15, "2023-10-24"),
        ("2024-02-07", 2, "2024-02-09"),
        ("2024-02-07", 10, "2024-02-27"),
        ("2024-02-07", 15, "2024-03-05"),
        ("2024-02-08", 5, "2024-02-21"),
        ("2024-05-10", 1, "2024-05-11"),
        ("2024-09-13", 1, "2024-09-14"),
        ("2024-09-30", 5, "2024-10-12"),
        ("2025-01-27", 5, "2025-02-10"),
        ("2025-09-30", 20, "2025-11-04"),
        ("2025-12-31", 3, "2026-01-06"),
        ("2026-02-14", 1, "2026-02-24"),
        ("2026-09-24", 3, "2026-09-30"),
    ],
)
def test_add_when_holidays_and_made_up_days_lie_between(start: str, n: int, due: str) -> None:
    assert workdays.add(date.fromisoformat(start), n) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "n", "raw", "rolled"),
    [
        ("2024-02-01", 15, "2024-02-16", "2024-02-18"),
        ("2024-01-26", 15, "2024-02-10", "2024-02-18"),
        ("2025-12-18", 60, "2026-02-16", "2026-02-24"),
        ("2023-07-03", 90, "2023-10-01", "2023-10-07"),
    ],
)
def test_roll_when_calendar_days_end_on_a_rest_day(start: str, n: int, raw: str, rolled: str) -> None:
    end = date.fromisoformat(start) + timedelta(days=n)
    assert (end.isoformat(), workdays.roll(end).isoformat()) == (raw, rolled)


@pytest.mark.parametrize(("year", "days"), [(2023, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_between_when_a_whole_year_is_counted(year: int, days: int) -> None:
    assert workdays.between(date(year - 1, 12, 31), date(year, 12, 31)) == days


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2024-02-09", "工作日"),
        ("2024-02-10", "春节"),
        ("2024-02-18", "调休上班"),
        ("2023-10-01", "国庆节"),
        ("2023-11-11", "周末"),
        ("2015-09-03", "抗战胜利70周年纪念日"),
    ],
)
def test_why_when_asked_about_a_day(day: str, reason: str) -> None:
    assert workdays.why(date.fromisoformat(day)) == reason


@pytest.mark.parametrize(
    ("start", "due", "text"),
    [
        (date(2023, 11, 10), date(2023, 11, 17), "11、12日周末"),
        (date(2023, 11, 13), date(2023, 11, 15), ""),
        (date(2023, 11, 10), date(2023, 11, 24), "11、12、18、19日周末"),
        (date(2023, 11, 24), date(2023, 12, 4), "25、26、12月2、3日周末"),
        (date(2024, 4, 29), date(2024, 5, 13), "5月1—5日劳动节；11日调休上班；12日周末"),
        (date(2025, 12, 31), date(2026, 1, 6), "2026年1月1—3日元旦；4日调休上班"),
    ],
)
def test_explain_when_rest_days_lie_inside(start: date, due: date, text: str) -> None:
    assert workdays.explain(start, due) == text


def test_horizon_when_days_lie_on_either_side_of_it() -> None:
    edge = workdays.horizon()
    assert (edge.month, edge.day) == (12, 31)
    assert [workdays.provisional(d) for d in (edge, edge + timedelta(days=1))] == [False, True]


def small() -> Calendar:
    return Calendar({date(2030, 10, 1): "国庆节"}, {date(2030, 9, 29): "国庆节"}, date(2030, 12, 31), "small")


def test_use_when_another_calendar_overrides() -> None:
    before = workdays.current()
    with workdays.use(small()):
        seen = [workdays.is_workday(date(2030, 9, 29)), workdays.is_workday(date(2030, 10, 1)), workdays.horizon()]
    assert seen == [True, False, date(2030, 12, 31)]
    assert workdays.current() is before


def test_adopt_when_a_town_loads_a_newer_calendar() -> None:
    workdays.adopt(small())
    try:
        assert workdays.current().version == "small"
    finally:
        workdays.adopt(None)
    assert workdays.current() is workdays.published()


NOTICE = """{"year": 2031, "papers": [], "days": [
  {"name": "元旦", "date": "2030-12-31", "isOffDay": true},
  {"name": "元旦", "date": "2031-01-01", "isOffDay": true},
  {"name": "元旦", "date": "2031-01-04", "isOffDay": false}]}"""


def test_with_year_when_the_notice_also_settles_the_december_before() -> None:
    newer = small().with_year(NOTICE)
    assert newer.horizon == date(2031, 12, 31)
    assert [newer.why(d) for d in (date(2030, 12, 31), date(2031, 1, 1), date(2031, 1, 4), date(2030, 10, 1))] == [
        "元旦",
        "元旦",
        "调休上班",
        "国庆节",
    ]
    assert newer.version.startswith("small+2031:")
    assert small().with_year(NOTICE.replace("01-04", "01-05")).version != newer.version


def test_with_year_when_a_year_is_corrected() -> None:
    corrected = small().with_year({"year": 2030, "days": [{"name": "国庆节", "date": "2030-10-02", "isOffDay": True}]})
    assert [corrected.is_workday(date(2030, 10, d)) for d in (1, 2)] == [True, False]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "这不是放假安排文件：需要 holiday-cn 格式的 JSON，含 year 和 days（date、name、isOffDay）。"),
        ('{"year": 2031, "days": []}', "2031年的放假安排还是空的：请等国务院办公厅的通知公布后再导入。"),
        (
            '{"year": 2031, "days": [{"name": "元旦", "date": "2032-01-01", "isOffDay": true}]}',
            "2032-01-01 不属于2031年的放假安排：请检查文件。",
        ),
    ],
)
def test_with_year_when_the_file_is_of_no_use(text: str, message: str) -> None:
    with pytest.raises(CalendarError) as caught:
        small().with_year(text)
    assert str(caught.value) == message


def test_add_when_the_number_is_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        workdays.add(date(2024, 1, 1), -1)


@given(DAYS, st.integers(1, 120))
def test_add_when_undone_by_between(day: date, n: int) -> None:
    due = workdays.add(day, n)
    assert workdays.is_workday(due)
    assert workdays.between(day, due) == n
    assert workdays.between(due, day) == -n


@given(DAYS, st.integers(0, 400))
def test_between_when_counted_one_by_one(day: date, span: int) -> None:
    days = [day + timedelta(days=i) for i in range(1, span + 1)]
    assert workdays.between(day, day + timedelta(days=span)) == sum(map(workdays.is_workday, days))


@given(DAYS)
def test_roll_when_applied_twice(day: date) -> None:
    rolled = workdays.roll(day)
    assert workdays.is_workday(rolled)
    assert workdays.roll(rolled) == rolled
    assert not any(workdays.is_workday(day + timedelta(days=i)) for i in range((rolled - day).days))
