"""Satisfaction out of its classes."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "rate"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("满意620件、基本满意24件、不满意126件；满意率80.5%。", ("620件", "24件", "126件", "80.5%")),
        ("满意620件、基本满意24件、不满意126件；满意度83.6%。", ("620件", "24件", "126件", "83.6%")),
    ],
)
def test_satisfaction_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("满意620件、基本满意24件、不满意126件；满意度81.9%。", "likely"),
    ],
)
def test_satisfaction_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]
