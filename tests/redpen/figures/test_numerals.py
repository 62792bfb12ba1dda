"""Chinese numerals."""

from fractions import Fraction

import pytest

from taizhang.redpen.figures.numerals import value_of


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("七", 7),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("一百三十五万", 1_350_000),
        ("两千四百零六", 2406),
        ("七十二亿六千万", 7_260_000_000),
        ("一亿一千三百万", 113_000_000),
        ("一九五七", 1957),
        ("二〇二四", 2024),
        ("三百八十四点九八", Fraction("384.98")),
        ("零点六", Fraction("0.6")),
        ("二点五万", 25_000),
    ],
)
def test_numeral_when_it_is_one_number(word: str, value: int | Fraction) -> None:
    read = value_of(word)
    assert read is not None
    assert read[0] == value


@pytest.mark.parametrize("word", ["三五", "二三", "点五", "一点", "十点十", "三百一二"])
def test_numeral_when_it_is_not(word: str) -> None:
    assert value_of(word) is None
