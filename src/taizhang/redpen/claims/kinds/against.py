"""A level against its base: 「技术人员175人，比上年的58人增长两倍」, 「是2011年8亿元的2.6倍」."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.grammar import ADJUSTED, BASE, CHANGE, OPENING_BASE, REAL_TERMS, falls
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import Interval, point
from taizhang.redpen.model import Level

_OF = re.compile(r"^的?(?:近|约|超过)?$")


def find(scene: Scene) -> Iterator[Verdict]:
    """Three quantities: the level, the base it is held against, and by how much."""
    for sentence in scene.sentences:
        for level, base, change in zip(
            sentence.quantities, sentence.quantities[1:], sentence.quantities[2:], strict=False
        ):
            points = level.percent and base.percent and "百分点" in change.figure.unit
            if level.dimension != base.dimension or not BASE.match(base.lead) or not (level.level or points):
                continue
            if CHANGE.match(base.lead):
                continue
            yield from _check(sentence, level, base, change)
            yield from _second(sentence, base, change)
        if sentence.quantities and OPENING_BASE.search(sentence.quantities[0].lead):
            yield from _opening(sentence)


def _opening(sentence: Sentence) -> Iterator[Verdict]:
    """比上年的120起下降30起，降幅25%: the base opens the sentence, the level is left unsaid."""
    for base, increment in zip(sentence.quantities[:1], sentence.quantities[1:2], strict=False):
        if base.dimension == increment.dimension and not base.percent:
            yield from _second(sentence, base, increment)


def _second(sentence: Sentence, base: Quantity, increment: Quantity) -> Iterator[Verdict]:
    """比上年的8965元增加895元，增长10%: the growth is the increment over the base."""
    growth = next((q for q in sentence.quantities if q.index > increment.index), None)
    if growth is None or not growth.percent or increment.dimension != base.dimension:
        return
    one, two = CHANGE.match(increment.lead), CHANGE.match(growth.lead)
    real = REAL_TERMS.search(sentence.text) or ADJUSTED.search(sentence.text)
    if one is None or two is None or falls(one["verb"]) != falls(two["verb"]) or real:
        return
    step = min(base.step, increment.step)
    wide, sharp = increment.wide / base.wide, increment.sharp(step) / base.sharp(step)
    if wide is not None and sharp is not None:
        yield judge(
            "multiple",
            (base, increment, growth),
            growth,
            wide * point(100),
            sharp * point(100),
            f"{short(increment.figure)} ÷ {short(base.figure)}",
            what="增量、基数与增幅",
        )


def _check(sentence: Sentence, level: Quantity, base: Quantity, change: Quantity) -> Iterator[Verdict]:
    unit = change.figure.unit
    moved = CHANGE.match(change.lead)
    if moved is None and not (unit == "倍" and _OF.match(change.lead)):
        return
    down = moved is not None and falls(moved["verb"])
    step = min(level.step, base.step)
    if change.dimension == level.dimension or level.percent:
        yield _difference(level, base, change, step, down)
        return
    wide = _change(level.wide, base.wide, unit, down, moved is not None)
    sharp = _change(level.sharp(step), base.sharp(step), unit, down, moved is not None)
    if wide is None or sharp is None:
        return
    cap: Level = "sure"
    if REAL_TERMS.search(level.lead) or ADJUSTED.search(sentence.text):
        cap = "look"
    quotient = f"{short(level.figure)} ÷ {short(base.figure)}"
    expression = quotient if moved is None else (f"1 − {quotient}" if down else f"{quotient} − 1")
    yield judge(
        "multiple",
        (level, base, change),
        change,
        wide,
        sharp,
        expression,
        cap=cap,
        what="与基数相比的幅度",
        literal=_change(point(level.value), point(base.value), unit, down, moved is not None),
    )


def _difference(level: Quantity, base: Quantity, change: Quantity, step: Fraction, down: bool) -> Verdict:
    """达到13亿元，较上年的9亿元增加4亿元."""
    high, low = (base, level) if down else (level, base)
    return judge(
        "multiple",
        (level, base, change),
        change,
        high.wide - low.wide,
        high.sharp(step) - low.sharp(step),
        f"{short(high.figure)} − {short(low.figure)}",
        what="与基数相比的增量",
    )


def _change(level: Interval, base: Interval, unit: str, down: bool, moved: bool) -> Interval | None:
    quotient = level / base
    if quotient is None or unit not in ("%", "倍"):
        return None
    if moved:
        quotient = point(1) - quotient if down else quotient - point(1)
    return quotient * point(Fraction(100 if unit == "%" else 1))
