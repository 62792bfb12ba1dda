"""An account: 「收入320万元，支出280万元，结余40万元」, with what was carried over when it is told."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import number, short
from taizhang.redpen.claims.scene import Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.interval import total

_CARRIED = re.compile(r"(?:期初|年初|上年|上期|去年)(?:结存|结余|结转|余额)[^,;。]{0,4}$")
_IN = re.compile(r"(?:收入|收到|募集|收款|捐款|到账)[^,;。]{0,8}$")
_OUT = re.compile(r"(?:支出|使用|支付|拨付|开支)[^,;。]{0,8}$")
_LEFT = re.compile(r"(?:结余|结存|余额|剩余)[^,;。]{0,3}$")


def find(scene: Scene) -> Iterator[Verdict]:
    """In, out and left, neighbours and in this order; a carried amount may open them."""
    for sentence in scene.sentences:
        quantities = sentence.quantities
        for at, (came, spent, left) in enumerate(zip(quantities, quantities[1:], quantities[2:], strict=False)):
            if not (_IN.search(came.own) and _OUT.search(spent.own) and _LEFT.search(left.own)):
                continue
            if came.dimension != "money" or {spent.dimension, left.dimension} != {"money"} or ";" in spent.lead:
                continue
            carried = quantities[at - 1] if at and _CARRIED.search(quantities[at - 1].own) else None
            yield _check([q for q in (carried, came) if q], spent, left)


def _check(came: list[Quantity], spent: Quantity, left: Quantity) -> Verdict:
    step = min(q.step for q in (*came, spent, left))
    wide, sharp = (
        total([q.wide for q in came]) - spent.wide,
        total([q.sharp(step) for q in came]) - spent.sharp(step),
    )
    value = (sum(q.value for q in came) - spent.value) / left.size
    line = f"{' + '.join(short(q.figure) for q in came)} − {short(spent.figure)} = {number(value, left.figure.unit)}"
    operands = (*came, spent, left)
    if wide.meets(left.wide) and sharp.meets(left.sharp(step)):
        return Verdict("account", operands, True, line, stated=left)
    return Verdict(
        "account",
        operands,
        False,
        f"{line}，文中写 {left.figure.text}",
        "likely",
        f"收支与结余对不上：{line}，文中写 {left.figure.text}，请核对各数。",
        "另有上期结余或未列的收支时可以成立",
        left,
    )
