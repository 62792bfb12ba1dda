"""A year left over from last year."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n一、2030年工作回顾\n甲。\n二、2030年工作安排\n乙。\n",
            [("leftover-year", "2030年")],
        ),
        (
            "东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n一、2029年工作回顾\n甲。\n二、2031年工作安排\n乙。\n",
            [("leftover-year", "2029年")],
        ),
    ],
)
def test_leftover_year_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n一、2030年工作回顾\n甲。\n二、2031年工作安排\n乙。\n",
        "东塘镇工作报告\n2031年12月3日在镇人民代表大会会议上\n一、2031年工作回顾\n甲。\n二、2032年工作安排\n乙。\n",
        "一、2030年工作安排\n甲。\n",
    ],
)
def test_leftover_year_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
