"""Where the grid lines of an axis of whole numbers stand."""

from itertools import count
from math import ceil


def ticks(highest: int, about: int = 4) -> list[int]:
    """Whole, evenly spaced ticks from 0 to at least `highest`, at most `about` steps of 1, 2 or 5 times a power of ten.

    Counts have no halves, so the step is never below 1; an axis without any value still shows 0 and 1.
    """
    if highest < 0:
        raise ValueError("a count cannot be below nought")
    step = next(size * 10**power for power in count() for size in (1, 2, 5) if size * 10**power * about >= highest)
    last = max(step, -(-highest // step) * step)
    return list(range(0, last + 1, step))


def span(lowest: float, highest: float, about: int = 4) -> list[int]:
    """The same for values that may lie below nought or between whole numbers: from nought or below to the highest."""
    if lowest >= 0:
        return ticks(ceil(highest), about)
    step = ticks(ceil(max(highest, 0) - lowest), about)[1]
    return list(range(-step * ceil(-lowest / step), step * max(ceil(highest / step), 0) + 1, step))
