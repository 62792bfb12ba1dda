"""What became of a number of things, clause by clause: 「16项工程，4项全部完成，9项正在建设，3项尚未开工」."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import number, short
from taizhang.redpen.claims.scene import MOST_PARTS, Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict

_OPENS = re.compile(r"(?:^|[^,;。])[,;:]$|^[^,;。]*[,;:](?:另外|另有|还有|有|其余)?$")
_FATE = re.compile(r"完成|完工|竣工|建成|在建|正在|开工|尚未|未|暂缓|推进|前期|取消|办结|整改|化解|通过|达标|停")


def find(scene: Scene) -> Iterator[Verdict]:
    """A count, and behind it clauses that each open with a count of the same unit."""
    for sentence in scene.sentences:
        quantities = sentence.quantities
        for at, whole in enumerate(quantities[:-2]):
            if not whole.figure.basis or whole.figure.exactness != "exact" or "其中" in whole.lead:
                continue
            parts = _parts(quantities[at + 1 : at + 1 + MOST_PARTS], whole)
            if len(parts) >= 2:
                yield from _check(whole, parts)


def _parts(rest: tuple[Quantity, ...], whole: Quantity) -> list[Quantity]:
    """The run of clauses that open with a count and say what became of it."""
    parts: list[Quantity] = []
    for quantity in rest:
        like = quantity.figure.unit == whole.figure.unit and quantity.figure.exactness == "exact"
        if not like or not _OPENS.search(quantity.lead) or not _FATE.search(quantity.tail):
            break
        parts.append(quantity)
    return parts


def _check(whole: Quantity, parts: list[Quantity]) -> Iterator[Verdict]:
    value = sum((q.value for q in parts), Fraction(0))
    line = f"{' + '.join(short(q.figure) for q in parts)} = {number(value)}"
    operands = (whole, *parts)
    if value == whole.value:
        yield Verdict("whole", operands, True, line, stated=whole)
    elif len(parts) >= 3 and abs(value - whole.value) * 2 <= whole.value:
        yield Verdict(
            "whole",
            operands,
            False,
            f"{line}，文中写 {whole.figure.text}",
            "likely",
            f"各项去向相加与总数对不上：{line}，文中写 {whole.figure.text}，请核对。",
            "另有未列出的几项时可以成立",
            whole,
        )
