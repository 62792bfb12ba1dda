"""Rounding and saying a value: half up, as reports do it, where GB/T 8170 alone would round a half to even."""

from decimal import ROUND_HALF_UP, Decimal

from taizhang.indicators.indicator import Indicator

NOTHING = "—"


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The value to so many decimal places, a half away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def say(indicator: Indicator, value: Decimal | None, decimals: int | None = None) -> str:
    """The value as it is written, without its unit: 98, 92.5, 1,237; "—" where there is none.

    decimals: exactly so many; without it the indicator's own, and none for a whole number: 100, not 100.0.
    """
    if value is None:
        return NOTHING
    shown = rounded(value, indicator.decimals if decimals is None else decimals)
    if decimals is None and shown == shown.to_integral_value():
        shown = shown.to_integral_value()
    return f"{shown:,f}"
