"""A decrease told in multiples."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("发案数减少2倍。", [("decrease-in-multiples", "减少2倍")]),
        ("成本下降了三倍。", [("decrease-in-multiples", "下降了三倍")]),
    ],
)
def test_decrease_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "产量增长2倍。",
        "用时缩短一半。",
        "排放降低30%。",
        "降低到原来的三分之一，倍感振奋。",
    ],
)
def test_decrease_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
