"""How a number is written in a report: its scale, its decimals, the words before and after it (约, 近, 余, 多).

About-words say which way a number was rounded: 余, 多, 超 from below, 近 from above, 约 to the nearest.
"""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from taizhang.indicators.indicator import Indicator
from taizhang.indicators.rounding import rounded
from taizhang.reports.units import SCALES, alike, apart

if TYPE_CHECKING:
    from taizhang.reports.models import Figure

LEADS = ("超过", "将近", "接近", "大约", "突破", "超", "逾", "近", "约")
TAILS = ("余", "多")
NOTHING = "〔缺数〕"  # stands where the ledger has no value: it cannot be overlooked, and a check does not pass it
_UP, _DOWN = ("将近", "接近", "近"), ("超过", "突破", "超", "逾", "余", "多")
_TYPED = re.compile(
    r"(?P<digits>[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)\s*(?P<tail>[多余])?(?P<hundreds>[千百十])?"
    r"(?P<scale>[万亿]?)(?P<after>[多余])?(?P<unit>.*)"
)
_HUNDREDS = {"千": 3, "百": 2, "十": 1}


@dataclass(frozen=True, slots=True)
class Style:
    """How one figure is written. decimals: None as its indicator is declared; below 0 rounded to tens, hundreds."""

    scale: str = ""
    decimals: int | None = None
    lead: str = ""
    tail: str = ""
    unit: str = ""

    @property
    def about(self) -> bool:
        """Whether it says less than the whole number."""
        return bool(self.lead or self.tail)


def of_figure(figure: "Figure") -> Style:
    """The style a figure was given."""
    return Style(figure.scale, figure.decimals, figure.lead, figure.tail, figure.unit)


def read(words: str) -> Style:
    """The style in which somebody wrote a number: 近2000多万元 is 万, to the thousand, 近, 多, 元."""
    lead = next((w for w in LEADS if words.startswith(w)), "")
    found = _TYPED.fullmatch(words[len(lead) :])
    if found is None:
        return Style(lead=lead)
    digits = found["digits"].replace("，", "").replace(",", "").replace("．", ".")
    _, point, after = digits.partition(".")
    tail = found["tail"] or found["after"] or ""
    decimals = len(after) if point else 0
    if tail or lead:
        decimals = decimals or -_zeros(digits)
    if found["hundreds"]:  # 3千 is written 3000: GB/T 15835 knows 万 and 亿 behind digits
        decimals -= _HUNDREDS[found["hundreds"]]
    return Style(found["scale"], decimals, lead, tail, found["unit"].strip())


def _zeros(digits: str) -> int:
    return len(digits) - len(digits.rstrip("0"))


def fitted(style: Style, unit: str) -> Style:
    """What is kept of a typed style when the figure is bound to something counted in `unit`.

    The rounding of a plain number is the declaration's; a scale is kept where the unit bears one, with its decimals.
    """
    own, counted = apart(unit)
    said = apart(style.unit)[1]
    shown = said if said and alike(said, counted) else counted
    bears = counted not in ("%", "‰", "个百分点", "天", "分钟", "小时")
    if (style.scale and bears) or (style.about and bears):
        return replace(style, unit=shown)
    return Style(own, None, unit=shown)


def words(style: Style, indicator: Indicator, unit: str, value: Decimal | None) -> str:
    """The number as the report shows it, with its unit. unit: that of `value`; a numerator's is not the rate's."""
    if value is None:
        return NOTHING
    own, counted = apart(unit)
    scaled = value.scaleb(SCALES[own] - SCALES[style.scale])
    decimals = indicator.decimals if style.decimals is None else style.decimals
    number = _plain(_cut(scaled, decimals, style))
    inner, outer = (style.tail, "") if decimals < 0 else ("", style.tail)
    return f"{style.lead}{number}{inner}{style.scale}{outer}{style.unit or counted}"


def _cut(value: Decimal, decimals: int, style: Style) -> Decimal:
    step = Decimal(1).scaleb(-decimals)
    if style.lead in _UP:
        return (value / step).to_integral_value(ROUND_CEILING) * step
    if style.lead in _DOWN or style.tail in _DOWN:
        return (value / step).to_integral_value(ROUND_FLOOR) * step
    return rounded(value, decimals)


def _plain(number: Decimal) -> str:
    """Digits without thousands signs; 100.0 is 100."""
    if number == number.to_integral_value():
        return f"{int(number)}"
    return f"{number:f}"


def exactly(value: Decimal, unit: str) -> str:
    """A value with as many digits as tell it from its neighbours: 92.4528%."""
    return f"{_plain(rounded(value, 4).normalize())}{unit}"
