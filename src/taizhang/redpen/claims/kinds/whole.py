"""A whole and its parts: 「共18项，其中城建10项、教育8项」. A partial 其中 list is no error."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims import partition
from taizhang.redpen.claims.arithmetic import number, short
from taizhang.redpen.claims.scene import MOST_PARTS, Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.interval import total
from taizhang.redpen.model import Level

_AMONG = re.compile(r"其中[^。;)]{0,40}$")
_MOVED = re.compile(
    r"(?:比|较|同比|增长|增加|净增|增收|减少|下降|高于|低于|平均|每|人均|户均|亩均|日均|最高|最大|单日)[^,;、:]{0,14}$"
)
_BAND = re.compile(r"^(?:[^\u4e00-\u9fff]{0,2})(?:及?以上|以下|以内|级|强)|^的?(?:及以上|以上)")
_NESTED = re.compile(r"以上|以下|规模|规上|限上|满意|过亿|超|百强|重点|龙头|亿元|千万|百万|入统|新增|当年|本年")
_NEXT = re.compile(r"^(?:已?办结|整改|化解|处理|查处|解决|答复|新增|新建|建成|完成|发展|重点发展|打造|改造)")
_GROWN = re.compile(r"(?:扩大|增加|提高|增长|上升|下降|减少)(?:到|至)$")
_REST = re.compile(r"^(?:其他|其它|其余)[^,;。]{0,12}$")
_LEAVES = re.compile(
    r"^(?:这|该|以上|上述)|争取|带动|吸引|撬动|完成投资|总投资|同时|此外|另|实现|累计|全年|全[县市镇区乡省]|预计"
)


def find(scene: Scene) -> Iterator[Verdict]:
    """Every 其中 with the whole before it and the parts behind it."""
    for paragraph in scene.paragraphs:
        for before, sentence in zip(paragraph, paragraph[1:], strict=False):
            if sentence.quantities and sentence.quantities[0].lead.startswith("其中"):
                yield from _over_the_stop(before, sentence)
    for sentence in scene.sentences:
        for at, first in enumerate(sentence.quantities):
            if not at or "其中" not in first.lead or not _AMONG.search(first.lead):
                continue
            for counted in _side_by_side(sentence.quantities, at):
                whole = _whole(sentence.quantities[:at], counted)
                if whole is not None:
                    yield from _check(whole, _parts(sentence, at, whole))


def _over_the_stop(before: Sentence, sentence: Sentence) -> Iterator[Verdict]:
    """项目18个，总投资35亿元。其中工业项目10个…: a whole of the sentence before; heard only when the list fills it.

    Over a full stop 其中 may also pick out of something said earlier, so fewer or more than the whole is no claim
    unless the parts, three or more, come within a quarter of it; 中央 and 地方, which are all, within an eighth.
    """
    whole = _whole(before.quantities, sentence.quantities[0])
    parts = _parts(sentence, 0, whole) if whole is not None else []
    if whole is None or len(parts) < 2 or any(p.figure.unit != whole.figure.unit for p in parts):
        return
    off = abs(_value(parts) - whole.value)
    near = off * 4 <= whole.value if len(parts) >= 3 else off * 8 <= whole.value
    near = near and (len(parts) >= 3 or partition.complete([p.own for p in parts]))
    if _adds_up(whole, parts) or near:
        yield from _check(whole, parts)


def _side_by_side(quantities: tuple[Quantity, ...], at: int) -> list[Quantity]:
    """420户1010人，其中农村380户912人: households and persons are each shared out."""
    first, following = quantities[at], quantities[at + 1 : at + 2]
    return [first, *(q for q in following if q.lead == "" and q.dimension != first.dimension)]


def _whole(before: tuple[Quantity, ...], first: Quantity) -> Quantity | None:
    """The nearest level of the same sort before 其中; an increment in between is not it."""
    for quantity in reversed(before[-6:]):
        if quantity.dimension != first.dimension or not quantity.level or quantity.percent:
            continue
        if quantity.figure.kind == "increment" or _MOVED.search(quantity.lead) or _BAND.match(quantity.tail):
            continue
        return quantity
    return None


def _parts(sentence: Sentence, at: int, whole: Quantity) -> list[Quantity]:
    """The quantities of the same sort that follow, until the list is left."""
    parts: list[Quantity] = []
    for quantity in sentence.quantities[at : at + 2 * MOST_PARTS]:
        if len(parts) == MOST_PARTS:
            break
        if quantity.percent:
            continue
        if parts and (_LEAVES.search(quantity.own) or "其中" in quantity.lead):
            break
        if parts and (_GROWN.search(quantity.own) or (")" in quantity.lead and "(" in parts[0].lead)):
            break
        if parts and "," in quantity.lead and _NEXT.match(quantity.lead.rsplit(",", 1)[-1]):
            break
        if parts and ";" in quantity.lead and "其中:" not in parts[0].lead and not _kin(parts[0], quantity):
            break
        if quantity.dimension != whole.dimension:
            continue
        if _MOVED.search(quantity.own) or quantity.figure.kind == "threshold" or _BAND.match(quantity.tail):
            continue
        parts.append(quantity)
    return parts


def _kin(first: Quantity, other: Quantity) -> bool:
    """工商税收 and 农业税收: the same noun names both, so a semicolon between them ends nothing."""
    nouns = [re.sub(r"(?:完成|实现|收到|达到?|为|共)+$", "", q.own)[-2:] for q in (first, other)]
    return len(nouns[0]) == 2 and nouns[0] == nouns[1]


def _check(whole: Quantity, parts: list[Quantity]) -> Iterator[Verdict]:
    if not parts:
        return
    for n in range(len(parts), 1, -1):
        if _adds_up(whole, parts[:n]):
            yield Verdict(
                "whole",
                (whole, *parts[:n]),
                True,
                f"{_sum(parts[:n])} = {number(_value(parts[:n]) / whole.size)}",
                stated=whole,
            )
            return
    over = [p for p in parts if p.wide.low > whole.wide.high]
    if over:
        yield _too_large(whole, over[0], over[0] is parts[0] or partition.complete([p.own for p in parts]))
        return
    yield _uneven(whole, parts)


def _too_large(whole: Quantity, part: Quantity, sure_part: bool) -> Verdict:
    """One part alone is more than the whole."""
    near = sure_part and part.figure.unit == whole.figure.unit and part.index - whole.index <= 4
    level: Level = "likely" if near and not _NESTED.search(part.lead) else "look"
    return Verdict(
        "whole",
        (whole, part),
        False if level != "look" else None,
        f"{part.figure.text} > {whole.figure.text}",
        level,
        f"“其中”的一项 {part.figure.text} 大于总数 {whole.figure.text}，请核对。",
        "总数另有所指时可以成立",
        part,
    )


def _uneven(whole: Quantity, parts: list[Quantity]) -> Verdict:
    """The parts do not make the whole: too much, nearly, or merely not all of them."""
    summed, value = total([p.wide for p in parts]), _value(parts)
    expression = f"{_sum(parts)} = {number(value / whole.size)}"
    leads = [p.own for p in parts]
    nested = any(_NESTED.search(lead) for lead in leads)
    rest = len(parts) > 2 and _REST.search(leads[-1]) is not None  # a list that ends with the others is all of it
    complete = partition.complete(leads) or rest
    operands = (whole, *parts)
    if summed.low > whole.wide.high or (value > whole.value and len(parts) > 1):
        level: Level = "look" if nested and not complete else "likely"
        return Verdict(
            "whole",
            operands,
            None if nested else False,
            f"{expression}，大于总数 {whole.figure.text}",
            level,
            f"“其中”各项相加为 {number(value / whole.size, whole.figure.unit)}，超过总数 {whole.figure.text}，"
            f"请核对各项或说明是否有交叉。",
            "各项互有交叉时可以成立",
            whole,
        )
    if len(parts) < 2 or nested:
        return Verdict("whole", operands, True, f"{expression} ≤ {short(whole.figure)}", stated=whole)
    near = value >= whole.value * Fraction(3, 4) and (len(parts) > 2 or value >= whole.value * Fraction(9, 10))
    announced = "其中:" in parts[0].lead and len(parts) > 2 and value >= whole.value * Fraction(3, 5)
    if complete or announced:
        return _short_of(operands, whole, value, expression, "likely", False)
    if near or (len(parts) >= 3 and whole.figure.basis and value * 2 >= whole.value):
        return _short_of(operands, whole, value, expression, "look", None)
    return Verdict("whole", operands, True, f"{expression} ≤ {short(whole.figure)}", stated=whole)


def _short_of(
    operands: tuple[Quantity, ...], whole: Quantity, value: Fraction, expression: str, level: Level, holds: bool | None
) -> Verdict:
    rest = number((whole.value - value) / whole.size, whole.figure.unit)
    return Verdict(
        "whole",
        operands,
        holds,
        f"{expression}，总数 {short(whole.figure)}，差 {rest}",
        level,
        f"所列各项相加比总数 {whole.figure.text} 少 {rest}，请核对，或写明其余部分。",
        "所列只是一部分时可以成立",
        whole,
    )


def _adds_up(whole: Quantity, parts: list[Quantity]) -> bool:
    """Whether the parts make the whole at the precision of the finest of them."""
    step = min([whole.step, *(p.step for p in parts)])
    summed = total([p.sharp(step) for p in parts])
    target = whole.sharp(step)
    if not step:
        return summed.meets(target)
    # Strictly: all parts cut at their very ends at once and the whole rounded the other way is no rounding.
    return summed.low < target.high and target.low < summed.high


def _value(parts: list[Quantity]) -> Fraction:
    return sum((p.value for p in parts), Fraction(0))


def _sum(parts: list[Quantity]) -> str:
    return " + ".join(short(p.figure) for p in parts)
