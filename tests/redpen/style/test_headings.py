"""Headings whose numbers jump, repeat or change their form."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("一、回顾\n甲。\n二、产业\n乙。\n3、治理\n丙。\n四、民生\n丁。\n", [("heading-form", "3、")]),
        ("一、回顾\n甲。\n二、产业\n乙。\n四、民生\n丁。\n", [("heading-jump", "四、")]),
        ("一、回顾\n甲。\n一、产业\n乙。\n", []),
        ("（一）回顾\n甲。\n（二）产业\n乙。\n（二）民生\n丙。\n", [("heading-repeat", "（二）")]),
        ("第一部分 回顾\n甲。\n第三部分 计划\n乙。\n", [("heading-jump", "第三部分")]),
    ],
)
def test_headings_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "一、回顾\n（一）产业\n甲。\n（二）民生\n乙。\n二、计划\n（一）产业\n丙。\n",
        "一、回顾\n甲。\n计划\n一、产业\n乙。\n",
        "1.水稻；2.玉米。\n3.大豆。\n",
        "一、回顾\n1.甲\n2.乙\n二、计划\n1.丙\n",
        "1.2万亩已种。\n3.4万亩待种。\n",
    ],
)
def test_headings_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
