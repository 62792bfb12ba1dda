"""From–to: 「由4800元增长到10800元，增长125%」, with growth, multiple, difference or 百分点, and the way it moved."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import rounded, short
from taizhang.redpen.claims.grammar import ADJUSTED, CHANGE, FROM, LISTED, REAL_TERMS, TO, falls
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import Interval, point
from taizhang.redpen.model import Level


def find(scene: Scene) -> Iterator[Verdict]:
    """Every 由 A … 到 B, alone or in equal lists, and what is said of the change."""
    for sentence in scene.sentences:
        for olds, news, changes, verb in movements(sentence):
            for n, (old, new) in enumerate(zip(olds, news, strict=True)):
                change = changes[n] if n < len(changes) else None
                yield from _check(sentence, old, new, change, verb)


def movements(sentence: Sentence) -> Iterator[tuple[list[Quantity], list[Quantity], list[Quantity], str]]:
    """Yield (from, to, changes, verb) lists of equal length; changes may be fewer."""
    quantities = sentence.quantities
    at = 0
    while at < len(quantities):
        if not FROM.search(quantities[at].lead) or quantities[at].figure.kind == "increment":
            at += 1
            continue
        olds = _run(quantities, at)
        after = at + len(olds)
        arrived = TO.match(quantities[after].lead) if after < len(quantities) else None
        at += 1
        if arrived is None or FROM.search(quantities[after].lead):
            continue
        news = _run(quantities, after)[: len(olds)]
        if len(news) != len(olds) or any(a.dimension != b.dimension for a, b in zip(olds, news, strict=True)):
            continue
        after += len(news)
        yield olds, news, _changes(quantities, after, len(news)), arrived["verb"] or ""
        at = after


def _run(quantities: tuple[Quantity, ...], at: int) -> list[Quantity]:
    """The quantity and those listed with it: 160元和55元."""
    run = [quantities[at]]
    for quantity in quantities[at + 1 :]:
        if not LISTED.match(quantity.lead) or quantity.dimension != run[0].dimension:
            break
        run.append(quantity)
    return run


def _changes(quantities: tuple[Quantity, ...], at: int, count: int) -> list[Quantity]:
    """The statements of change right behind: ，增长125%."""
    if (
        at < len(quantities)
        and quantities[at].figure.unit == "番"
        and 1 <= quantities[at].value <= 9
        and _DOUBLED.match(quantities[at].lead)
    ):
        return [quantities[at]]
    if at < len(quantities) and quantities[at].figure.unit == "倍" and _TIMES.match(quantities[at].lead):
        return [quantities[at]]
    if at >= len(quantities) or not CHANGE.match(quantities[at].lead):
        return []
    return _run(quantities, at)[:count]


def _check(sentence: Sentence, old: Quantity, new: Quantity, change: Quantity | None, verb: str) -> Iterator[Verdict]:
    if change is None:
        yield _direction(old, new, verb)
        return
    if change.figure.unit == "番":
        yield _doubled(old, new, change)
        return
    moved = CHANGE.match(change.lead)
    down = falls(moved["verb"]) if moved else falls(verb)
    step = min(old.step, new.step)
    wide = _change(old.wide, new.wide, change, old, down)
    sharp = _change(old.sharp(step), new.sharp(step), change, old, down)
    if wide is None or sharp is None:
        yield _direction(old, new, verb)
        return
    cap: Level = "sure"
    if change.percent and (REAL_TERMS.search(old.lead) or ADJUSTED.search(sentence.text)):
        cap = "look"
    yield judge(
        "from-to",
        (old, new, change),
        change,
        wide,
        sharp,
        _expression(old, new, change, down),
        cap=cap,
        what="起止数与变化幅度",
        literal=_change(point(old.value), point(new.value), change, old, down),
        holds_if="增幅按可比价或同口径计算时可以成立" if cap == "look" else "",
    )


def _change(old: Interval, new: Interval, change: Quantity, of: Quantity, down: bool) -> Interval | None:
    """The change in the unit in which it is stated, positive in the direction said; None when it is another thing."""
    difference = old - new if down else new - old
    unit = change.figure.unit
    if of.percent or of.figure.unit == "‰":
        return difference if unit in ("个百分点", "百分点", "个千分点") else None
    if unit not in ("%", "倍", "番"):
        return difference if change.dimension == of.dimension else None
    quotient = new / old if _TIMES.match(change.lead) else difference / old
    if quotient is None:
        return None
    return quotient * point(100) if unit == "%" else quotient


def _doubled(old: Quantity, new: Quantity, change: Quantity) -> Verdict:
    """翻了一番: twice as much, loosely said; a tenth less or a third more still passes."""
    times = 2 ** int(change.value)
    ratio = new.value / old.value if old.value else Fraction(0)
    line = f"{short(new.figure)} ÷ {short(old.figure)} = {rounded(ratio, 2)}"
    most = (
        times * 2
        if change.figure.exactness == "over" or change.tail.startswith(("多", "以上"))
        else times * Fraction(4, 3)
    )
    if times * Fraction(9, 10) <= ratio <= most or old.wide.low * times <= new.wide.high <= old.wide.high * times:
        return Verdict("from-to", (old, new, change), True, line, stated=change)
    return Verdict(
        "from-to",
        (old, new, change),
        False,
        f"{line}，翻{change.figure.text}应为 {times} 倍",
        "likely",
        f"“翻{change.figure.text}”与起止数对不上：{line}，应为 {times} 倍左右，请核对。",
        stated=change,
    )


def _expression(old: Quantity, new: Quantity, change: Quantity, down: bool) -> str:
    first, second = (short(old.figure), short(new.figure)) if down else (short(new.figure), short(old.figure))
    difference = f"{first} − {second}"
    if _TIMES.match(change.lead):
        return f"{short(new.figure)} ÷ {short(old.figure)}"
    return f"({difference}) ÷ {short(old.figure)}" if change.figure.unit in ("%", "倍") else difference


def _direction(old: Quantity, new: Quantity, verb: str) -> Verdict:
    """由 80% 提高到 70%: the words say up, the numbers go down."""
    expression = f"{old.figure.text} → {new.figure.text}"
    up, down = new.wide.low > old.wide.high, new.wide.high < old.wide.low
    ranked = old.figure.unit in ("位", "名", "级", "档次")  # up the table means a smaller number
    wrong = (falls(verb) and up) or (bool(verb) and not falls(verb) and down and verb not in _NEUTRAL)
    if ranked or not wrong:
        return Verdict("from-to", (old, new), True, expression)
    return Verdict(
        "from-to",
        (old, new),
        False,
        f"{expression}，文中写“{verb}”",
        "likely",
        f"“{verb}”与数字方向相反：从 {old.figure.text} 到 {new.figure.text}，请核对两个数字的先后或改用相应的词。",
    )


_TIMES = re.compile(r"^[,、](?:是|为|相当于)(?:原来|当年|过去|之前|此前|最初|期初|[0-9]{4}年)的$")
_DOUBLED = re.compile(r"^[,、]?(?:实现|成功)?翻了?(?:近|约|超|将近)?$")
_NEUTRAL = frozenset(("优化", "调整", "变化", "变", "发展", "提升", "提标"))
