"""Numbers as a reader wants to see them in one line of arithmetic."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from taizhang.redpen.figures.normal import plain
from taizhang.redpen.model import Figure


def rounded(value: Fraction, places: int) -> str:
    """Half up, trailing zeros of the decimals dropped: 92.45, 100."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    text = str(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Fraction, places: int) -> str:
    """A value that is already in percent, with its sign."""
    return f"{rounded(value, places)}%"


def number(value: Fraction, unit: str = "") -> str:
    """A plain value with 万 or 亿 where that reads better: 49390000 元 is 4939万元."""
    size = abs(value)
    if size >= 10**8:
        return f"{rounded(value / 10**8, 4)}亿{unit}"
    if size >= 10**5 or (size >= 10**4 and value.denominator == 1 and value % 1000 == 0):
        return f"{rounded(value / 10**4, 4)}万{unit}"
    return f"{rounded(value, 2)}{unit}"


def short(figure: Figure) -> str:
    """The figure's own digits and scale without its unit, for the left side of an equation."""
    text = plain(figure.text).strip()
    unit = figure.unit
    return text[: -len(unit)] if unit and unit != "%" and text.endswith(unit) else text


def places_of(figure: Figure) -> int:
    """How many decimals the figure was written with."""
    digits = plain(figure.text).replace(" ", "").replace("\n", "")
    _, dot, tail = digits.partition(".")
    count = 0
    for character in tail if dot else "":
        if not character.isdigit():
            break
        count += 1
    return count
