"""An average beside its total and its count: 「发放补助120万元，补助600人，人均2000元」, 120万 ÷ 600."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.scene import Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict, judge

_MEAN = re.compile(
    r"(?:^|[,;(])(?:平均)?(?:(?P<who>[人户村])均|平均每(?P<each>人|户|村|期|家|个|场|次|所|台|宗|件|天))"
    r"(?:救助|补助|补贴|发放|奖补|奖励|投入|培训|约|达到?|为)*$"
)
_COUNTS = {"人": ("人", "名", "人次", "位"), "户": ("户",), "村": ("个", "村"), "次": ("次", "场次", "人次")}


def find(scene: Scene) -> Iterator[Verdict]:
    """The mean last, its total and count within the three quantities before it."""
    for sentence in scene.sentences:
        quantities = sentence.quantities
        for at, mean in enumerate(quantities):
            said = _MEAN.search(mean.lead)
            if said is None or mean.percent or at < 2:
                continue
            who = said["who"] or said["each"]
            near = [q for q in quantities[max(0, at - 3) : at] if q.level and q.figure.exactness == "exact"]
            totals = [q for q in near if q.dimension == mean.dimension and q.value > mean.value]
            counts = [q for q in near if q.figure.unit in _COUNTS.get(who, (who,)) and q not in totals]
            if len(totals) == len(counts) == 1:
                yield from _check(totals[0], counts[0], mean)


def _check(total: Quantity, count: Quantity, mean: Quantity) -> Iterator[Verdict]:
    wide, sharp = total.wide / count.wide, total.sharp(total.step) / count.sharp(count.step)
    if wide is not None and sharp is not None:
        yield judge(
            "mean",
            (total, count, mean),
            mean,
            wide,
            sharp,
            f"{short(total.figure)} ÷ {short(count.figure)}",
            cap="likely",
            what="总量、个数与平均数",
            holds_if="平均数只按其中一部分计算时可以成立",
        )
