"""Each times count."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "each"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("辖区15个村委会共计配备62名，各行政村配备4-5人。", ("15个", "4-5人", "62名")),
        ("10名教师每人带3名学员，共30名学员。", ("10名", "3名", "30名")),
        ("每村安排资金50万元，20个村共安排1000万元。", ("20个", "50万元", "1000万元")),
    ],
)
def test_each_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("辖区15个村委会共计配备82名，各行政村配备4-5人。", "likely"),
        ("每村安排资金50万元，20个村共安排1200万元。", "likely"),
    ],
)
def test_each_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "托管土地2.8万亩，农户每亩增收400元，村集体累计增收1000万元。",
    ],
)
def test_each_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []
