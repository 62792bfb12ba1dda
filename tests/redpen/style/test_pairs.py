"""Quotes, brackets and title marks without their other half."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("以“百村示范为统领，推进工作。", [("unpaired", "“")]),
        ("以百村示范”为统领。", [("unpaired", "”")]),
        ("依据《村规民约执行。", [("unpaired", "《")]),
        ("完成（其中新建9座。", [("unpaired", "（")]),
        ("“先干，“再说”。", [("unpaired", "“")]),
    ],
)
def test_pairs_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "以“百村示范”为统领。",
        "1）先办；2）后补。",
        "（一）回顾",
        "依据《\n村规民约\n》执行。",
        "新建公厕(含改建）9座。",
        "“一村‘一品’”。",
        "共建（甲“乙）丙”。",
        "rock’n’roll节。",
    ],
)
def test_pairs_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
