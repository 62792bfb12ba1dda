"""A number that was to be filled in later."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("接待游客XX万人次。", [("placeholder", "XX")]),
        ("新建____户。", [("placeholder", "____")]),
        ("收入为（数据待核实）。", [("placeholder", "（数据待核实）")]),
    ],
)
def test_placeholder_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "购置XXL号工装。",
        "引进×光机。",
        "（待定稿后）印发。",
    ],
)
def test_placeholder_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
