"""A share of a whole named elsewhere."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "named-share"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("一般公共预算支出21.8亿元。民生支出16.6亿元，占一般公共预算支出的76%。", ("16.6亿元", "21.8亿元", "76%")),
    ],
)
def test_named_share_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一般公共预算支出21.8亿元。民生支出16.6亿元，占一般公共预算支出的86%。", "likely"),
    ],
)
def test_named_share_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "民生支出16.6亿元，占一般公共预算支出的76%。",
    ],
)
def test_named_share_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []


def test_named_share_when_lists_are_paired_in_order() -> None:
    text = (
        "生产总值1600亿元左右，全部财政收入182亿元。"
        "民营经济增加值和税金约为840亿元和101.6亿元，占生产总值和全部财政收入的52.8%左右和56%左右。"
    )
    assert relations(text, KIND) == [(True, ("840亿元", "1600亿元", "52.8%")), (True, ("101.6亿元", "182亿元", "56%"))]
