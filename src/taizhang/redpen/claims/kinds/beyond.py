"""Beyond a base by a share of it: 「投资493亿元，超过原定计划427.4亿元的15.3%」, 493 ÷ 427.4 − 1."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.scene import Scene
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import point

_OVER = re.compile(r"^,(?:超过|超出|高出)[^,;。0-9]{1,14}$")


def find(scene: Scene) -> Iterator[Verdict]:
    """A level, the base it goes beyond, and by how much of that base."""
    for sentence in scene.sentences:
        for level, base, share in zip(
            sentence.quantities, sentence.quantities[1:], sentence.quantities[2:], strict=False
        ):
            if not share.percent or share.lead != "的" or not _OVER.match(base.lead):
                continue
            if level.dimension != base.dimension or level.percent or not level.level:
                continue
            step = min(level.step, base.step)
            wide, sharp = level.wide / base.wide, level.sharp(step) / base.sharp(step)
            if wide is not None and sharp is not None:
                yield judge(
                    "multiple",
                    (level, base, share),
                    share,
                    (wide - point(1)) * point(100),
                    (sharp - point(1)) * point(100),
                    f"{short(level.figure)} ÷ {short(base.figure)} − 1",
                    cap="likely",
                    what="超过基数的幅度",
                )
