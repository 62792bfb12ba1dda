"""Good days of a year: 「优良天数283天，优良率77.5%」 is out of 365, 366, or the days that were measured."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import rounded, short
from taizhang.redpen.claims.scene import Quantity, Scene
from taizhang.redpen.claims.verdict import Verdict

_DAYS = re.compile(r"(?:优良|达标|二级以上|二级及以上|好)[^,;。]{0,8}天数?[^,;。]{0,8}$")
_RATE = re.compile(r"(?:优良|达标|天数)[^,;。]{0,6}(?:率|比例|占比|比)[^,;。]{0,4}$|^[,、(]?占比?[^,;。]{0,6}$")
_MEASURED = range(350, 367)  # instruments fail: a few days of a year have no valid reading


def find(scene: Scene) -> Iterator[Verdict]:
    """Days and the share of days, next to each other or with the change in between."""
    for sentence in scene.sentences:
        for at, days in enumerate(sentence.quantities):
            if days.figure.unit != "天" or not _DAYS.search(days.lead) or not 100 <= days.value <= 366:
                continue
            for rate in sentence.quantities[at + 1 : at + 4]:
                if rate.percent and _RATE.search(rate.lead):
                    yield _check(days, rate)
                    break


def _check(days: Quantity, rate: Quantity) -> Verdict:
    for whole in (365, 366, *reversed(_MEASURED)):
        value = Fraction(days.value * 100, whole)
        if value in rate.wide:
            return Verdict(
                "days", (days, rate), True, f"{short(days.figure)} ÷ {whole} = {rounded(value, 2)}%", stated=rate
            )
    value = Fraction(days.value * 100, 365)
    return Verdict(
        "days",
        (days, rate),
        False,
        f"{short(days.figure)} ÷ 365 = {rounded(value, 2)}%，文中写 {rate.figure.text}",
        "likely",
        f"优良天数与优良率对不上：{short(days.figure)} ÷ 365 = {rounded(value, 2)}%，文中写 {rate.figure.text}，"
        f"请核对。",
        "优良率只按部分月份或有效监测天数计算时可以成立",
        rate,
    )
