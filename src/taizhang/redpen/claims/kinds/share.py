"""A part and its share: 「退出420户，占总数的42%」, 「其中女性30人，占12%」, and whether any whole count gives it."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import rounded, short
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import Interval, point

_SHARE = re.compile(r"(?:^|[,、(])(?:约|分别)?占(?:到|了|比)?([^,;。]{0,14}?)(?:的|比重|比例|为|达到|达|约|近|超过)*$")
_OF_TWO = re.compile(r"^(?:总数|总量|总|全部|比|其中|其|总人数|总户数|总件数|)$")
_INSIDE = re.compile(r"[^,;。0-9]{0,6}(?:中|里|当中)(?:,|有|$)")
_OF_ALL = re.compile(r"总数|全部|总量|总人数|总户数")
_THE = re.compile(r"^[^,;。:、]{0,8}的(?:比重|比例)?(?:为|达)?$")
_OF = re.compile(r"占|(?:完成|达到?|为)[^,;。]{0,6}(?:任务|计划|目标|预算)")


def find(scene: Scene) -> Iterator[Verdict]:
    """Shares of a count named before, of an amount named after 占, and of a whole left unsaid."""
    for sentence in scene.sentences:
        quantities = sentence.quantities
        for at, share in enumerate(quantities):
            if not share.percent or at == 0:
                continue
            part = quantities[at - 1]
            if (
                at >= 2
                and _THE.match(share.lead)
                and _OF.search(part.own)
                and quantities[at - 2].dimension == part.dimension
            ):
                yield _ratio(quantities[at - 2], part, share, "sure")
            elif (said := _SHARE.search(share.lead)) and part.level and not part.percent:
                yield from _of(sentence, at, part, share, said[1])


def _of(sentence: Sentence, at: int, part: Quantity, share: Quantity, named: str) -> Iterator[Verdict]:
    """Decide what the share is of."""
    before = sentence.quantities[: at - 1]
    whole = before[-1] if before else None
    same = whole is not None and whole.figure.unit == part.figure.unit and whole.level and whole.value >= part.value
    direct = len(share.lead) <= 24
    outer = next(
        (q for q in reversed(before[-6:]) if q.figure.unit == part.figure.unit and _INSIDE.match(q.tail)), None
    )
    if outer is not None and direct and part.level and _OF_TWO.match(named):
        yield _ratio(part, outer, share, "likely")
    elif same and direct and whole is not None and _OF_TWO.match(named) and re.search(r"其中|有", part.lead):
        yield _ratio(part, whole, share, "likely")
    elif part.figure.basis and _OF_ALL.search(named):
        yield _possible(part, share)


def _ratio(part: Quantity, whole: Quantity, share: Quantity, cap: str) -> Verdict:
    step = min(part.step, whole.step)
    wide, sharp = part.wide / whole.wide, part.sharp(step) / whole.sharp(step)
    if wide is None or sharp is None:
        return Verdict("share", (part, whole, share), None)
    return judge(
        "share",
        (part, whole, share),
        share,
        wide * point(100),
        sharp * point(100),
        f"{short(part.figure)} ÷ {short(whole.figure)}",
        cap="sure" if cap == "sure" else "likely",
        what="部分、整体与占比",
    )


def _possible(part: Quantity, share: Quantity) -> Verdict:
    """11个占总数的73%: some whole number must give that share (15 does)."""
    if share.wide.low <= 0:
        return Verdict("share", (part, share), None)
    needed = Interval(part.wide.low * 100 / share.wide.high, part.wide.high * 100 / share.wide.low)
    least = -(-needed.low.numerator // needed.low.denominator)
    if least <= needed.high:
        return Verdict(
            "share",
            (part, share),
            True,
            f"{short(part.figure)} ÷ {least} = {rounded(part.value * 100 / least, 2)}%",
            stated=share,
        )
    return Verdict(
        "share",
        (part, share),
        False,
        f"没有整数 N 使 {short(part.figure)} ÷ N 等于 {share.figure.text}（N 须在 {float(needed.low):.2f} 与 "
        f"{float(needed.high):.2f} 之间）",
        "likely",
        f"{part.figure.text} 占总数的 {share.figure.text}，但没有任何整数的总数能得出这一比例，请核对。",
    )
