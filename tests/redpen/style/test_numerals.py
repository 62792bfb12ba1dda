"""Arabic and Chinese numerals mixed."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("新增2十户。", [("mixed-numerals", "2十")]),
        ("二O三一年工作。", [("mixed-numerals", "二O三一年")]),
        ("全年新建公厕12座，改造危房35户，安置一百二十户。", [("chinese-count", "一百二十户")]),
    ],
)
def test_numerals_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "二〇三一年工作。",
        "十四五规划。",
        "第二十8次。",
        "第十5个专题。",
        "三五天内办结。",
    ],
)
def test_numerals_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
