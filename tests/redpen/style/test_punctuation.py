"""Half-width marks among Chinese, and marks doubled."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("发放补贴,惠及群众。", [("half-width", ",")]),
        ("开展工作.全年向好。", [("half-width", ".")]),
        ("完成任务。。", [("doubled-mark", "。。")]),
        ("新建、、改造。", [("doubled-mark", "、、")]),
    ],
)
def test_punctuation_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "人口1,234人。",
        "增长3.5%。",
        "时间8:30。",
        "等等……。",
        "官网 www.a.cn，请看。",
    ],
)
def test_punctuation_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
