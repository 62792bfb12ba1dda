"""An average beside its total and count."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "mean"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("发放救助金120万元，救助群众600人，人均2000元。", ("120万元", "600人", "2000元")),
        ("开展培训12期，培训480人次，平均每期40人次。", ("480人次", "12期", "40人次")),
    ],
)
def test_mean_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("发放救助金120万元，救助群众600人，人均2400元。", "likely"),
    ],
)
def test_mean_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]
