"""Interval arithmetic: what unshown digits permit."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from taizhang.redpen.interval import Interval, point, total

NUMBER = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


def between(a: Fraction, b: Fraction) -> Interval:
    return Interval(min(a, b), max(a, b))


@given(NUMBER, NUMBER, NUMBER, NUMBER, st.fractions(0, 1), st.fractions(0, 1))
def test_interval_when_combined_holds_every_result(
    a: Fraction, b: Fraction, c: Fraction, d: Fraction, s: Fraction, t: Fraction
) -> None:
    one, two = between(a, b), between(c, d)
    x = one.low + (one.high - one.low) * s
    y = two.low + (two.high - two.low) * t
    assert x + y in one + two
    assert x - y in one - two
    assert x * y in one * two
    quotient = one / two
    if quotient is not None:
        assert x / y in quotient


def test_interval_when_the_divisor_may_be_zero() -> None:
    assert point(1) / Interval(Fraction(-1), Fraction(1)) is None


def test_root_when_taken_back() -> None:
    assert Fraction(2) in Interval(Fraction(32), Fraction(32)).root(5)


def test_total_when_of_none() -> None:
    assert total([]) == point(0)
