"""How a number stands to another period and to its target: in a word and a shape, colour only repeats it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from taizhang.indicators.indicator import Indicator
from taizhang.indicators.rounding import rounded, say

Kind = Literal["", "better", "worse"]
NONE = "—"
LEAST = 10  # below this a share of it says nothing


@dataclass(frozen=True, slots=True)
class Move:
    """How a number moved. against: "上月"; arrow and words: "↑", "增 12 件"; judged: "好转", "转差" or ""."""

    against: str
    arrow: str
    words: str
    kind: Kind = ""

    @property
    def judged(self) -> str:
        """Whether it moved the way it should."""
        return {"better": "好转", "worse": "转差", "": ""}[self.kind]


def move(indicator: Indicator, now: Decimal | None, then: Decimal | None, against: str) -> Move | None:
    """How a number moved since another period; None where one of them is not there.

    The difference is that of the numbers as they are shown, so that a reader can check it.
    """
    if now is None or then is None:
        return None
    new, old = rounded(now, indicator.decimals), rounded(then, indicator.decimals)
    if new == old:
        return Move(against, "", "持平")
    unit = "个百分点" if indicator.unit == "%" else indicator.unit
    up, much = new > old, say(indicator, abs(new - old))
    share = "" if unit == "个百分点" else _share(new, old)
    kind: Kind = ""
    if indicator.direction != "none":
        kind = "better" if up == (indicator.direction == "up") else "worse"
    word = ("升" if up else "降") if unit == "个百分点" else ("增" if up else "减")
    return Move(against, "↑" if up else "↓", f"{word} {much} {unit}{share}", kind)


def _share(new: Decimal, old: Decimal) -> str:
    if not old:
        return "（原为 0）"
    return f"（{abs(new - old) * 100 / abs(old):.1f}%）" if abs(old) >= LEAST else ""


@dataclass(frozen=True, slots=True)
class Aim:
    """A target beside its number. said: "100%"; reached: None where there is no number yet."""

    said: str
    reached: bool | None
    words: str


def aim(indicator: Indicator, value: Decimal | None) -> Aim | None:
    """How a number stands to its target; None where it has none."""
    target = indicator.target
    if target is None:
        return None
    said = with_unit(indicator, target)
    if value is None:
        return Aim(said, None, "还没有数")
    now = rounded(value, indicator.decimals)
    reached = now <= target if indicator.direction == "down" else now >= target
    gap = " 个百分点" if indicator.unit == "%" else f" {indicator.unit}"
    return Aim(said, reached, "达标" if reached else f"未达标，差 {say(indicator, abs(target - now))}{gap}")


def value(indicator: Indicator, number: Decimal | None) -> str:
    """A number as the page shows it, a dash where there is none."""
    return NONE if number is None else say(indicator, number)


def with_unit(indicator: Indicator, number: Decimal) -> str:
    """A number with its unit: 98 宗, 92.5%."""
    return say(indicator, number) + (indicator.unit if indicator.unit == "%" else f" {indicator.unit}")
