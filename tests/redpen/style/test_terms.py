"""Names that are out of date."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n帮助200户贫困户就业。\n", [("outdated-term", "贫困户")]),
        ("东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n联合工商局检查。\n", [("outdated-term", "工商局")]),
    ],
)
def test_terms_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n帮助200户脱贫户就业。\n",
        "东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n2019年全部贫困户脱贫。\n",
        "东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n原工商局旧址改造。\n",
        "东塘镇工作报告\n2016年2月3日在镇人民代表大会会议上\n帮助200户贫困户。\n",
        "东塘镇工作报告\n2031年2月3日在镇人民代表大会会议上\n帮助非贫困户发展。\n",
    ],
)
def test_terms_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
