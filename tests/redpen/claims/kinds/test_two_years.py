"""Two years side by side."""

from tests.redpen.claims.said import alarms, relations


def test_two_years_when_the_growth_follows() -> None:
    text = "2022年完成投资10亿元，2023年完成投资12亿元，同比增长20%。"
    assert relations(text, "multiple") == [(True, ("10亿元", "12亿元", "20%"))]
    assert alarms(text) == []


def test_two_years_when_it_does_not() -> None:
    assert alarms("2022年完成投资10亿元，2023年完成投资12亿元，同比增长40%。") == [("likely", "multiple")]
    assert alarms("去年完成2.91亿元，今年完成3.62亿元，同比增长34.1%。") == [("likely", "multiple")]


def test_two_years_when_a_year_lies_between_says_nothing() -> None:
    assert alarms("2021年完成投资10亿元，2023年完成投资12亿元，同比增长40%。") == []
