"""Counts and their stated total: 「建议36件、提案31件，合计67件」, 「共67件（建议36件、提案31件）」."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims import partition
from taizhang.redpen.claims.arithmetic import number, short
from taizhang.redpen.claims.scene import MOST_PARTS, Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.interval import total
from taizhang.redpen.model import Level

_TOTAL = re.compile(r"(合计|总计|共计|总共|一共|总数|共)[^,;、。]{0,8}$")
_STRONG = re.compile(r"(合计|总计)(?:为|达|约)?$")
_COUNTED = re.compile(
    r"^[,、](?:共计|总共|一共|(?:全年)?(?:收入|支出)总数共?)(?:为|达|约)?$"
)  # nothing but the word between the list and its total
_OPENS = re.compile(r"^[^,;。()]{0,6}(?:[:(]|,?(?:包括|分别(?:为|是)))[^,;。()]{0,24}$")


def find(scene: Scene) -> Iterator[Verdict]:
    """Totals behind their parts, and totals that open a list of parts."""
    for sentence in scene.sentences:
        quantities = sentence.quantities
        for at, quantity in enumerate(quantities):
            if at >= 2 and quantity.level and _TOTAL.search(quantity.own):
                yield from _closing(quantities[:at], quantity)
            if (
                at + 2 < len(quantities)
                and quantity.level
                and _OPENS.match(quantities[at + 1].lead)
                and not _STRONG.search(quantity.own)
            ):
                yield from _opening(sentence, at)


def _closing(before: tuple[Quantity, ...], whole: Quantity) -> Iterator[Verdict]:
    """The run of like counts right before the total; any tail of it may be what is added."""
    parts: list[Quantity] = []
    for quantity in reversed(before[-MOST_PARTS:]):
        if quantity.dimension != whole.dimension or not quantity.level or quantity.figure.unit != whole.figure.unit:
            break
        parts.insert(0, quantity)
        if _TOTAL.search(quantity.own) or ";" in quantity.lead:  # the total of another list may itself be a part
            break
    if whole.figure.exactness != "exact":
        return
    for n in range(len(parts) - 1):
        if _meets(whole, parts[n:]):
            yield Verdict("sum", (*parts[n:], whole), True, _line(parts[n:]), stated=whole)
            return
    strong = _STRONG.search(whole.own) or (_COUNTED.match(whole.lead) and _near(parts, whole))
    if len(parts) >= 2 and (strong or (_near(parts, whole) and partition.complete([p.own for p in parts]))):
        yield _off(parts, whole, "likely" if _near(parts, whole) else "look")


def _opening(sentence: Sentence, at: int) -> Iterator[Verdict]:
    """共67件（建议36件、提案31件）: the list in brackets or behind a colon."""
    whole = sentence.quantities[at]
    parts: list[Quantity] = []
    for quantity in sentence.quantities[at + 1 : at + 1 + MOST_PARTS]:
        if (
            quantity.figure.unit != whole.figure.unit
            or quantity.figure.value >= whole.figure.value
            or not quantity.level
            or (parts and re.search(r"[);]", quantity.lead))
        ):
            break
        parts.append(quantity)
    if len(parts) < 2:
        return
    if _meets(whole, parts):
        yield Verdict("sum", (whole, *parts), True, _line(parts), stated=whole)
    elif _near(parts, whole) and "其中" not in parts[0].lead:
        yield _off(parts, whole, "likely" if ")" in parts[-1].tail[:8] or _TOTAL.search(whole.own) else "look")


def _meets(whole: Quantity, parts: list[Quantity]) -> bool:
    step = min([whole.step, *(p.step for p in parts)])
    return total([p.sharp(step) for p in parts]).meets(whole.sharp(step))


def _near(parts: list[Quantity], whole: Quantity) -> bool:
    """Close enough to be meant as the sum: within a quarter, every part smaller than the whole."""
    value = sum((p.value for p in parts), Fraction(0))
    return abs(value - whole.value) * 4 <= whole.value and all(p.value < whole.value for p in parts)


def _off(parts: list[Quantity], whole: Quantity, level: Level) -> Verdict:
    return Verdict(
        "sum",
        (*parts, whole),
        False if level == "likely" else None,
        f"{_line(parts)}，文中写 {whole.figure.text}",
        level,
        f"各项相加与合计对不上：{_line(parts)}，文中写 {whole.figure.text}，请核对各项或合计数。",
        "所列只是一部分时可以成立",
        whole,
    )


def _line(parts: list[Quantity]) -> str:
    value = sum((p.value for p in parts), Fraction(0)) / parts[0].size
    return f"{' + '.join(short(p.figure) for p in parts)} = {number(value)}"
