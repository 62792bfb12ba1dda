"""Numbers in one line of arithmetic."""

from fractions import Fraction

import pytest

from taizhang.redpen.claims.arithmetic import number, percent, places_of, rounded, short
from taizhang.redpen.figures import figures_of


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(9800, 106), 2, "92.45"),
        (Fraction(100), 2, "100"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-5, 2), 0, "-3"),
    ],
)
def test_rounded_when_half_goes_up(value: Fraction, places: int, text: str) -> None:
    assert rounded(value, places) == text


def test_number_when_large_takes_its_scale() -> None:
    assert [number(Fraction(v), "元") for v in (49_390_000, 215_000_000, 1200, 30_000)] == [
        "4939万元",
        "2.15亿元",
        "1200元",
        "3万元",
    ]


def test_percent_when_shown() -> None:
    assert percent(Fraction(185, 2), 1) == "92.5%"


def test_short_when_the_unit_is_left_off() -> None:
    assert [short(f) for f in figures_of("办结98宗，投资4939万元，增长9.6%")] == ["98", "4939万", "9.6%"]


def test_places_when_counted() -> None:
    assert [places_of(f) for f in figures_of("增长9.60%，增长9%")] == [2, 0]
