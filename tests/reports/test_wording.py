"""How numbers are written: scales, rounding, and the words that say which way they were rounded."""

from decimal import Decimal

import pytest

from taizhang.indicators.indicator import Indicator
from taizhang.reports import wording
from taizhang.reports.wording import Style
from taizhang.town.posts import PARTY_OFFICE

COUNT = Indicator("n", "件数", "试", "件", PARTY_OFFICE)
RATE = Indicator("r", "办结率", "试", "%", PARTY_OFFICE, decimals=1)
MONEY = Indicator("m", "收入", "试", "万元", PARTY_OFFICE, decimals=2)


@pytest.mark.parametrize(
    ("typed", "style"),
    [
        ("743件", Style("", 0, unit="件")),
        ("12.15亿元", Style("亿", 2, unit="元")),
        ("2000多万元", Style("万", -3, tail="多", unit="元")),
        ("2万余人次", Style("万", 0, tail="余", unit="人次")),
        ("超300多户", Style("", -2, "超", "多", "户")),
        ("3千余人", Style("", -3, tail="余", unit="人")),
        ("近200", Style("", -2, "近")),
        ("百分之九", Style()),
    ],
)
def test_style_when_read_from_words_is_theirs(typed: str, style: Style) -> None:
    assert wording.read(typed) == style


@pytest.mark.parametrize(
    ("typed", "indicator", "value", "shown"),
    [
        ("743宗", COUNT, "741", "741宗"),
        ("743", COUNT, "741", "741件"),
        ("743人", COUNT, "741", "741件"),
        ("93%", RATE, "92.4528", "92.5%"),
        ("99%", RATE, "100", "100%"),
        ("1237万元", MONEY, "1237.456", "1237万元"),
        ("12.15亿元", MONEY, "121543.2", "12.15亿元"),
        ("元", MONEY, "121543.2", "121543.20万元"),
        ("2000多万元", MONEY, "2987.6", "2000多万元"),
        ("近3000万元", MONEY, "2087.6", "近3000万元"),
        ("2万余件", COUNT, "27999", "2万余件"),
        ("约300件", COUNT, "349", "约300件"),
        ("6394件", COUNT, "6394", "6394件"),
        ("2.1亿元", MONEY, "0", "0亿元"),
    ],
)
def test_number_when_written_is_the_ledgers_in_the_typed_style(
    typed: str, indicator: Indicator, value: str, shown: str
) -> None:
    style = wording.fitted(wording.read(typed), indicator.unit)
    assert wording.words(style, indicator, indicator.unit, Decimal(value)) == shown


def test_number_when_the_ledger_has_none_cannot_be_overlooked() -> None:
    assert wording.words(Style(), RATE, "%", None) == "〔缺数〕"
