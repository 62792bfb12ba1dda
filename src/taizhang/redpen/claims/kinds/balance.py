"""What came in is what was closed and what is still open: 「受理106件，办结98件，正在办理8件」."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.scene import Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.interval import total

_CAME = re.compile(r"受理|接到|接收|收到|交办|转办|登记|发现|排查出?|立案|承办|梳理|摸排")
_CLOSED = re.compile(r"办结|结案|整改|化解|审结|销号|解决|处置|处理|执结|答复")
_OPEN = re.compile(r"正在|在办|未办结|未结|未整改|尚未|尚有|剩余|余下|待办|办理中|整改中|仍有|未化解|结转")
_FORMER = re.compile(r"往年|历年|上年|积案|存量|结转|旧存")


def find(scene: Scene) -> Iterator[Verdict]:
    """Three counts of one unit with the verbs of coming in, closing and staying open; or two, closed above received."""
    for sentence in scene.sentences:
        quantities = sentence.quantities
        for at, came in enumerate(quantities[:-1]):
            if not came.figure.basis or not _CAME.search(came.own) or _CLOSED.search(came.own):
                continue
            closed = quantities[at + 1]
            if closed.figure.unit != came.figure.unit or not _CLOSED.search(closed.own) or _OPEN.search(closed.own):
                continue
            opened = quantities[at + 2] if at + 2 < len(quantities) else None
            if opened and opened.figure.unit == came.figure.unit and _OPEN.search(opened.own):
                yield _three(came, closed, opened)
            elif closed.wide.low > came.wide.high and not _FORMER.search(sentence.text):
                yield _two(came, closed)


def _three(came: Quantity, closed: Quantity, opened: Quantity) -> Verdict:
    expression = f"{short(closed.figure)} + {short(opened.figure)} = {int(closed.value + opened.value)}"
    operands = (came, closed, opened)
    if total([closed.wide, opened.wide]).meets(came.wide):
        return Verdict("balance", operands, True, expression, stated=came)
    return Verdict(
        "balance", operands, False, f"{expression}，文中写 {came.figure.text}", "likely",
        f"办结与在办相加不等于受理数：{expression}，文中写 {came.figure.text}，请核对三个数。", "另有不予受理、转办或往年结转时可以成立", came,
    )  # fmt: skip


def _two(came: Quantity, closed: Quantity) -> Verdict:
    return Verdict(
        "balance", (came, closed), False, f"{short(closed.figure)} > {short(came.figure)}", "likely",
        f"办结（整改）{closed.figure.text} 多于受理（发现）{came.figure.text}，请核对，或写明含往年结转。", "含往年结转时可以成立", closed,
    )  # fmt: skip
