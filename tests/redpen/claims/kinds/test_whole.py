"""A whole and its parts."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "whole"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("耕地面积3.2万亩，其中水田2万亩，旱地1.2万亩。", ("3.2万亩", "2万亩", "1.2万亩")),
        (
            "赤字13500亿元，比上年增加1500亿元，其中中央赤字9500亿元，由中央代地方发债4000亿元。",
            ("13500亿元", "9500亿元", "4000亿元"),
        ),
        ("主要目标23项，其中约束性指标11项，预期性指标12项。", ("23项", "11项", "12项")),
        ("争取专项债券2157万元，其中用于学校1542万元，争取到上级资金450万元。", ("2157万元", "1542万元")),
        ("实施项目63个，其中省级5个、市级20个。", ("63个", "5个", "20个")),
    ],
)
def test_whole_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("税收4200万元，其中国税2600万元，地税1700万元。", "likely"),
        ("预算收入2.45亿元，其中：税收1.22亿元，完成预算的100%；非税收入0.43亿元；上级补助收入2.29亿元。", "likely"),
        ("主要目标23项，其中约束性指标11项，预期性指标10项。", "likely"),
        ("培训180人，其中妇女280人。", "likely"),
        ("资金落地21个项目，其中安排6个项目建公厕、安排6个项目修路、安排3个项目治理垃圾、安排2个项目修渠。", "look"),
        ("规上企业70家，其中产值过亿元企业20家、超千万元企业65家。", "look"),
    ],
)
def test_whole_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "播种面积15570亩，其中水稻10800亩，玉米等4770亩，重点发展优质稻7996亩。",
        "企业70家，完成产值84亿元，其中产值过亿元企业20家。",
        "新增公路1.2万公里，其中高速358公里；新建电网90万公里。",
        "新增铁路639公里、其中高铁370公里，新增高速（一级）公路2600公里。",
    ],
)
def test_whole_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []


def test_whole_when_two_counts_stand_side_by_side() -> None:
    text = "低保户426户1023人，其中农村低保380户912人，城镇低保46户111人。"
    assert relations(text, KIND) == [(True, ("426户", "380户", "46户")), (True, ("1023人", "912人", "111人"))]
    assert alarms(text.replace("111人", "121人")) == [("likely", "whole")]


def test_whole_when_the_parts_stand_behind_a_full_stop() -> None:
    text = "引进项目18个，总投资35亿元。其中工业项目10个，农业项目5个，服务业项目3个。"
    assert relations(text, "whole") == [(True, ("18个", "10个", "5个", "3个"))]
    assert alarms(text.replace("3个。", "4个。")) == [("likely", "whole")]
    assert alarms("引进项目18个，总投资35亿元。其中工业项目10个，农业项目5个。") == []


def test_whole_when_the_list_ends_with_the_others_must_be_filled() -> None:
    text = "企业收入1430万元，其中工业669万元、交通211万元、商业410万元、其他140万元。"
    assert alarms(text) == []
    assert alarms(text.replace("211", "112")) == [("likely", "whole")]


def test_whole_when_only_every_rounding_at_its_end_would_do_does_not_add_up() -> None:
    text = "总投资2.4亿元，其中中央资金1.2亿元，省级资金0.8亿元，县级配套0.6亿元。"
    assert alarms(text) == [("likely", "whole")]
    assert alarms(text.replace("0.6", "0.5")) == []


def test_whole_when_the_sentence_before_holds_only_a_date() -> None:
    assert alarms("那是2023年。其中工业项目10个，农业项目5个。2024年。") == []


def test_whole_when_two_parts_behind_a_full_stop_share_it_out() -> None:
    text = "赤字拟安排2380亿元，比去年增加200亿元。其中，中央赤字1550亿元，地方赤字830亿元。"
    assert relations(text, "whole") == [(True, ("2380亿元", "1550亿元", "830亿元"))]
    assert alarms(text.replace("830亿元", "730亿元")) == [("likely", "whole")]
