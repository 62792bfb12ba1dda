"""What stands near a number, and which period and place it means."""

import pytest

from taizhang.base.period import Period
from taizhang.reports import near, recognise
from taizhang.reports.near import Names, Near
from taizhang.town.models import Town
from taizhang.town.places import places


def around(text: str, at: int = 0) -> Near:
    return near.near(text, recognise.found(text))[at]


def test_words_when_in_other_clauses_stand_further_off() -> None:
    found = around("开展夜访。受理诉求106宗，办结率达93%，群众满意。", 1)
    assert (found.own, found.rest, found.upto) == ("办结率达93%", "", "办结率达")
    assert (found.sentence, found.before) == ("受理诉求106宗,", "开展夜访。")


def test_items_of_a_list_when_numbered_are_each_their_own() -> None:
    text = "安排6个项目建管网、安排1个项目治垃圾、安排2个排洪站。"
    assert [around(text, n).own for n in range(3)] == ["安排6个项目建管网", "安排1个项目治垃圾", "安排2个排洪站"]


def test_noun_when_behind_the_number_is_the_numbers() -> None:
    assert around("辖区15个村委会通过62名法律明白人。").own == "辖区15个村委会通过"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("全年接到诉求743件。", "2023"),
        ("2022年接到诉求743件。", "2022"),
        ("上年接到诉求743件。", "2022"),
        ("上半年接到诉求743件。", "2023H1"),
        ("2022年下半年接到诉求743件。", "2022H2"),
        ("三季度接到诉求743件。", "2023Q3"),
        ("第1季度接到诉求743件。", "2023Q1"),
        ("12月份接到诉求743件。", "2023-12"),
        ("1-6月接到诉求743件。", "2023H1"),
        ("1至9月接到诉求743件。", "2023-01-01..2023-09-30"),
        ("12月20日前接到诉求743件。", "2023"),
        ("自2019年以来不断改进，接到诉求743件。", "2023"),
        ("上半年摸底。接到诉求743件。", "2023"),
        ("2022年接到诉求700件，2023年接到诉求743件。", "2022"),
    ],
)
def test_period_when_named_in_the_sentence_is_that_one(text: str, key: str) -> None:
    assert near.period(around(text), Period.year(2023)).key == key


def test_year_when_the_report_is_of_a_part_of_it_is_the_reports_own_period() -> None:
    assert near.period(around("2023年接到诉求743件。"), Period.half(2023, 1)).key == "2023H1"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("东埇村发现隐患8处。", "东埇村"),
        ("东埇村委会开展检查，发现隐患8处。", "东埇村"),
        ("西坡村发现隐患8处。", "西㙍村"),
        ("鳌头圩发现隐患8处。", "鳌头社区"),
        ("东埇小学发现隐患8处。", "青石镇"),
        ("对东埇村小学检查，发现隐患8处。", "青石镇"),
        ("东埇村带头，全镇发现隐患8处。", "青石镇"),
        ("东埇村带头。发现隐患8处。", "青石镇"),
        ("青石镇发现隐患8处。", "青石镇"),
    ],
)
def test_place_when_named_is_found_by_any_of_its_names(town: Town, text: str, name: str) -> None:
    map_ = places(town)
    assert near.place(around(text), Names(map_), map_.root).name == name
