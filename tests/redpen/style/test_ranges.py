"""Ranges written with a hyphen."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("每村配备4-5人。", [("hyphen-range", "4-5人")]),
        ("1-9月完成投资。", [("hyphen-range", "1-9月")]),
        ("增长6%－6.5%。", [("hyphen-range", "6%－6.5%")]),
        ("规划（2031-2035年）。", [("hyphen-range", "2031-2035年")]),
    ],
)
def test_ranges_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "每村配备4~5人。",
        "1—9月完成投资。",
        "电话0759-5551234户。",
        "编号A-12-13号。",
        "2031-01-02日。",
        "执行GB/T 9704-2012年版。",
        "比分9-5个球。",
        "型号5-3-2件。",
    ],
)
def test_ranges_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
