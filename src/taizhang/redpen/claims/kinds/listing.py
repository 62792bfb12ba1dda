"""A whole in one sentence, its parts listed in the next.

「项目119个，总投资181.67亿元。竣工项目36个，总投资27.61亿元；续建项目83个，总投资154.06亿元」
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import number, short
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.interval import total

_NOUN = re.compile(r"[\u4e00-\u9fff]{2,8}(?=[,;。、]|$)")


def find(scene: Scene) -> Iterator[Verdict]:
    """Two neighbouring sentences: counts or amounts of the first against one of each item of the second."""
    for paragraph in scene.paragraphs:
        for first, second in zip(paragraph, paragraph[1:], strict=False):
            items = _items(second)
            if len(items) >= 2:
                yield from _check(first, items)


def _items(sentence: Sentence) -> list[list[Quantity]]:
    """The quantities of a sentence, item by item as semicolons part them."""
    items: list[list[Quantity]] = [[]]
    for quantity in sentence.quantities:
        if ";" in quantity.lead:
            items.append([])
        items[-1].append(quantity)
    return items if all(items) else []


def _check(first: Sentence, items: list[list[Quantity]]) -> Iterator[Verdict]:
    """Every whole with like parts in all items; one that adds up vouches that the list is all of it."""
    pairs = [(whole, parts) for whole in first.quantities[-4:] if (parts := _like(whole, items))]
    held = [_meets(whole, parts) for whole, parts in pairs]
    for (whole, parts), holds in zip(pairs, held, strict=True):
        if holds:
            yield Verdict("whole", (whole, *parts), True, _line(parts), stated=whole)
        elif any(held) and _near(whole, parts):
            yield _off(whole, parts)


def _like(whole: Quantity, items: list[list[Quantity]]) -> list[Quantity]:
    """One quantity of each item that bears the same unit and name; none when an item has none or two."""
    if whole.figure.exactness != "exact" or not whole.level or whole.percent:
        return []
    parts = []
    for item in items:
        named = [q for q in item if q.dimension == whole.dimension and q.level and _named_alike(whole, q)]
        if len(named) != 1 or named[0].value >= whole.value:
            return []
        parts.append(named[0])
    return parts


def _named_alike(whole: Quantity, part: Quantity) -> bool:
    """Whether one noun names both: before the amount (总投资2亿元) or behind the count (53个重点项目, 10个项目竣工)."""
    noun = _NOUN.match(whole.tail) if whole.figure.basis else None
    if noun is not None:
        return noun.group()[-2:] in part.tail[:8]
    return len(whole.own) >= 2 and whole.own[-2:] == part.own[-2:]


def _meets(whole: Quantity, parts: list[Quantity]) -> bool:
    step = min([whole.step, *(p.step for p in parts)])
    return total([p.sharp(step) for p in parts]).meets(whole.sharp(step))


def _near(whole: Quantity, parts: list[Quantity]) -> bool:
    return abs(sum((p.value for p in parts), Fraction(0)) - whole.value) * 2 <= whole.value


def _off(whole: Quantity, parts: list[Quantity]) -> Verdict:
    return Verdict(
        "whole",
        (whole, *parts),
        False,
        f"{_line(parts)}，文中写 {whole.figure.text}",
        "likely",
        f"各项相加与总数对不上：{_line(parts)}，文中写 {whole.figure.text}，请核对各项或总数。",
        "所列只是一部分时可以成立",
        whole,
    )


def _line(parts: list[Quantity]) -> str:
    value = sum((p.value for p in parts), Fraction(0)) / parts[0].size
    return f"{' + '.join(short(p.figure) for p in parts)} = {number(value)}"
