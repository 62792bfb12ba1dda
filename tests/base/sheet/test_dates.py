from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base.sheet import Doubt, Value, read_date, read_dates

TODAY = date(2023, 12, 20)


def days(*isos: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(iso) for iso in isos)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        (date(2023, 11, 5), "2023-11-05"),
        (datetime(2023, 11, 5, 9, 30), "2023-11-05"),  # noqa: DTZ001  a cell has no time zone
        ("2023-11-05", "2023-11-05"),
        ("2023/11/5", "2023-11-05"),
        ("2023.11.5", "2023-11-05"),
        ("2023年11月5日", "2023-11-05"),
        ("2023年11月05日 10:30", "2023-11-05"),
        ("2023/2/28 11:25:05", "2023-02-28"),
        ("2023-11-05T10:30:00", "2023-11-05"),
        ("2023年11月5日 星期日", "2023-11-05"),
        ("二〇二三年十一月二十日", "2023-11-20"),
        ("20231105", "2023-11-05"),
        (20231105, "2023-11-05"),
        (45235, "2023-11-05"),
        (45235.75, "2023-11-05"),
    ],
)
def test_read_date_when_it_is_certain(value: Value, iso: str) -> None:
    assert read_date(value, today=TODAY) == date.fromisoformat(iso)


@pytest.mark.parametrize("value", [None, ""])
def test_read_date_when_the_cell_is_empty(value: Value) -> None:
    assert read_date(value, today=TODAY) is None


@pytest.mark.parametrize(
    ("value", "options", "why"),
    [
        (11.3, ("2023-11-03", "2023-11-30", "2022-11-03", "2022-11-30"),
         "“11.3”Excel 会去掉末尾的 0，可能是 3 日，也可能是 30 日；没有写年份：请选定是哪一天。"),
        (11.4, ("2023-11-04", "2022-11-04"), "“11.4”没有写年份：请选定是哪一天。"),
        (10.15, ("2023-10-15", "2022-10-15"), "“10.15”没有写年份：请选定是哪一天。"),
        (2.3, ("2023-02-03", "2022-02-03"), "“2.3”没有写年份：请选定是哪一天。"),
        (12.3, ("2023-12-03", "2022-12-03", "2022-12-30", "2023-12-30"),
         "“12.3”Excel 会去掉末尾的 0，可能是 3 日，也可能是 30 日；没有写年份：请选定是哪一天。"),
        ("11.2号", ("2023-11-02", "2022-11-02"), "“11.2号”没有写年份：请选定是哪一天。"),
        ("11月2日", ("2023-11-02", "2022-11-02"), "“11月2日”没有写年份：请选定是哪一天。"),
        ("12月31日", ("2022-12-31", "2023-12-31"), "“12月31日”没有写年份：请选定是哪一天。"),
        (2023.1, ("2023-01-01", "2023-10-01"),
         "“2023.1”只有年和月，没有日；Excel 会去掉末尾的 0，也可能是 10 月：请选定是哪一天。"),
        (2023.09, ("2023-09-01",), "“2023.09”只有年和月，没有日：请选定是哪一天。"),
        ("2023年5月", ("2023-05-01",), "“2023年5月”只有年和月，没有日：请选定是哪一天。"),
        ("23.11.5", ("2023-11-05",), "“23.11.5”年份只有两位：请选定是哪一天。"),
        ("05/11/2023", ("2023-05-11", "2023-11-05"), "“05/11/2023”月和日的先后不清楚：请选定是哪一天。"),
        ("2023-02-30", (), "“2023-02-30”2023 年没有 2 月 30 日：请填写完整的年月日。"),
        ("13.5", (), "“13.5”没有这一天：请填写完整的年月日。"),
        ("5号", (), "“5号”只有日，没有年和月：请填写完整的年月日。"),
        ("上周三", (), "“上周三”看不出是哪一天：请填写完整的年月日。"),
        (7, (), "“7”看不出是哪一天：请填写完整的年月日。"),
        (True, (), "“True”这不是日期：请填写完整的年月日。"),
    ],
)  # fmt: skip
def test_read_date_when_it_must_be_asked(value: Value, options: tuple[str, ...], why: str) -> None:
    read = read_date(value, today=TODAY)
    assert isinstance(read, Doubt)
    assert (read.options, read.why, read.prefer) == (days(*options), why, None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("11.2号", date(2021, 11, 2)),
        (10.15, date(2021, 10, 15)),
        (11.3, days("2021-11-03", "2021-11-30")),
        (2.29, ()),
    ],
)
def test_read_date_when_a_person_has_said_the_year(value: Value, expected: object) -> None:
    read = read_date(value, today=TODAY, year=2021)
    assert (read.options if isinstance(read, Doubt) else read) == expected


def test_read_dates_when_the_order_of_rows_speaks_for_one() -> None:
    column: list[Value] = [11.28, 11.29, 11.3, 12.04, 12.05]
    read = read_dates(column, today=TODAY, year=2023)
    assert read[2] == Doubt(
        "11.3",
        days("2023-11-03", "2023-11-30"),
        "“11.3”Excel 会去掉末尾的 0，可能是 3 日，也可能是 30 日：请选定是哪一天。",
        date(2023, 11, 30),
        "前面的行是11月29日，后面的行是12月4日，按次序应是11月30日。",
    )
    down = read_dates(column[::-1], today=TODAY, year=2023)
    assert isinstance(down[2], Doubt)
    assert down[2].prefer == date(2023, 11, 30)


def test_read_dates_when_both_options_fit_or_rows_are_in_no_order() -> None:
    both = read_dates([11.01, 11.02, 11.3, 12.04], today=TODAY, year=2023)
    none = read_dates([11.28, 3.05, 11.3, 1.04, 7.15], today=TODAY, year=2023)
    assert [d.prefer for d in (both[2], none[2]) if isinstance(d, Doubt)] == [None, None]


def test_read_dates_when_other_rows_have_the_year() -> None:
    read = read_dates(["2021.12.04", "11.2号", "2021.12.05"], today=TODAY)[1]
    assert read == Doubt(
        "11.2号",
        days("2023-11-02", "2022-11-02"),
        "“11.2号”没有写年份：请选定是哪一天。",
    )
    assert read_dates(["2022.12.04", "11.2号"], today=TODAY)[1] == Doubt(
        "11.2号",
        days("2022-11-02", "2023-11-02"),
        "“11.2号”没有写年份：请选定是哪一天。",
        date(2022, 11, 2),
        "写了年份的行都是2022年。",
    )


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d"]),
)
def test_read_date_when_written_in_full(day: date, form: str) -> None:
    assert read_date(day.strftime(form), today=TODAY) == day


@given(st.dates(date(1970, 1, 1), date(2099, 12, 31)))
def test_read_date_when_it_is_a_serial_number(day: date) -> None:
    assert read_date((day - date(1899, 12, 30)).days, today=TODAY) == day


@given(st.dates(date(2023, 1, 1), date(2023, 12, 20)))
def test_read_date_when_a_number_lost_its_zero_always_offers_the_truth(day: date) -> None:
    """Whatever day was typed as 月.日 into a number cell, it is among the options, and nothing is taken for certain."""
    read = read_date(float(f"{day.month}.{day.day}"), today=TODAY)
    assert isinstance(read, Doubt)
    assert day in read.options


@given(st.lists(st.none() | st.text(max_size=12) | st.floats(allow_nan=False, allow_infinity=False) | st.integers()))
def test_read_dates_when_given_anything(column: list[Value]) -> None:
    read = read_dates(column, today=TODAY)
    assert len(read) == len(column)
    for one in read:
        assert one is None or isinstance(one, date | Doubt)
        if isinstance(one, Doubt):
            assert one.prefer is None or one.prefer in one.options


def test_read_dates_when_a_column_is_long() -> None:
    column: list[Value] = [
        float(f"{d.month}.{d.day}") for d in (date(2023, 1, 1) + timedelta(days=i // 300) for i in range(90_000))
    ]
    read = read_dates(column, today=TODAY, year=2023)
    wrong = [
        i for i, one in enumerate(read)
        if isinstance(one, Doubt) and one.prefer not in (None, date(2023, 1, 1) + timedelta(days=i // 300))
    ]  # fmt: skip
    assert (len(read), wrong) == (90_000, [])
