"""Good days of a year."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "days"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("优良天数351天，优良率96.2%。", ("351天", "96.2%")),
        ("优良天数300天，优良率82%。", ("300天", "82%")),
    ],
)
def test_days_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("优良天数310天，优良率90%。", "likely"),
    ],
)
def test_days_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "优良天数249天，同比增加8天。",
    ],
)
def test_days_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []
