"""The same quantity twice: 「粮食总产2.41万吨」 in the opening and 「粮食总产2.14万吨」 further on."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims import named
from taizhang.redpen.claims.scene import Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.commitments.section import next_year

# Names that stand for one thing here and another there.
_MANY = re.compile(
    r"投资$|面积$|造价$|规模$|^新增|资金$|总长$|全长|项目$|年$|就读|前移|^这些|帮助|补贴$|标准$|奖励|每|达到$|建筑"
)


def find(scene: Scene) -> Iterator[Verdict]:
    """Levels that bear one name, one unit and one period."""
    plan, end = next_year(scene.plain)
    for name, levels in named.index(scene).items():
        levels = [q for q in levels if q.figure.start < plan or plan == end == 0]
        if len(name) < 6 or len(levels) < 2 or _MANY.search(name):
            continue
        first = levels[0]
        for other in levels[1:]:
            if _same_thing(first, other):
                yield _compare(name, first, other)


def _same_thing(a: Quantity, b: Quantity) -> bool:
    """One period, one basis, and values near enough to be two writings of one."""
    if (
        a.dimension != b.dimension
        or a.figure.unit == ""
        or a.figure.basis != b.figure.basis
        or a.figure.period != b.figure.period
    ):
        return False
    return a.value * 2 > b.value and b.value * 2 > a.value


def _compare(name: str, first: Quantity, other: Quantity) -> Verdict:
    line = f"前文 {first.figure.text}，此处 {other.figure.text}"
    if first.wide.meets(other.wide):
        return Verdict("repeated", (first, other), True, line, stated=other)
    return Verdict(
        "repeated",
        (first, other),
        None,
        line,
        "look",
        f"“{name}”前后两处数字不同：{line}，请核对，或写明各自的范围和时间。",
        "两处的范围或时间不同时可以成立",
        other,
        (other.figure.start, other.figure.end),
    )
