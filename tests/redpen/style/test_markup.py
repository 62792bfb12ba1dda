"""Marks of the writing program left in the words."""

from collections.abc import Callable

import pytest

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("[bookmark: _GoBack]一是加强学习。", [("stray-markup", "[bookmark: _GoBack]")]),
        ("全年&nbsp;受理。", [("stray-markup", "&nbsp;")]),
        ("见<br/>下文。", [("stray-markup", "<br/>")]),
        ('见 HYPERLINK "http://a.b" 官网。', [("stray-markup", 'HYPERLINK "http://a.b"')]),
        ("如图错误!未找到引用源。所示。", [("stray-markup", "错误!未找到引用源。")]),
        ("{{town}}政府。", [("stray-markup", "{{town}}")]),
        ("第��章。", [("stray-markup", "��")]),
    ],
)
def test_markup_when_wrong(remarks: Remarks, words: str, found: list[tuple[str, str]]) -> None:
    assert remarks(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "投入研发（R&D）经费。",
        "新增规上企业（>2000万元）。",
        "a<b，b>c。",
    ],
)
def test_markup_when_right(remarks: Remarks, words: str) -> None:
    assert remarks(words) == []
