"""Counts and rates as figures say them."""


def cut(rate: float) -> str:
    """A rate with one decimal, cut and not rounded: 99.96 is not everything."""
    return f"{int(rate * 10 + 1e-9) / 10:g}"


def number(value: float) -> str:
    """A count or a sum without a tail of noughts."""
    return f"{value:,.10g}" if value else "0"


def rate(over: float, under: float) -> str:
    """A rate in percent, cut at one decimal; a dash where there is nothing to divide by."""
    return f"{cut(100 * over / under)}%" if under else "—"
