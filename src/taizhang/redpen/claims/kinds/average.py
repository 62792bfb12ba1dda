"""Average growth over years: 「由2.57万元增加到3.52万元，年均增长6.5%」, (3.52 ÷ 2.57)^(1/5) − 1."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.grammar import ADJUSTED, ANNUAL, CHANGE, REAL_TERMS, falls
from taizhang.redpen.claims.kinds.movement import movements
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import Interval, point
from taizhang.redpen.model import Level

_SPAN = re.compile(r"((?:19|20)[0-9]{2})年?[^,;。0-9]{0,12}?((?:19|20)[0-9]{2})年")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_SAID = re.compile(
    r"([二两三四五六七八九十]|[2-9]|10)年(?:来|间|多来)|过去的?([二两三四五六七八九十]|[2-9])年|"
    r"近([二两三四五六七八九十]|[2-9])年"
)
_PLAN = re.compile(r"“?十[一二三四五]五”?|五年|九五|八五")
_DIGITS = dict(zip("二两三四五六七八九十", (2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
_TIMES = re.compile(r"[,、]?是[^,;。]{0,14}的$")


def find(scene: Scene) -> Iterator[Verdict]:
    """From–to with a yearly rate, and a total growth or multiple with a yearly rate."""
    plan = _PLAN.search(scene.plain) is not None
    for sentence in scene.sentences:
        if "年均" not in sentence.text:
            continue
        spans = _spans(sentence.text)
        years = spans or ((4, 5) if plan else (3, 4, 5, 10))
        yield from _from_to(sentence, years)
        yield from _from_growth(sentence, years)


def _spans(text: str) -> tuple[int, ...]:
    """How many years the sentence itself names, in the readings it allows."""
    if span := _SPAN.search(text):
        years = int(span[2]) - int(span[1])
        return (years,) if 2 <= years <= 30 else ()
    if said := _SAID.search(text):
        word = said[1] or said[2] or said[3]
        years = _DIGITS.get(word) or int(word)
        return (years, years - 1) if years > 2 else (years,)
    return ()


def _from_to(sentence: Sentence, years: tuple[int, ...]) -> Iterator[Verdict]:
    for olds, news, _, _ in movements(sentence):
        last = news[-1]
        following = [q for q in sentence.quantities if q.index > last.index][: len(news) + 1]
        at = next((n for n, q in enumerate(following[:2]) if ANNUAL.match(q.lead) and q.percent), None)
        if at is None or (at and not following[0].tail.startswith((",", "、"))):
            continue
        for old, new, rate in zip(olds, news, following[at:], strict=False):
            if not rate.percent or old.percent or old.wide.low <= 0:
                continue
            wide, sharp = new.wide / old.wide, new.sharp(min(old.step, new.step)) / old.sharp(min(old.step, new.step))
            if wide and sharp:
                ratio = f"{short(new.figure)} ÷ {short(old.figure)}"
                yield _best(sentence, (old, new, rate), wide, sharp, ratio, years, old.lead)


def _from_growth(sentence: Sentence, years: tuple[int, ...]) -> Iterator[Verdict]:
    """比2011年增长57.9%，年均增长9.6%; 是2011年的2.6倍，年均增长20.6%."""
    for level, whole, rate in zip(sentence.quantities, sentence.quantities[1:], sentence.quantities[2:], strict=False):
        if not (rate.percent and ANNUAL.match(rate.lead)):
            continue
        if whole.figure.unit == "倍" and _TIMES.match(whole.lead):
            ratio, text = whole.wide, short(whole.figure)
        elif (
            whole.percent
            and (moved := CHANGE.match(whole.lead))
            and re.search(r"[比较]", whole.lead)
            and not falls(moved["verb"])
        ):
            ratio = whole.wide * point(Fraction(1, 100)) + point(1)
            text = f"(1 + {whole.figure.text})"
        else:
            continue
        if ratio.low > 0:
            known = _between(level, whole) or years
            yield _best(sentence, (whole, rate), ratio, ratio, text, known, level.lead)


def _between(level: Quantity, whole: Quantity) -> tuple[int, ...]:
    """2016年…比2011年增长…: the years between the level's own and its base."""
    base, own = _YEAR.search(whole.lead), _YEAR.search(level.figure.period)
    years = int(own[1]) - int(base[1]) if base and own else 0
    return (years,) if 2 <= years <= 30 else ()


def _best(
    sentence: Sentence,
    operands: tuple[Quantity, ...],
    wide: Interval,
    sharp: Interval,
    ratio: str,
    years: tuple[int, ...],
    lead: str,
) -> Verdict:
    """The reading over the permitted numbers of years that comes nearest."""
    rate = operands[-1]
    cap: Level = "likely"
    if ADJUSTED.search(sentence.text):
        cap = "look"
    if REAL_TERMS.search(lead) or re.search(r"收入|消费|住户", lead) is not None and "实际" in sentence.text:
        cap = "look"
    tried = []
    for n in years:
        tried.append(
            judge(
                "average",
                operands,
                rate,
                _yearly(wide, n),
                _yearly(sharp, n),
                f"({ratio})^(1/{n}) − 1",
                cap=cap,
                what="累计增幅与年均增幅",
                holds_if="年均增幅按可比价计算，或年数另有所指时可以成立",
            )
        )
    good = [v for v in tried if v.holds]
    if good:
        return good[0]
    middles = [(abs((_yearly(sharp, n).low + _yearly(sharp, n).high) / 2 - rate.value), i) for i, n in enumerate(years)]
    return tried[min(middles)[1]]


def _yearly(ratio: Interval, n: int) -> Interval:
    return (ratio.root(n) - point(1)) * point(100)
