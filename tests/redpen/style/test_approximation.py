"""Two approximations in one number."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("全镇超300多户参加。", [("double-approximation", "超300多")]),
        ("帮助近200余人就业。", [("double-approximation", "近200余")]),
        ("投入约50万元左右。", [("double-approximation", "约50万元左右")]),
        ("完成超过80%以上的任务。", [("double-approximation", "超过80%以上")]),
        ("大约３００余户。", [("double-approximation", "大约３００余")]),
    ],
)
def test_approximation_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "全镇超300户参加。",
        "附近20余家店铺迁走。",
        "节约30余万元。",
        "签约12余个项目。",
        "近3年多来不断改善。",
        "赶超100多家同行。",
        "达2000多头。",
        "商超20多家入驻。",
    ],
)
def test_approximation_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
