"""翻番 against a base stated elsewhere: 「比2010年翻两番，达到392亿元」 when 2010's 98.1亿元 is in the text."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims import named
from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.interval import Interval

_REACH = re.compile(r"^[,、](?:分别)?(?:达到?|完成|实现|突破|超过)$")
_TIMES = {1: 2, 2: 4, 3: 8}


def find(scene: Scene) -> Iterator[Verdict]:
    """翻N番 followed by the level reached."""
    for sentence in scene.sentences:
        for doubled, reached in zip(sentence.quantities, sentence.quantities[1:], strict=False):
            if doubled.figure.unit == "番" and _REACH.match(reached.lead) and doubled.value in _TIMES:
                yield _check(scene, sentence, doubled, reached)


def _check(scene: Scene, sentence: Sentence, doubled: Quantity, reached: Quantity) -> Verdict:
    times = _TIMES[int(doubled.value)]
    year = re.search(r"(?:比|较)((?:19|20)[0-9]{2})年", doubled.lead)
    base = _base(scene, doubled, reached, year[1] if year else "")
    if base is None:
        return Verdict("multiple", (doubled, reached), None)
    wide = base.wide.scaled(times)
    line = f"{short(base.figure)} × {times} = {float(base.value / base.size) * times:.6g}"
    if Interval(wide.low * 98 / 100, wide.high * 102 / 100).meets(reached.wide):
        return Verdict("multiple", (base, doubled, reached), True, line, stated=reached)
    return Verdict(
        "multiple",
        (base, doubled, reached),
        False if year else None,
        f"{line}，文中写 {reached.figure.text}",
        "likely" if year else "look",
        f"翻{_word(times)}番后应为 {line}，文中写 {reached.figure.text}，请核对。",
        "基数另有所指时可以成立",
        reached,
    )


def _word(times: int) -> str:
    return {2: "一", 4: "两", 8: "三"}[times]


def _base(scene: Scene, doubled: Quantity, reached: Quantity, year: str) -> Quantity | None:
    """The level whose name the sentence doubles, of the year it names: 生产总值 … 比2010年翻两番."""
    clause = doubled.lead
    best: Quantity | None = None
    for name, levels in named.index(scene).items():
        kin = next((n for n in (name, name[-4:], name[-5:]) if len(n) >= 4 and n in clause), "")
        for level in levels if kin else []:
            if year and year not in level.figure.period:
                continue
            if level.dimension == reached.dimension and level.index < doubled.index and level.value < reached.value:
                best = best or level
    return best
