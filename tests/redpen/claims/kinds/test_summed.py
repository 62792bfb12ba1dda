"""Counts and their stated total."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "sum"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("办理建议36件、提案20件，合计56件。", ("36件", "20件", "56件")),
        ("下辖12个行政村、3个社区，共15个村（社区）。", ("12个", "3个", "15个")),
        ("共办理建议提案56件（建议36件、提案20件）。", ("56件", "36件", "20件")),
    ],
)
def test_summed_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("办理建议36件、提案20件，合计58件。", "likely"),
        ("共办理建议提案56件（建议36件、提案22件）。", "likely"),
    ],
)
def test_summed_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "新增企业6家，总数达36家。",
        "17家企业共5类20多种产品入选。",
        "投资100亿元的甲厂、投资20亿元的乙厂和投资65亿元的丙厂（二期）开工。",
    ],
)
def test_summed_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []


def test_summed_when_a_part_is_itself_called_a_total() -> None:
    text = "本年收入共为2973万元，上年结转收入101万元，收入总数为3074万元。"
    assert relations(text, KIND) == [(True, ("2973万元", "101万元", "3074万元"))]
    assert alarms(text.replace("3074", "3047")) == [("likely", KIND)]


def test_summed_when_only_the_word_stands_between_list_and_total() -> None:
    text = "新建公厕12座、垃圾中转站3座、污水处理站5座，共计20座。"
    assert alarms(text) == []
    assert alarms(text.replace("20座", "22座")) == [("likely", KIND)]


def test_summed_when_the_halves_make_the_year() -> None:
    text = "上半年完成42项，下半年完成53项，全年共完成95项。"
    assert alarms(text) == []
    assert alarms(text.replace("95项", "98项")) == [("likely", KIND)]
