"""Quantity times unit price: 「收购辣椒2.5万斤，每斤3元，收购款7.5万元」, also yield: 亩产 × 面积 = 总产."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import number, short
from taizhang.redpen.claims.scene import Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.figures.units import ALL, measure

_EACH = re.compile(r"(?:每|平均每)(" + "|".join(u for u in ALL if "\u4e00" <= u[0] <= "\u9fff") + r")[^,;。0-9]{0,10}$")
_HOLDERS = frozenset(
    ("人", "名", "位", "户", "个", "家", "村", "年", "天", "日", "周", "个月", "次", "期", "批", "所")
)  # see each.py
_EXTREME = re.compile(r"最高|最低|最大|平均单|突破|单日|高达|以上|保底|起")
_YIELD = re.compile(r"(?:亩均|平均亩|亩)(?:产|产量|单产|产值)[^,;。0-9]{0,6}$")
_TOTAL = re.compile(r"总产|总额|总价|总值|货款|收购款|金额|共计|合计|共|产量|产值|销售额|补贴|租金")


def find(scene: Scene) -> Iterator[Verdict]:
    """Three quantities of a sentence: an amount, a price per its unit, and the product."""
    for sentence in scene.sentences:
        quantities = sentence.quantities
        for at, price in enumerate(quantities):
            per = _per(price)
            if per is None or _EXTREME.search(price.lead):
                continue
            unit, each = per
            near = [q for q in quantities[max(0, at - 3) : at + 3] if q is not price and q.level and not q.percent]
            amounts = [q for q in near if q.dimension == measure(unit)[0]]
            products = [
                q for q in near if q.dimension == measure(each)[0] and q not in amounts and _TOTAL.search(q.own)
            ]
            first = min([price.index, *(q.index for q in amounts)])
            products = [q for q in products if q.index > first]  # 合计 sums up what went before
            if len(amounts) == 1 and len(products) == 1 and not _per(amounts[0]) and not _per(products[0]):
                yield _check(amounts[0], price, products[0], unit, each)


def _per(quantity: Quantity) -> tuple[str, str] | None:
    """Return (unit the price is for, unit of the price): 3元/斤 and 每斤3元 alike."""
    unit = quantity.figure.unit
    if "/" in unit:
        each, _, per = unit.partition("/")
        return (per, each) if per and per[0] not in "万亿" else None
    if _YIELD.search(quantity.own):
        return "亩", unit
    named = _EACH.search(quantity.own)
    return (named[1], unit) if named and named[1] not in _HOLDERS else None


def _check(amount: Quantity, price: Quantity, product: Quantity, unit: str, each: str) -> Verdict:
    scale = measure(each)[1] / measure(unit)[1]
    of_price = type(price.wide)(price.figure.low * scale, price.figure.high * scale)
    exact = type(price.wide)(price.figure.value * scale, price.figure.value * scale)
    wide = amount.wide * of_price
    sharp = amount.sharp(amount.step) * exact
    expression = f"{short(amount.figure)} × {number(price.figure.value)}"
    return judge(
        "unit-price", (amount, price, product), product, wide, sharp, expression, cap="likely", what="数量、单价与总额"
    )
