"""Completion against a plan."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "plan"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("全年计划投资10亿元，完成投资8.6亿元，完成年度计划的86%。", ("10亿元", "8.6亿元", "86%")),
        ("年度任务50公里，实际完成58公里，超计划16%。", ("50公里", "58公里", "16%")),
    ],
)
def test_plan_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("全年计划投资10亿元，完成投资8.6亿元，完成年度计划的96%。", "likely"),
    ],
)
def test_plan_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "城镇新增就业1200人，完成任务的120%；失业人员再就业300人，完成任务的150%。",
        "完成投资36.9亿元，占年度任务的116.5%。",
    ],
)
def test_plan_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []


def test_plan_when_it_is_the_whole_investment() -> None:
    text = "总投资2.4亿元，完成投资1.8亿元，完成总投资的75%。"
    assert alarms(text) == []
    assert alarms(text.replace("75%", "95%")) == [("likely", "plan")]


def test_plan_when_the_task_of_the_year_is_another_sum_leaves_the_whole_investment_alone() -> None:
    assert alarms("总投资50.4亿元，截至年底完成投资8.9亿元，占年度任务的107.5%。") == []
