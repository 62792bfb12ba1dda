"""The same quantity twice."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "repeated"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("生猪年末存栏数2.41万头。养殖稳定，生猪年末存栏数2.41万头。", ("2.41万头", "2.41万头")),
    ],
)
def test_repeated_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("生猪年末存栏数2.41万头。养殖稳定，生猪年末存栏数2.14万头。", "look"),
    ],
)
def test_repeated_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "新增企业12家。新增企业15家。",
    ],
)
def test_repeated_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []
