"""What came in is what was closed and what is open."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "balance"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("受理信访120件，办结112件，正在办理8件。", ("120件", "112件", "8件")),
        ("实施工程12项，已完成9项，正在实施3项。", ("12项", "9项", "3项")),
        (
            "报告分解为48项任务，完成了46项，根据情况取消1项，由于客观原因有1项没有完成。",
            ("48项", "46项", "1项", "1项"),
        ),
    ],
)
def test_balance_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("受理信访120件，办结112件，正在办理18件。", "likely"),
        ("发现隐患267处，整改276处。", "likely"),
    ],
)
def test_balance_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "受理120件，办结112件，不予受理3件。",
        "受理120件，含往年结转共办结131件。",
    ],
)
def test_balance_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []


def test_balance_when_questions_are_collected() -> None:
    text = "共收集问题68条，已整改60条，正在整改8条。"
    assert alarms(text) == []
    assert alarms(text.replace("8条。", "5条。")) == [("likely", "balance")]
