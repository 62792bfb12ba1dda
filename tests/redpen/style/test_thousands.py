"""千 and 百 after Arabic digits."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("服务群众3千余人。", [("digits-with-qian", "3千")]),
        ("栽树5百棵。", [("digits-with-qian", "5百")]),
    ],
)
def test_thousands_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "服务群众3000余人。",
        "装机3千瓦。",
        "提高2百分点。",
        "投入3万余元。",
        "修路5千米。",
    ],
)
def test_thousands_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
