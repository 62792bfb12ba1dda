"""Closed intervals of exact fractions: what the stated precision of a number permits.

A number written as 12.1 may be a rounded 12.05…12.15 or a cut 12.1…12.2; both are honoured everywhere,
so that a contradiction between intervals is one that no unshown digit can mend.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included."""

    low: Fraction
    high: Fraction

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Interval") -> "Interval":
        ends = (self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high)
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: "Interval") -> "Interval | None":
        """Divide; None when the divisor may be zero, since then any quotient is possible."""
        if other.low <= 0 <= other.high:
            return None
        return self * Interval(1 / other.high, 1 / other.low)

    def scaled(self, by: Fraction | int) -> "Interval":
        """Multiply both ends by `by`, which must not be negative."""
        return Interval(self.low * by, self.high * by)

    def root(self, n: int) -> "Interval":
        """The n-th root of a positive interval, widened by one part in 10^9 for the float arithmetic."""
        slack = Fraction(1, 10**9)
        low = Fraction(float(max(self.low, Fraction(0))) ** (1 / n))
        high = Fraction(float(max(self.high, Fraction(0))) ** (1 / n))
        return Interval(low * (1 - slack), high * (1 + slack))

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __contains__(self, value: Fraction) -> bool:
        return self.low <= value <= self.high


def point(value: Fraction | int) -> Interval:
    """The interval of one exact value."""
    return Interval(Fraction(value), Fraction(value))


def total(parts: list[Interval]) -> Interval:
    """The sum of the intervals; zero for none."""
    return Interval(sum((p.low for p in parts), Fraction(0)), sum((p.high for p in parts), Fraction(0)))
