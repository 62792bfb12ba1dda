"""This report against last year's: 「财政收入5120万元，增长8.9%」, when last year's report said 4701万元."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims import named
from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.grammar import ADJUSTED, CHANGE, REAL_TERMS, falls
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.commitments.section import next_year
from taizhang.redpen.interval import Interval, point
from taizhang.redpen.model import Level

_OTHER_YEAR = re.compile(r"[0-9]{4}年|“|年均|五年|累计")
_PRICES = point(4)  # growth at constant prices may lie this many points from that of the amounts


def find(scene: Scene) -> Iterator[Verdict]:
    """Levels with a yearly growth behind them whose name the report before also states. Nothing without it."""
    if scene.before is None:
        return
    plan, _ = next_year(scene.before.plain)
    for sentence in scene.sentences:
        for level, growth in zip(sentence.quantities, sentence.quantities[1:], strict=False):
            moved = CHANGE.match(growth.lead)
            if (
                not growth.percent
                or moved is None
                or _OTHER_YEAR.search(growth.lead)
                or not level.level
                or level.percent
                or len(named.name_of(level)) < 3
            ):
                continue
            stated = named.levels(scene.before, named.name_of(level))
            olds = [q for q in stated if q.dimension == level.dimension and (not plan or q.figure.start < plan)]
            if olds:
                yield _check(sentence, level, growth, olds[0], falls(moved["verb"]))


def _check(sentence: Sentence, level: Quantity, growth: Quantity, old: Quantity, down: bool) -> Verdict:
    cap: Level = "look" if ADJUSTED.search(sentence.text) else "likely"
    step = min(level.step, old.step)
    wide = _growth(level.wide, old.wide, down)
    sharp = _growth(level.sharp(step), old.sharp(step), down)
    if wide is None or sharp is None:
        return Verdict("last-year", (level, growth), None)
    if REAL_TERMS.search(level.lead):
        cap = "look"
        wide = sharp = Interval((wide - _PRICES).low, (wide + _PRICES).high)
    ratio = f"{short(level.figure)} ÷ {short(old.figure)}"
    return judge(
        "last-year",
        (level, growth),
        growth,
        wide,
        sharp,
        f"1 − {ratio}" if down else f"{ratio} − 1",
        cap=cap,
        what=f"与上一份报告所写 {old.figure.text} 相比的增幅",
        holds_if="上年数后来经核定调整，或两年口径不同时可以成立",
    )


def _growth(new: Interval, old: Interval, down: bool) -> Interval | None:
    """In percent, positive in the direction said."""
    quotient = new / old
    if quotient is None:
        return None
    change = point(1) - quotient if down else quotient - point(1)
    return change * point(100)
