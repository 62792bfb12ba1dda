"""Sectors of an economy add up to it, and its growth lies where theirs put it.

「工农业总产值30亿元，增长7%；其中农业17亿元，增长5.5%，工业13亿元，增长9%」
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import number, rounded, short
from taizhang.redpen.claims.grammar import CHANGE, LISTED, falls
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.interval import total

_WHOLE = re.compile(r"(工农业总?产?值|工农业生产总值|社会总产值|生产总值|GDP|经济总量)[^,;:。]{0,6}$")
_PARTS = (
    ("一", re.compile(r"(?:第一产业|一产|农林牧渔业?|农业)(?:增加值|总产值|产值|生产总值|生产产值)?[^,;:。]{0,5}$")),
    ("二", re.compile(r"(?:第二产业|二产|工业|工业和建筑业)(?:增加值|总产值|产值|生产总值)?[^,;:。]{0,5}$")),
    ("三", re.compile(r"(?:第三产业|三产|服务业)(?:增加值|总产值|产值|生产总值|总值)?[^,;:。]{0,5}$")),
)
# One verb for all of them: 一产、二产、三产分别完成26.8亿元、50.9亿元、26.6亿元.
_TOGETHER = re.compile(
    r"(?:一产|一|第一产业|农业)(?:增加值|总?产值)?、(?:二产|二|第二产业|工业)(?:增加值|总?产值)?"
    r"(?:[、和](?:三产|三|第三产业|服务业)(?:业|次产业|产业)?(?:增加值|总?产值)?)?[^,;。、0-9]{0,6}?分别[^,;。0-9]{0,6}$"
)
_NOT = re.compile(
    r"规模|规上|限上|税|收入|投资|用电|企业|高新|装备|技改|建设|现代|生产性|观光|设施|特色|园区|战略|新兴|占比|"
    r"比重|民营|入统"
)


@dataclass(frozen=True, slots=True)
class _Sector:
    name: str
    level: Quantity
    growth: Quantity | None


def find(scene: Scene) -> Iterator[Verdict]:
    """A whole economy and all of its sectors within one paragraph."""
    for paragraph in scene.paragraphs:
        named = list(_named(paragraph))
        for at, whole in enumerate(named):
            if whole.name != "合":
                continue
            need = "一二" if "工农业" in whole.level.lead else "一二三"
            parts: dict[str, _Sector] = {}
            for sector in named[at + 1 :]:
                if sector.name == "合":
                    break
                parts.setdefault(sector.name, sector)
            if len(parts) < len(need):
                parts = _before(named[:at], whole)
            chosen = [parts[n] for n in need if n in parts]
            if len(chosen) == len(need) and all(p.level.dimension == whole.level.dimension for p in chosen):
                yield _sum(whole, chosen)
                if whole.growth and all(p.growth for p in chosen):
                    yield _growth(whole, chosen)


def _before(named: list[_Sector], whole: _Sector) -> dict[str, _Sector]:
    """Sectors first and the whole behind them: 农业3亿元，工业8亿元，工农业总产值11亿元."""
    parts: dict[str, _Sector] = {}
    for sector in reversed(named):
        if sector.name == "合" or whole.level.figure.start - sector.level.figure.end > 300:
            break
        parts.setdefault(sector.name, sector)
    return parts


def _named(paragraph: list[Sentence]) -> Iterator[_Sector]:
    """Levels whose own words name an economy or one of its sectors, each with the growth stated right behind."""
    for sentence in paragraph:
        quantities = sentence.quantities
        for at, quantity in enumerate(quantities):
            if _TOGETHER.search(quantity.lead) and quantity.level and not quantity.percent:
                yield from _apart(quantities[at:])
                continue
            if quantity.percent or not quantity.level or _NOT.search(quantity.own):
                continue
            name = "合" if _WHOLE.search(quantity.own) else next((n for n, p in _PARTS if p.search(quantity.own)), "")
            if name:
                after = quantities[at + 1] if at + 1 < len(quantities) else None
                grew = after is not None and after.percent and CHANGE.match(after.lead) is not None
                yield _Sector(name, quantity, after if grew else None)


def _apart(quantities: tuple[Quantity, ...]) -> Iterator[_Sector]:
    """The sectors of one list of amounts, with the growths of a second list of the same length behind it."""
    levels = [quantities[0]]
    for quantity in quantities[1:3]:
        if not LISTED.match(quantity.lead) or quantity.dimension != levels[0].dimension:
            break
        levels.append(quantity)
    behind = quantities[len(levels) : 2 * len(levels)]
    grew = (
        len(behind) == len(levels)
        and all(q.percent for q in behind)
        and CHANGE.match(behind[0].lead) is not None
        and all(LISTED.match(q.lead) for q in behind[1:])
    )
    growths: list[Quantity | None] = [*behind] if grew else [None] * len(levels)
    for name, level, growth in zip("一二三", levels, growths, strict=False):
        yield _Sector(name, level, growth)


def _sum(whole: _Sector, parts: list[_Sector]) -> Verdict:
    levels = [p.level for p in parts]
    step = min([whole.level.step, *(q.step for q in levels)])
    value = sum((q.value for q in levels), Fraction(0)) / whole.level.size
    line = f"{' + '.join(short(q.figure) for q in levels)} = {number(value)}"
    operands = (whole.level, *levels)
    if total([q.wide for q in levels]).meets(whole.level.wide) and total([q.sharp(step) for q in levels]).meets(
        whole.level.sharp(step)
    ):
        return Verdict("sum", operands, True, line, stated=whole.level)
    return Verdict(
        "sum",
        operands,
        False,
        f"{line}，文中写 {whole.level.figure.text}",
        "likely",
        f"各产业相加与总量对不上：{line}，文中写 {whole.level.figure.text}，请核对。",
        "各产业口径与总量不同时可以成立",
        whole.level,
    )


def _growth(whole: _Sector, parts: list[_Sector]) -> Verdict:
    """The base-weighted growth of the parts. At constant prices it may differ a little, so a point is allowed."""
    base = sum((p.level.value / (1 + _rate(p) / 100) for p in parts), Fraction(0))
    summed = sum((p.level.value for p in parts), Fraction(0))
    implied = (summed / base - 1) * 100
    rates = [_rate(p) for p in parts]
    stated = _rate(whole)
    operands = tuple(q for p in (whole, *parts) for q in (p.level, p.growth) if q is not None)
    line = f"按各产业增速折算的上年数合计 {number(base / whole.level.size)}，总量应增长 {rounded(implied, 2)}%"
    room = max(Fraction(1), abs(implied) / 20)
    if min(rates) - 1 <= stated <= max(rates) + 1 and abs(stated - implied) <= room:
        return Verdict("weighted-growth", operands, True, line, stated=whole.growth)
    return Verdict(
        "weighted-growth",
        operands,
        False,
        f"{line}，文中写 {rounded(stated, 2)}%",
        "likely",
        f"总量增速与各产业增速对不上：{line}，文中写 {rounded(stated, 2)}%，请核对增速。",
        "各增速的价格口径不同时可以成立",
        whole.growth,
    )


def _rate(sector: _Sector) -> Fraction:
    growth = sector.growth
    if growth is None:
        return Fraction(0)
    moved = CHANGE.match(growth.lead)
    return -growth.figure.value if moved and falls(moved["verb"]) else growth.figure.value
