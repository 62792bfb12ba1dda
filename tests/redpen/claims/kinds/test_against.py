"""A level against its base."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "multiple"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("技术人员175人，比上年的58人增长两倍。", ("175人", "58人", "两倍")),
        ("收入达160万元，是2019年80万元的2倍。", ("160万元", "80万元", "2倍")),
        ("达到13697.5亿元，较2019年末的9323.1亿元增加4374.4亿元。", ("13697.5亿元", "9323.1亿元", "4374.4亿元")),
        ("财政收入5200万元，比上年4800万元增长8.3%。", ("5200万元", "4800万元", "8.3%")),
    ],
)
def test_against_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("收入达160万元，是2019年80万元的3倍。", "sure"),
        ("财政收入5200万元，比上年4800万元增长12.3%。", "sure"),
        ("人均收入9860元，比上年的8965元增加895元，增长12%。", "sure"),
    ],
)
def test_against_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


def test_against_when_both_are_percentages_compares_points() -> None:
    text = "城镇化率达到58.2%，比2020年的54.1%提高4.1个百分点。"
    assert relations(text, "multiple") == [(True, ("58.2%", "54.1%", "4.1个百分点"))]
    assert alarms(text.replace("4.1个", "5.1个")) == [("sure", "multiple")]


def test_against_when_the_base_opens_the_sentence() -> None:
    text = "刑事案件比上年的120起下降30起，降幅25%。"
    assert relations(text, "multiple") == [(True, ("120起", "30起", "25%"))]
    assert alarms(text) == []
    assert alarms(text.replace("25%", "30%")) == [("sure", "multiple")]
