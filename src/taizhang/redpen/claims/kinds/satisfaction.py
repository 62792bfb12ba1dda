"""Satisfaction out of its classes: 「满意620件、基本满意24件、不满意126件；满意率80.5%」, in each usual reading."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import rounded, short
from taizhang.redpen.claims.scene import Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict

_NAME = re.compile(r"满意(?:率|度)(?:均|为|达到|达|约|是)*$")
_CLASS = re.compile(r"(非常满意|很满意|比较满意|较满意|基本满意|不太满意|不满意|一般|满意)(?:的|为|有|率)?$")
_BAD = ("不太满意", "不满意", "一般")


def find(scene: Scene) -> Iterator[Verdict]:
    """The classes named before a 满意率, and the rate that none of the readings gives."""
    for sentence in scene.sentences:
        for at, rate in enumerate(sentence.quantities):
            if not (rate.percent and _NAME.search(rate.lead)):
                continue
            classes = [(q, m[1]) for q in sentence.quantities[:at] if (m := _CLASS.search(q.lead)) and not q.percent]
            if (
                len(classes) >= 2
                and any(name in _BAD for _, name in classes)
                and classes[-1][0].index >= rate.index - 2
            ):
                yield _judge(classes, rate)


def _judge(classes: list[tuple[Quantity, str]], rate: Quantity) -> Verdict:
    whole = sum((q.value for q, _ in classes), Fraction(0))
    good = [q for q, name in classes if name not in _BAD]
    strict = [q for q, name in classes if name not in (*_BAD, "基本满意", "比较满意", "较满意")]
    readings = [
        (chosen, sum((q.value for q in chosen), Fraction(0)) / whole * 100)
        for chosen in (strict, good)
        if chosen and whole
    ]
    operands = (*(q for q, _ in classes), rate)
    below = " + ".join(short(q.figure) for q, _ in classes)
    lines = [f"{_sum(chosen)} ÷ ({below}) = {rounded(value, 2)}%" for chosen, value in readings]
    arithmetic = "；".join(dict.fromkeys(lines))
    if any(value in rate.wide for _, value in readings):
        return Verdict("rate", operands, True, arithmetic, stated=rate)
    return Verdict(
        "rate",
        operands,
        False,
        f"{arithmetic}，文中写 {rate.figure.text}",
        "likely",
        f"满意率与各档件数对不上：{arithmetic}，文中写 {rate.figure.text}，请核对各档件数或写明计算口径。",
        "分母另有所指（如只计回访到的件数）时可以成立",
        rate,
    )


def _sum(chosen: list[Quantity]) -> str:
    text = " + ".join(short(q.figure) for q in chosen)
    return f"({text})" if len(chosen) > 1 else text
