"""Anniversaries: the year they fall in."""

import pytest

from tests.redpen.claims.said import alarms, relations


@pytest.mark.parametrize(
    "text",
    [
        "2024年是新中国成立75周年。",
        "2021年，是中国共产党成立100周年。",
        "政府工作报告（2024年3月）\n2023年成绩显著，2024年任务繁重，以优异成绩迎接新中国成立75周年！",
        "政府工作报告（2024年3月）\n2023年，隆重庆祝建党102周年。",
    ],
)
def test_anniversary_when_it_holds(text: str) -> None:
    assert relations(text, "anniversary") == [(True, ())]
    assert alarms(text) == []


def test_anniversary_when_the_year_is_named() -> None:
    assert alarms("2023年是中华人民共和国成立70周年。") == [("likely", "anniversary")]


def test_anniversary_when_only_the_report_has_a_year() -> None:
    text = "政府工作报告（2024年3月）\n2023年成绩显著，以优异成绩迎接新中国成立76周年！"
    assert alarms(text) == [("likely", "anniversary")]


def test_anniversary_when_the_year_must_be_guessed() -> None:
    assert alarms("2022年很难，2023年更好，以优异成绩迎接新中国成立78周年！") == [("look", "anniversary")]


def test_anniversary_when_the_event_is_unknown() -> None:
    assert relations("2024年是建厂30周年。", "anniversary") == []
