"""Rounding half up, and numbers as they are written."""

from decimal import Decimal

import pytest

from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.rounding import rounded, say

RATE, COUNT = catalogue["hazard_rate"], catalogue["hazards_found"]


@pytest.mark.parametrize(
    ("value", "decimals", "want"),
    [("92.4528", 0, "92"), ("92.4528", 1, "92.5"), ("92.5", 0, "93"), ("-0.5", 0, "-1"), ("0.045", 2, "0.05")],
)
def test_value_when_rounded_goes_half_away_from_zero(value: str, decimals: int, want: str):
    assert rounded(Decimal(value), decimals) == Decimal(want)


@pytest.mark.parametrize(
    ("indicator", "value", "decimals", "want"),
    [
        (COUNT, Decimal(98), None, "98"),
        (COUNT, Decimal(1237), None, "1,237"),
        (RATE, Decimal(9800) / 106, None, "92.5"),
        (RATE, Decimal(9800) / 106, 2, "92.45"),
        (RATE, Decimal(100), None, "100"),
        (RATE, Decimal(100), 1, "100.0"),
        (RATE, None, None, "—"),
    ],
)
def test_value_when_said_is_written_as_reports_do(indicator, value, decimals, want):
    assert say(indicator, value, decimals) == want
