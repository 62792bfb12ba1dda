"""Announced counts and what is listed."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "enumeration"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("办好3件民生实事：①修建村道。②改造水厂。③新建公厕。", ("3件",)),
        ("提出6项指标。提出8项指标。以上共计14项指标。", ("14项", "6项", "8项")),
    ],
)
def test_enumeration_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("办好4件民生实事：①修建村道。②改造水厂。③新建公厕。", "likely"),
        ("提出6项指标。提出8项指标。以上共计15项指标。", "likely"),
    ],
)
def test_enumeration_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "办好3件民生实事，成效明显。",
    ],
)
def test_enumeration_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []


SPREAD = "年内完成{}项民生工程，其中城建工程2项：(1)修路(2)建桥。教育工程3项：三所学校改造。水利工程1项：饮水安全。"


def test_enumeration_when_parts_are_spread_over_sentences() -> None:
    assert (True, ("6项", "2项", "3项", "1项")) in relations(SPREAD.format(6), KIND)
    assert alarms(SPREAD.format(6)) == []
    assert alarms(SPREAD.format(7)) == [("likely", "enumeration")]
