"""The commands of indicators and closes, as they are typed."""

import pytest

from tests.faces.cli.room import Room

BY = ("--by", "wujing")


@pytest.fixture
def office(room: Room) -> Room:
    """With somebody who closes and somebody who reopens."""
    for name, called, post in (("wujing", "吴静", "party_office"), ("zhoumin", "周敏", "chief")):
        room.well("person", "add", name, called)
        room.well("appoint", name, post)
    return room


def test_indicators_when_asked_for_a_place_and_a_domain_lists_them(office: Room):
    said = office.well("indicators", "--period", "2023", "--area", "东埇村", "--domain", "平安夜访").splitlines()
    assert said[:4] == ["东埇村，2023年", "", "平安夜访", "  参加夜访干部            0人次"]
    assert "  夜访诉求办结率          —（0 ÷ 0）" in said


def test_indicators_when_the_map_holds_the_number_counts_villages(office: Room):
    assert "  行政村（社区）          2个" in office.well("indicators", "--period", "2023").splitlines()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--period", "去年"), "看不懂时段“去年”"),
        (("--area", "南山村"), "青石镇没有“南山村”这个辖区"),
        (("--at", "年底"), "看不懂日期“年底”"),
        (("--domain", "气象"), "没有“气象”这一类"),
    ],
)
def test_indicators_when_asked_what_is_not_there_says_how_to_ask(office: Room, words: tuple[str, ...], said: str):
    assert office.refused("indicators", *words).startswith(said)


def test_close_when_typed_freezes_and_reopens_and_verifies(office: Room):
    said = office.well("close", "2023", *BY, "--note", "经办公会审定")
    assert said.startswith("青石镇：2023年已封账，")
    assert "（已封账）" in office.well("indicators", "--period", "2023")
    assert "（已封账）" not in office.well("indicators", "--period", "2023", "--live")
    assert office.refused("close", "2023", *BY).startswith("2023年已于")
    assert office.refused("close", "2023", *BY, "--reopen", "重核") == "重开由分管领导或主要领导决定。"
    assert "封账 1 次" in office.well("verify")
    assert "已重开" in office.well("close", "2023", "--by", "zhoumin", "--reopen", "漏报两件")
    assert office.refused("close", "2023", "--by", "zhoumin", "--reopen", "再看") == "2023年没有封账，不用重开。"
