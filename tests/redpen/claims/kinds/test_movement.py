"""From one value to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.redpen.claims.said import alarms, relations

KIND = "from-to"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("收入由4800元增长到10800元，增长125%。", ("4800元", "10800元", "125%")),
        ("收入由2.5亿元提高到3亿元，增长20%。", ("2.5亿元", "3亿元", "20%")),
        ("企业从16家增加到94家、增长近5倍。", ("16家", "94家", "5倍")),
        ("贫困发生率由5.6%下降到0.4%，下降5.2个百分点。", ("5.6%", "0.4%", "5.2个百分点")),
        ("规上企业由30家增加到36家，净增6家。", ("30家", "36家", "6家")),
        ("里程从28公里增加到35公里。", ("28公里", "35公里")),
        ("收入从8000元跃升到16000元，翻了一番。", ("8000元", "16000元", "一番")),
        ("收入由2019年的673萬元增長到799萬元,增幅18.72%。", ("673萬元", "799萬元", "18.72%")),
    ],
)
def test_movement_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("收入由4800元增长到10800元，增长135%。", "sure"),
        ("企业由30家增加到36家，净增7家。", "sure"),
        ("覆盖率由45%提高到61%，提高26个百分点。", "sure"),
        ("成交额从14.8亿元跃升至42.7亿元，增长4倍。", "sure"),
        ("户数由96户增加到82户。", "likely"),
        ("收入从8000元跃升到13000元，翻了一番。", "likely"),
        ("收入由4800元增长到10800元，增长8倍。", "sure"),
        ("农业产值由2亿元增长到4.05亿元，增长111.5%。", "likely"),
    ],
)
def test_movement_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "种植面积由1200亩扩大到2000多亩，增长70%以上。",
        "成交额从14.8亿元跃升至422.7亿元，增长27倍。",
        "生产总值从68亿元增长到91.8亿元。",
        "全县排名由第11位跃升至第4位。",
    ],
)
def test_movement_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []


@given(st.integers(100, 9000), st.integers(1, 300))
def test_movement_when_the_growth_is_rounded_is_never_alarmed(old: int, grown: int) -> None:
    new = old + old * grown // 100
    stated = f"{(new - old) / old * 100:.1f}"
    if new > old:
        assert alarms(f"人均收入由{old}元增长到{new}元，增长{stated}%。") == []


@given(st.integers(1000, 9000), st.integers(5, 300), st.integers(2, 40))
def test_movement_when_the_growth_is_off_is_found(old: int, grown: int, off: int) -> None:
    new = old + old * grown // 100
    stated = f"{(new - old) / old * 100 + off:.1f}"
    assert alarms(f"人均收入由{old}元增长到{new}元，增长{stated}%。") == [("sure", "from-to")]


def test_movement_when_two_are_listed_pairs_them_in_order() -> None:
    text = "补助标准由160元和55元分别提高到253元和150元。"
    assert relations(text, KIND) == [(True, ("160元", "253元")), (True, ("55元", "150元"))]


def test_movement_when_one_digit_of_the_growth_slipped_although_it_could_round_so() -> None:
    text = "产值由0.9亿元增长到2.1亿元，增长133.3%。"
    assert alarms(text) == []
    assert alarms(text.replace("133.3", "138.3")) == [("likely", KIND)]
    assert alarms(text.replace("133.3", "134.1")) == []


def test_movement_when_told_as_times_of_what_it_was() -> None:
    text = "规上企业由12家增加到36家，是原来的3倍。"
    assert relations(text, KIND) == [(True, ("12家", "36家", "3倍"))]
    assert alarms(text.replace("3倍", "4倍")) == [("sure", KIND)]
