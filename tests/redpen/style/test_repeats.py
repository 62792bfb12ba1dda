"""Words written twice."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("推进的的各项工作。", [("repeated-word", "的的")]),
        ("要加强加强管理。", [("repeated-word", "加强加强")]),
        ("建设美丽乡村建设美丽乡村。", [("repeated-word", "建设美丽乡村建设美丽乡村")]),
    ],
)
def test_repeats_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "达到目的的办法。",
        "为了了解实情。",
        "问题存在在基层。",
        "参与与支持。",
        "以及及时办理。",
        "是是非非。",
        "一个项目一个项目地抓。",
        "和和美美。",
    ],
)
def test_repeats_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
