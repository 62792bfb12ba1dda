"""Proportions that make a whole."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "proportion"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("三次产业结构为9∶45∶46。", ("9", "45", "46")),
        ("一、二、三产业比重为20.5:35.2:44.3。", ("20.5", "35.2", "44.3")),
        ("三次产业比例为33.3：33.3：33.3。", ("33.3", "33.3", "33.3")),
    ],
)
def test_proportion_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("三次产业结构为9∶45∶48。", "sure"),
        ("三次产业结构为9.2∶46.6∶54.2。", "sure"),
    ],
)
def test_proportion_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "城乡收入比由2.9∶1缩小到2.5∶1。",
        "会议时间：上午8:30-12:00。",
    ],
)
def test_proportion_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []


def test_proportion_when_a_shift_between_two_is_stated() -> None:
    text = "三次产业结构由19.8:41:39.2优化为17.9:43:39.1，第二产业占比提高2个百分点。"
    assert relations(text, KIND)[1:2] == [(True, ("41", "43", "2个百分点"))]
    assert alarms(text) == []
    assert alarms(text.replace("提高2个", "提高4个")) == [("likely", "proportion")]
