"""Average growth over years."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "average"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("五年来，人均收入从18000元增长到23000元，年均增长5%。", ("18000元", "23000元", "5%")),
        ("“十四五”时期，贷款余额由2.57亿元增加到3.52亿元、年均增长6.5%。", ("2.57亿元", "3.52亿元", "6.5%")),
        ("2020年，服装业产值256亿元，比2015年增长57.9%，年均增长9.6%。", ("57.9%", "9.6%")),
        ("2020年，投资139.8亿元，是2015年的2.6倍，年均增长20.6%。", ("2.6倍", "20.6%")),
    ],
)
def test_average_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("五年来，人均收入从18000元增长到23000元，年均增长8%。", "likely"),
        ("2020年，服装业产值256亿元，比2015年增长57.9%，年均增长12.4%。", "likely"),
        ("五年来，人均生产总值从5.6万元增至7.8万元，年均增长4.4%。", "look"),
    ],
)
def test_average_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]
