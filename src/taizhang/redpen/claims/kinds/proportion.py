"""Proportions that make a whole: 「三次产业结构为9∶45∶46」 sums to 100, and what is said of their change."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import number, short
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import total

_INDUSTRIES = re.compile(r"三次产业|三产(?:业)?(?:结构|比例|比重)|产业结构|一二三产")
_CHANGE = re.compile(
    r"^[,、]第?([一二三])(?:次)?产(?:业)?[^,;。0-9]{0,8}(提高|上升|提升|增加|下降|降低|回落|减少)(?:了)?$"
)


def find(scene: Scene) -> Iterator[Verdict]:
    """Each proportion by itself, and a stated shift between two of them."""
    for sentence in scene.sentences:
        runs = list(_runs(sentence))
        for run in runs:
            named = len(run) == 3 and _INDUSTRIES.search(sentence.text) is not None
            if named or (len(run) >= 2 and 80 <= sum(q.value for q in run) <= 120):
                yield _whole(run)
        if len(runs) == 2 and len(runs[0]) == len(runs[1]):
            yield from _shift(sentence, *runs)


def _runs(sentence: Sentence) -> Iterator[list[Quantity]]:
    run: list[Quantity] = []
    for quantity in sentence.quantities:
        if quantity.figure.kind == "ratio" and not quantity.figure.unit:
            if run and quantity.lead != ":":
                yield run
                run = []
            run.append(quantity)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _whole(run: list[Quantity]) -> Verdict:
    expression = " + ".join(short(q.figure) for q in run)
    summed = total([q.wide for q in run])
    value = sum((q.value for q in run), Fraction(0))
    if summed.low <= 100 <= summed.high and value < 101:
        return Verdict("proportion", tuple(run), True, f"{expression} = {number(value)}")
    return Verdict(
        "proportion",
        tuple(run),
        False,
        f"{expression} = {number(value)}，应为 100",
        "sure",
        f"构成各项相加为 {number(value)}，不等于 100，请核对各项比重。",
        span=(run[0].figure.start, run[-1].figure.end),
    )


def _shift(sentence: Sentence, old: list[Quantity], new: list[Quantity]) -> Iterator[Verdict]:
    """第二产业占比提高2个百分点 against the two proportions."""
    following = [q for q in sentence.quantities if q.index > new[-1].index]
    for change in following[:3]:
        said = _CHANGE.match(change.lead)
        place = "一二三".index(said[1]) if said else 0
        if said is None or "百分点" not in change.figure.unit or place >= len(old):
            continue
        down = said[2] in ("下降", "降低", "回落", "减少")
        first, second = (old[place], new[place]) if down else (new[place], old[place])
        step = min(q.step for q in (*old, *new))
        yield judge(
            "proportion",
            (old[place], new[place], change),
            change,
            first.wide - second.wide,
            first.sharp(step) - second.sharp(step),
            f"{short(first.figure)} − {short(second.figure)}",
            what="占比变化",
        )
