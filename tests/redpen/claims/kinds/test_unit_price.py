"""Quantity times unit price."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "unit-price"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("收购辣椒2.5万斤，每斤3元，收购款7.5万元。", ("2.5万斤", "3元", "7.5万元")),
        ("种植水稻1.2万亩，亩产500公斤，总产量6000吨。", ("1.2万亩", "500公斤", "6000吨")),
        ("流转土地300亩，租金800元/亩，租金共计24万元。", ("300亩", "800元/亩", "24万元")),
    ],
)
def test_unit_price_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("收购辣椒2.5万斤，每斤3元，收购款9.5万元。", "likely"),
        ("种植水稻1.2万亩，亩产500公斤，总产量4200吨。", "likely"),
    ],
)
def test_unit_price_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "粮食总产84万斤，最高亩产达到969公斤，种植面积1.2万亩。",
    ],
)
def test_unit_price_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []
