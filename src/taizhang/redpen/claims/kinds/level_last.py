"""The level said after its growth.

「比上年的2050亿元增长40%，达到2870亿元」, 「新增床位60张，总数达到339张，增长21.5%」,
「粮食增长17.6%，即增产578吨，达到3856吨」
"""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.grammar import ADJUSTED, CHANGE, REAL_TERMS, falls
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import Interval, point
from taizhang.redpen.model import Level

_BASE = re.compile(r"(?:比|较)[^,;。]{1,18}的$")
_REACHED = re.compile(r"^[,、](?:[^,;。0-9]{0,8})?(?:达到|达|增加到|增至|增长到|上升到|升至|减少到|减至|降到|降至)了?$")
_ADDED = re.compile(r"(?:^|[,;、])[^,;。]{0,14}(?:新增|增加|净增|增设|增产|增收)了?[^,;。0-9]{0,6}$")
_THAT_IS = re.compile(r"^,?即?(?:净?增加|增产|增收|净增|减少|减产|减收)了?$")


def find(scene: Scene) -> Iterator[Verdict]:
    """Three neighbours of which one is a percentage of change and the level comes after the other amount."""
    for sentence in scene.sentences:
        for one, two, three in zip(sentence.quantities, sentence.quantities[1:], sentence.quantities[2:], strict=False):
            if one.percent and _grown(one) and _THAT_IS.match(two.lead) and _same(two, three) and _reached(three):
                yield from _by(sentence, three, two, one)
            elif two.percent and _BASE.search(one.lead) and _grown(two) and _same(one, three) and _reached(three):
                yield from _from(sentence, one, two, three)
            # 增长 without a noun of its own is still about the level; 棉花增长 begins another thing
            elif three.percent and _ADDED.search(one.lead) and _reached(two) and CHANGE.match(three.lead):
                if not _same(one, two):
                    continue
                yield from _by(sentence, two, one, three)


def _same(a: Quantity, b: Quantity) -> bool:
    return a.dimension == b.dimension and not a.percent and not b.percent and a.figure.basis == b.figure.basis


def _reached(level: Quantity) -> bool:
    return _REACHED.match(level.lead) is not None


def _grown(growth: Quantity) -> bool:
    return _verb(growth) is not None


def _verb(growth: Quantity) -> str | None:
    """The verb of change right before a percentage, whatever is named in front of it."""
    said = re.search(r"(增长|增加|提高|上升|下降|减少|降低)了?$", growth.lead)
    return said[1] if said else None


def _cap(sentence: Sentence, growth: Quantity) -> Level:
    loose = ADJUSTED.search(sentence.text) or REAL_TERMS.search(growth.lead) or REAL_TERMS.search(sentence.text)
    return "look" if loose else "likely"


def _from(sentence: Sentence, base: Quantity, growth: Quantity, level: Quantity) -> Iterator[Verdict]:
    """Base and growth give the level."""
    down = falls(_verb(growth) or "")
    step = min(base.step, level.step)
    wide, sharp = level.wide / base.wide, level.sharp(step) / base.sharp(step)
    if wide is None or sharp is None:
        return
    quotient = f"{short(level.figure)} ÷ {short(base.figure)}"
    yield judge(
        "multiple",
        (base, growth, level),
        growth,
        _percent(wide, down),
        _percent(sharp, down),
        f"1 − {quotient}" if down else f"{quotient} − 1",
        cap=_cap(sentence, growth),
        what="基数、增幅与达到的数",
        holds_if="增幅按可比价或同口径计算时可以成立",
    )


def _by(sentence: Sentence, level: Quantity, increment: Quantity, growth: Quantity) -> Iterator[Verdict]:
    """Level and increment give the growth."""
    down = falls(_verb(growth) or "")
    step = min(level.step, increment.step)
    wide = increment.wide / (level.wide + increment.wide if down else level.wide - increment.wide)
    sharp = increment.sharp(step) / (
        level.sharp(step) + increment.sharp(step) if down else level.sharp(step) - increment.sharp(step)
    )
    if wide is None or sharp is None or wide.low < 0:
        return
    yield judge(
        "growth",
        (increment, level, growth),
        growth,
        wide * point(100),
        sharp * point(100),
        f"{short(increment.figure)} ÷ ({short(level.figure)} {'+' if down else '−'} {short(increment.figure)})",
        cap=_cap(sentence, growth),
        what="增量、总数与增幅",
        holds_if="新增数是毛数（另有退出或减少）时可以成立",
    )


def _percent(quotient: Interval, down: bool) -> Interval:
    return (point(1) - quotient if down else quotient - point(1)) * point(100)
