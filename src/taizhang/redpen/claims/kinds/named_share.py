"""A share of something the text names elsewhere: 「民生支出16.6亿元，占一般公共预算支出的76%」.

Lists are matched in order: a和b占A和B的p和q.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims import named
from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.grammar import LISTED
from taizhang.redpen.claims.scene import Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import point

_SHARE = re.compile(
    r"^[,、(]?(?:约|分别)?占(?:到|了|同期|全国|全省|全市|全县|全区|全镇|全部|"
    r"当年)*的?([^,;。0-9]{3,24}?)的?(?:比重|比例)?(?:分别)?(?:为|达到|达|约|近|超过)*$"
)
_AND = re.compile(r"和|与|、|及")
_AREA = re.compile(r"^(?:全国|全省|全市|全县|全区|全镇|全乡|全部)+")


def find(scene: Scene) -> Iterator[Verdict]:
    """Amounts, 占 the names of wholes, and shares, in lists of one length."""
    for sentence in scene.sentences:
        quantities = sentence.quantities
        for at, share in enumerate(quantities):
            if not share.percent or not at or not (said := _SHARE.match(share.lead)):
                continue
            shares = _run_after(quantities, at)
            names = [_AREA.sub("", n) for n in _AND.split(said[1])] if len(shares) > 1 else [_AREA.sub("", said[1])]
            parts = list(quantities[max(0, at - len(shares)) : at])
            if len(names) != len(shares) or len(parts) != len(shares) or any(not p.level or p.percent for p in parts):
                continue
            for part, name, of in zip(parts, names, shares, strict=True):
                yield from _check(scene, part, name, of)


def _run_after(quantities: tuple[Quantity, ...], at: int) -> list[Quantity]:
    run = [quantities[at]]
    for quantity in quantities[at + 1 :]:
        if not quantity.percent or not re.fullmatch(r"(?:左右|以上)?" + LISTED.pattern.strip("^$"), quantity.lead):
            break
        run.append(quantity)
    return run


def _check(scene: Scene, part: Quantity, name: str, share: Quantity) -> Iterator[Verdict]:
    wholes: dict[Fraction, Quantity] = {}
    for whole in named.levels(scene, name):
        if whole.dimension == part.dimension and whole.index != part.index and whole.value >= part.value:
            wholes.setdefault(whole.value, whole)  # a level told twice is one
    if not wholes:
        return
    tried = []
    for whole in wholes.values():
        ratio = part.wide / whole.wide
        step = min(part.step, whole.step)
        sharp = part.sharp(step) / whole.sharp(step)
        if ratio is None or sharp is None:
            continue
        tried.append(
            judge(
                "named-share",
                (part, whole, share),
                share,
                ratio * point(100),
                sharp * point(100),
                f"{short(part.figure)} ÷ {short(whole.figure)}",
                cap="likely" if len(wholes) == 1 else "look",
                what="部分、整体与占比",
                holds_if="整体另有口径或年份不同时可以成立",
            )
        )
    if tried:
        yield next((v for v in tried if v.holds), tried[0])
