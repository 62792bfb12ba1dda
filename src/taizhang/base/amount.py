"""Amounts as people write them: 5000 元, 1200.5 元, not 5000.00."""

from decimal import Decimal


def plain(value: Decimal) -> str:
    """A decimal number without a tail of noughts and without an exponent."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
