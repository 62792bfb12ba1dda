"""What 约, 近, 余 and the last written place permit."""

from fractions import Fraction

import pytest

from taizhang.redpen.figures import figures_of


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("办结98宗", 98, 98),  # a count written out is itself
        ("增长93%", "92.5", 94),  # rounded from below, or cut
        ("投资2.1亿元", 205_000_000, 220_000_000),
        ("规模2000多头", 2000, 3000),
        ("农户超300户", 300, 400),
        ("近5倍", "4", 5),
        ("每村4-5人", 4, 5),
        ("约100公里", 95, 105),
        ("4939万元", "49385000", "49400000"),
    ],
)
def test_words_when_they_bound_a_number(text: str, low: str | int, high: str | int) -> None:
    figure = figures_of(text)[0]
    assert (figure.low, figure.high) == (Fraction(low), Fraction(high))
