"""Level, increment and growth."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "growth"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("财政收入5200万元，比上年增加400万元，增长8.3%。", ("5200万元", "400万元", "8.3%")),
        ("财政收入5200万元，同比增长8.3%，增收400万元。", ("5200万元", "400万元", "8.3%")),
        ("刑事案件48起，同比减少12起，下降20%。", ("48起", "12起", "20%")),
        ("财政收入8560万元，占年计划8000万元的107%，比上年增长12%，增收917万元。", ("8560万元", "917万元", "12%")),
        ("粮食总产2.4万吨，较上年增产0.1万吨，增长4.3%。", ("2.4万吨", "0.1万吨", "4.3%")),
    ],
)
def test_increment_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("财政收入5200万元，比上年增加400万元，增长9.6%。", "sure"),
        ("劳务收入1420万元，比上年增加420万元，增长30%。", "sure"),
        ("税收收入4100万元，比上年增加200万元，同口径增长7%。", "look"),
        ("生产总值20.5亿元，比上年增加2.1亿元，增长9%。", "look"),
    ],
)
def test_increment_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "生产总值20.5亿元，比上年增加2.1亿元，按可比价格增长6%。",
        "收入5200万元，其中税收增加400万元，增长20%。",
    ],
)
def test_increment_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []
