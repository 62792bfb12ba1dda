"""What a kind of claim says of one relation it found in the text."""

from dataclasses import dataclass
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import number, percent, places_of, rounded
from taizhang.redpen.claims.scene import Quantity
from taizhang.redpen.interval import Interval
from taizhang.redpen.model import Level

_RANK: dict[Level, int] = {"sure": 0, "likely": 1, "look": 2, "style": 3}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation with its operands; `level` is None when there is nothing to say about it."""

    kind: str
    operands: tuple[Quantity, ...]
    holds: bool | None
    arithmetic: str = ""
    level: Level | None = None
    message: str = ""
    holds_if: str = ""
    stated: Quantity | None = None  # the operand the finding points at; the last one when not named
    span: tuple[int, int] | None = None  # where the relation stands, when it has words but no operands of its own


def weaker(a: Level, b: Level) -> Level:
    """The less certain of two levels."""
    return a if _RANK[a] >= _RANK[b] else b


def judge(
    kind: str,
    operands: tuple[Quantity, ...],
    stated: Quantity,
    wide: Interval,
    sharp: Interval,
    expression: str,
    *,
    cap: Level = "sure",
    holds_if: str = "",
    what: str = "",
    literal: Interval | None = None,
) -> Verdict:
    """Compare what follows from the operands with what is stated.

    Outside `wide` nothing within the written precision can mend it: `cap`. Outside `sharp`, where the operands are
    taken as precise as their neighbours, it is likely a slip. Within, it holds, unless `literal`, what the digits as
    they stand give, is the stated percentage but for one digit or two that changed places.
    """
    unit = stated.figure.unit
    if cap == "look" and _one_digit_off(sharp, stated):
        cap = "likely"
    stated_as = stated.wide
    if wide.meets(stated_as):
        if sharp.meets(stated_as) and not (literal and _slipped(literal, stated)):
            return Verdict(kind, operands, True, expression, stated=stated)
        cap = weaker(cap, "likely")
        holds_if = holds_if or "各数在未写出的位数上另有零头时可以成立"
    middle = literal.low if literal else (sharp.low + sharp.high) / 2
    shown = percent(middle, 2) if unit == "%" else number(middle / stated.size, unit)
    advice = _advice(middle, stated)
    arithmetic = f"{expression} = {shown}{advice}，文中写 {stated.figure.text}"
    message = (
        f"{what or '前后数字'}对不上：按文中数字算得 {shown}，文中写 {stated.figure.text}，"
        f"请核对原始数据后改正其中一处。"
    )
    return Verdict(kind, operands, None if cap == "look" else False, arithmetic, cap, message, holds_if, stated)


def _one_digit_off(sharp: Interval, stated: Quantity) -> bool:
    """Whether a long percentage differs from the computed one in a single digit: a slip, not another basis."""
    if not stated.percent:
        return False
    written = rounded(stated.figure.value, places_of(stated.figure))
    computed = rounded((sharp.low + sharp.high) / 2, places_of(stated.figure))
    if len(written) != len(computed) or sum(c.isdigit() for c in written) < 4:
        return False
    return sum(a != b for a, b in zip(written, computed, strict=True)) == 1


def _slipped(literal: Interval, stated: Quantity) -> bool:
    """133.3% beside 0.9 → 2.1 but written 138.3%: too near to be another number, too far to be its rounding."""
    if not stated.percent or stated.figure.exactness != "exact":
        return False
    written = rounded(stated.figure.value, places_of(stated.figure))
    computed = rounded(literal.low, places_of(stated.figure))
    if len(written) != len(computed) or sum(c.isdigit() for c in written) < 4:
        return False
    differ = [n for n, (a, b) in enumerate(zip(written, computed, strict=True)) if a != b]
    swapped = (
        len(differ) == 2 and written[differ[0]] == computed[differ[1]] and written[differ[1]] == computed[differ[0]]
    )
    return (len(differ) == 1 and differ[0] < len(written) - 1) or swapped


def _advice(middle: Fraction, stated: Quantity) -> str:
    """，应写 92% 或 92.5%: the rounded value at the written place and at the next."""
    if not stated.percent:
        return ""
    places = places_of(stated.figure)
    choices = dict.fromkeys((percent(middle, places), percent(middle, places + 1)))
    return f"，应写 {' 或 '.join(choices)}"
