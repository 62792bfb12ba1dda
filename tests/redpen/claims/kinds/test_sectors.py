"""Sectors of an economy."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "sum"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("工农业总产值30亿元，其中农业总产值17亿元，工业总产值14.5亿元。", "likely"),
    ],
)
def test_sectors_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "工农业总产值30亿元，其中农业总产值17亿元，工业总产值13亿元。",
        "生产总值18亿元，农业总产值14亿元。",
    ],
)
def test_sectors_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []


WHOLE = (
    "社会总产值158亿元，增长{}%。工业总产值132亿元，增长27%，其中规上工业121亿元。"
    "农业总产值13.5亿元，增长9%。第三产业总产值12.5亿元，增长10%。"
)


def test_sectors_when_growth_lies_where_its_parts_put_it() -> None:
    text = WHOLE.format("23.8")
    assert [holds for holds, _ in relations(text, "weighted-growth")] == [True]
    assert [holds for holds, _ in relations(text, "sum")] == [True]
    assert alarms(text) == []


def test_sectors_when_growth_lies_elsewhere() -> None:
    assert alarms(WHOLE.format("20.1")) == [("likely", "weighted-growth")]


def test_sectors_when_the_whole_stands_behind_them() -> None:
    text = "农业总产值3.6亿元，工业总产值8.4亿元，全镇工农业总产值{}亿元。"
    assert [holds for holds, _ in relations(text.format(12), "sum")] == [True]
    assert alarms(text.format(14)) == [("likely", "sum")]


def test_sectors_when_constant_prices_move_it_a_little() -> None:
    assert alarms(WHOLE.format("23.2")) == []


def test_sectors_when_one_verb_serves_them_all() -> None:
    text = (
        "全区生产总值完成100.4亿元，同比增长11.4%。一产、二产、三产分别完成24.2亿元、50.1亿元、26.1亿元，"
        "同比分别增长4%、15.6%、12.2%。"
    )
    assert relations(text, "sum") == [(True, ("100.4亿元", "24.2亿元", "50.1亿元", "26.1亿元"))]
    assert [holds for holds, _ in relations(text, "weighted-growth")] == [True]
    assert alarms(text.replace("50.1", "51.0")) == [("likely", "sum")]
