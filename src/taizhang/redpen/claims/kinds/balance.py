"""What came in is what was closed and what is still open: 「受理106件，办结98件，正在办理8件」.

Tasks likewise: 「分解为48项，完成46项，取消1项，未完成1项」.
"""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.scene import Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.interval import total

_CAME = re.compile(
    r"受理|接到|接收|收到|收集|征集|交办|转办|登记|发现|排查出?|立案|承办|梳理|摸排|分解|确定|安排|列入|部署|下达|实施|共有|总数"
)
_CLOSED = re.compile(r"(?<!未)(?<!没有)完成|落实|办结|结案|整改|化解|审结|销号|解决|处置|处理|执结|答复")
_OPEN = re.compile(
    r"正在|在办|未办结|未结|未整改|尚未|尚有|剩余|余下|待办|办理中|整改中|仍有|未化解|结转|未完成|没有完成|取消|"
    r"调整|不予受理|转办|退回|推进中|正推进|跨年"
)
_TWO = re.compile(r"受理|接到|接收|收到|交办|发现|排查|承办|分解")
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
            opened = _still_open(quantities[at + 2 :], came)
            if opened:
                yield _whole(came, closed, opened)
            elif closed.wide.low > came.wide.high and _TWO.search(came.own) and not _FORMER.search(sentence.text):
                yield _two(came, closed)


def _still_open(rest: tuple[Quantity, ...], came: Quantity) -> list[Quantity]:
    """The counts behind the closed ones that say what became of the others; the noun may stand behind: 10项没有完成."""
    opened: list[Quantity] = []
    for quantity in rest:
        said = _OPEN.search(quantity.own) or re.match(
            r"[^,;。]{0,4}(?:没有完成|未完成|正在|尚未|未办结)", quantity.tail
        )
        if quantity.figure.unit != came.figure.unit or not said:
            break
        opened.append(quantity)
    if all(re.search(r"不予受理|转办|退回", q.own) for q in opened):
        return []  # these alone leave room for what is still being dealt with
    return opened


def _whole(came: Quantity, closed: Quantity, opened: list[Quantity]) -> Verdict:
    parts = [closed, *opened]
    expression = f"{' + '.join(short(q.figure) for q in parts)} = {int(sum(q.value for q in parts))}"
    operands = (came, *parts)
    if total([q.wide for q in parts]).meets(came.wide):
        return Verdict("balance", operands, True, expression, stated=came)
    return Verdict(
        "balance",
        operands,
        False,
        f"{expression}，文中写 {came.figure.text}",
        "likely",
        f"各项去向相加不等于总数：{expression}，文中写 {came.figure.text}，请核对。",
        "另有不予受理、转办或往年结转时可以成立",
        came,
    )


def _two(came: Quantity, closed: Quantity) -> Verdict:
    return Verdict(
        "balance",
        (came, closed),
        False,
        f"{short(closed.figure)} > {short(came.figure)}",
        "likely",
        f"办结（整改）{closed.figure.text} 多于受理（发现）{came.figure.text}，请核对，或写明含往年结转。",
        "含往年结转时可以成立",
        closed,
    )
