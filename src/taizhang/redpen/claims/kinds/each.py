"""Each times count: 「15个村共配备62名，每村4~5名」 — 60 to 75 permit 62; also 「每人培养3名，10人共30名」."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.scene import Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.interval import Interval
from taizhang.redpen.model import Level

_EACH = re.compile(r"(?:每|各|平均|人均|户均|亩均|村均)(?:个|一)?([^,;:、。0-9]{0,12})$")
_TOTAL = re.compile(r"共计|合计|总计|总共|共|累计|总数|总额|总")
_KIN = {"名": "人", "位": "人", "支": "个", "宗": "件", "起": "件"}
_NAMED = {
    "村": "村|行政村|社区",
    "人": "人|名|位|教师|队员|户主",
    "户": "户",
    "所": "所|学校",
    "镇": "镇|乡",
    "个": "个",
}
_VAGUE = re.compile(r"每年|每月|每天|每周|每日|每季|每次|每期|日均|年均|月均|各类|各项|各级|各种|各方|各界")


def find(scene: Scene) -> Iterator[Verdict]:
    """A count of holders, an amount for each, a total of the amounts, in one sentence and any order."""
    for sentence in scene.sentences:
        quantities = sentence.quantities
        for at, each in enumerate(quantities):
            if not (named := _EACH.search(each.lead)) or _VAGUE.search(each.lead) or each.percent:
                continue
            near = [q for q in quantities[max(0, at - 3) : at + 3] if q is not each]
            total = _pick_total(near, each)
            holders = _pick_holders(near, each, named[1]) if total else None
            if total and holders and holders is not total:
                yield _check(holders, each, total)


def _unit(quantity: Quantity) -> str:
    return _KIN.get(quantity.figure.unit, quantity.figure.unit)


def _pick_total(near: list[Quantity], each: Quantity) -> Quantity | None:
    """The total has the unit of the share and says 共."""
    for quantity in near:
        if (
            _unit(quantity) == _unit(each)
            and quantity.dimension
            and _TOTAL.search(quantity.own)
            and quantity.value > each.value
        ):
            return quantity
    return None


def _pick_holders(near: list[Quantity], each: Quantity, named: str) -> Quantity | None:
    """Those who each have a share: their noun or unit is the one named after 每."""
    for quantity in sorted(near, key=lambda q: (q.index > each.index, abs(q.index - each.index))):
        if quantity.figure.exactness != "exact":
            continue
        if not quantity.figure.basis or _unit(quantity) == _unit(each) and quantity.value <= each.value:
            continue
        noun = re.split(r"[,;、(]", quantity.tail[:8])[0]
        for key, words in _NAMED.items():
            if key in named[:4] and (re.search(words, noun) or re.fullmatch(words, quantity.figure.unit)):
                return quantity
        if named and (named[:2] in noun or named == quantity.figure.unit):
            return quantity
    return None


def _check(holders: Quantity, each: Quantity, total: Quantity) -> Verdict:
    wide = holders.wide * each.wide
    expression = f"{short(holders.figure)} × {short(each.figure)}"
    low, high = (
        str(int(e)) if e.denominator == 1 else f"{float(e):.4g}"
        for e in (wide.low / total.size, wide.high / total.size)
    )
    shown = low if low == high else f"{low}～{high}"
    operands = (holders, each, total)
    if wide.meets(total.wide):
        return Verdict("each", operands, True, f"{expression} = {shown}", stated=total)
    level: Level = "likely" if each.figure.exactness in ("exact", "range") else "look"
    close = Interval(wide.low / 3, wide.high * 3).meets(total.wide)
    return Verdict(
        "each",
        operands,
        False if close else None,
        f"{expression} = {shown}，文中写 {total.figure.text}",
        level if close else "look",
        f"单位数乘每单位的量对不上总数：{expression} = {shown}，文中写 {total.figure.text}，请核对三个数。",
        "总数另含不在此列的对象时可以成立",
        total,
    )
