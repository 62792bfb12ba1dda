"""Cell: an indicator for one place and one period, and where its value comes from."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from taizhang.base.period import Period
from taizhang.indicators.indicator import Definition, Indicator

Source = Literal["ledger", "reported", "none"]


class Ask(NamedTuple):
    """What is asked for: the indicator's key, the area's id, the period."""

    indicator: str
    area: int
    period: Period


@dataclass(frozen=True, slots=True)
class Cell:
    """One number with what it was made of.

    value: in the indicator's unit, unrounded, rates in percent; None where there is nothing to count or divide by.
    over, under: numerator and denominator; of a count `over` is the value and `under` None.
    source: "none" where neither a book nor a report of an office holds it.
    closing: id of the close it was frozen by, None where it is counted now.
    rows_digest: SM3 of its rows with their amounts, "" unless asked for.
    note: who reported it and who approved it; "" for what books hold.
    """

    ask: Ask
    indicator: Indicator
    definition: Definition | None
    value: Decimal | None
    over: Decimal | None = None
    under: Decimal | None = None
    source: Source = "ledger"
    closing: int | None = None
    rows_digest: str = ""
    note: str = ""


def quotient(over: Decimal | None, under: Decimal | None, times: int) -> Decimal | None:
    """A rate or an average; None where there is nothing to divide by."""
    return times * (over or Decimal(0)) / under if under else None
