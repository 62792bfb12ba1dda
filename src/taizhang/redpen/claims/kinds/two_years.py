"""Two years side by side: 「2022年完成投资10亿元，2023年完成12亿元，同比增长20%」, 12 ÷ 10 − 1."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.grammar import ADJUSTED, CHANGE, REAL_TERMS, falls
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import Interval, point

_YEAR = re.compile(r"(20[0-9]{2})年[^,;。0-9]{0,16}$")
_LAST = re.compile(r"(?:去年|上年)[^,;。0-9]{0,12}$")
_THIS = re.compile(r"(?:今年|本年)[^,;。0-9]{0,12}$")


def find(scene: Scene) -> Iterator[Verdict]:
    """A level of one year, the like of the next, and the growth right behind."""
    for sentence in scene.sentences:
        for old, new, growth in zip(
            sentence.quantities, sentence.quantities[1:], sentence.quantities[2:], strict=False
        ):
            moved = CHANGE.match(growth.lead)
            if moved is None or not growth.percent or not _following(old, new):
                continue
            if re.search(r"[比较]", growth.lead.replace("同比", "")):
                continue
            yield from _check(sentence, old, new, growth, falls(moved["verb"]))


def _following(old: Quantity, new: Quantity) -> bool:
    """Whether the two are levels of one thing in years that follow one another."""
    if old.dimension != new.dimension or not old.level or not new.level or old.figure.unit != new.figure.unit:
        return False
    if _LAST.search(old.own) and _THIS.search(new.own):
        return True
    one, two = _YEAR.search(old.own), _YEAR.search(new.own)
    return one is not None and two is not None and int(one[1]) + 1 == int(two[1])


def _check(sentence: Sentence, old: Quantity, new: Quantity, growth: Quantity, down: bool) -> Iterator[Verdict]:
    step = min(old.step, new.step)
    wide, sharp = new.wide / old.wide, new.sharp(step) / old.sharp(step)
    if wide is None or sharp is None:
        return
    loose = REAL_TERMS.search(sentence.text) or ADJUSTED.search(sentence.text)
    quotient = f"{short(new.figure)} ÷ {short(old.figure)}"
    yield judge(
        "multiple",
        (old, new, growth),
        growth,
        _percent(wide, down),
        _percent(sharp, down),
        f"1 − {quotient}" if down else f"{quotient} − 1",
        cap="look" if loose else "likely",
        what="两年的数与增幅",
        holds_if="两年口径不同时可以成立",
    )


def _percent(quotient: Interval, down: bool) -> Interval:
    return (point(1) - quotient if down else quotient - point(1)) * point(100)
