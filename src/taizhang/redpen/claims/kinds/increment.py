"""Level, increment and growth: 「财政收入4001万元，比上年增加747万元，增长22.96%」, 747 ÷ (4001 − 747)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.grammar import ADJUSTED, BASE, CHANGE, OPENING_BASE, REAL_TERMS, falls
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import Interval, point
from taizhang.redpen.model import Level

_PRICES = Fraction(4)  # a year's change of prices, in points: constant-price growth may differ by that much
_PLANNED = re.compile(r"占[^,;。]{0,8}(?:计划|任务|预算|目标)[^,;。]{0,4}$")
_ONE_YEAR = re.compile(r"比上年|较上年|比去年|较去年|同比|比20[0-9x]{2}年")


def find(scene: Scene) -> Iterator[Verdict]:
    """Level, then increment and growth in either order."""
    for sentence in scene.sentences:
        quantities = sentence.quantities
        for at in range(1, len(quantities) - 1):
            one, two = quantities[at], quantities[at + 1]
            increment, growth = (two, one) if one.percent else (one, two)
            level = _level_before(quantities[:at], increment)
            if level is not None and _fits(level, increment, growth):
                yield from _check(sentence, level, increment, growth)


def _level_before(before: tuple[Quantity, ...], increment: Quantity) -> Quantity | None:
    """The level the increment is of: right before, or with shares of a plan in between."""
    for quantity in reversed(before[-4:]):
        if quantity.percent or _PLANNED.search(quantity.own):
            continue
        return quantity if quantity.dimension == increment.dimension else None
    return None


def _fits(level: Quantity, increment: Quantity, growth: Quantity) -> bool:
    if not growth.percent or level.percent or increment.percent or level.dimension != increment.dimension:
        return False
    if not level.level or "其中" in increment.lead or BASE.match(level.lead) or OPENING_BASE.search(level.lead):
        return False
    return CHANGE.match(increment.lead) is not None and CHANGE.match(growth.lead) is not None


def _check(sentence: Sentence, level: Quantity, increment: Quantity, growth: Quantity) -> Iterator[Verdict]:
    moved, rate = CHANGE.match(increment.lead), CHANGE.match(growth.lead)
    if moved is None or rate is None or falls(moved["verb"]) != falls(rate["verb"]):
        return
    down = falls(moved["verb"])
    step = min(level.step, increment.step)
    wide, sharp = [
        _rate(a, b, down) for a, b in ((level.wide, increment.wide), (level.sharp(step), increment.sharp(step)))
    ]
    if wide is None or sharp is None:
        return
    sign = "+" if down else "−"
    expression = f"{short(increment.figure)} ÷ ({short(level.figure)} {sign} {short(increment.figure)})"
    cap: Level = "sure"
    if ADJUSTED.search(sentence.text) or REAL_TERMS.search(level.lead):
        far = not Interval(sharp.low - _PRICES, sharp.high + _PRICES).meets(growth.wide)
        nominal = far and _ONE_YEAR.search(increment.lead) and not ADJUSTED.search(sentence.text)
        cap = "likely" if nominal else "look"
    yield judge(
        "growth",
        (level, increment, growth),
        growth,
        wide,
        sharp,
        expression,
        cap=cap,
        what="增量与增幅",
        literal=_rate(point(level.value), point(increment.value), down),
        holds_if="增幅按可比价或同口径计算时可以成立" if cap == "look" else "",
    )


def _rate(level: Interval, increment: Interval, down: bool) -> Interval | None:
    base = level + increment if down else level - increment
    if base.low <= 0:
        return None
    quotient = increment / base
    return None if quotient is None else quotient * point(100)
