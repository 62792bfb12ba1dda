"""This report against last year's."""

from tests.redpen.claims.said import alarms, relations

LAST = "2022年，财政收入4800万元，增长5%。生产总值20亿元，增长6%。"


def test_last_year_when_it_holds() -> None:
    text = "2023年，财政收入5200万元，同比增长8.3%。"
    assert relations(text, "last-year", LAST) == [(True, ("5200万元", "8.3%"))]
    assert alarms(text, LAST) == []


def test_last_year_when_it_does_not() -> None:
    assert alarms("2023年，财政收入5200万元，同比增长12.3%。", LAST) == [("likely", "last-year")]


def test_last_year_when_prices_explain_it() -> None:
    assert alarms("2023年，生产总值22亿元，同比增长7%。", LAST) == []


def test_last_year_when_the_growth_is_over_many_years() -> None:
    assert relations("财政收入5200万元，比2018年增长62%。", "last-year", LAST) == []


def test_last_year_when_no_report_is_given() -> None:
    assert relations("财政收入5200万元，同比增长12.3%。", "last-year") == []
