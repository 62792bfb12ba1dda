"""Years of two digits."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n项目于30年底完工。\n", [("short-year", "30年")]),
        ("东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n计划31年6月开工。\n", [("short-year", "31年")]),
    ],
)
def test_short_year_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n经营期30年，待遇不变。\n",
        "东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n承包再延长30年上半年签约。\n",
        "东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n2030年底完工。\n",
    ],
)
def test_short_year_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
