"""How a number stands to another and to its target: in words that a reader can check."""

from decimal import Decimal

from taizhang.faces.console.numbers import said
from taizhang.indicators.indicator import Indicator
from taizhang.town.posts import OFFICE_CLERK

COUNT = Indicator("n", "受理", "试", "件", OFFICE_CLERK)
RATE = Indicator("r", "办结率", "试", "%", OFFICE_CLERK, decimals=1, direction="up", target=Decimal(100))
OPEN = Indicator("o", "在办", "试", "件", OFFICE_CLERK, direction="down", target=Decimal(5))


def _move(indicator: Indicator, now: str | None, then: str | None) -> tuple[str, str, str] | None:
    new, old = (None if n is None else Decimal(n) for n in (now, then))
    found = said.move(indicator, new, old, "上月")
    return (found.arrow, found.words, found.judged) if found else None


def test_a_count_when_it_moved_says_how_much_and_what_share_of_ten_or_more():
    assert _move(COUNT, "12", "10") == ("↑", "增 2 件（20.0%）", "")
    assert _move(COUNT, "8", "10") == ("↓", "减 2 件（20.0%）", "")
    assert _move(COUNT, "12", "9") == ("↑", "增 3 件", "")
    assert _move(COUNT, "3", "0") == ("↑", "增 3 件（原为 0）", "")


def test_a_number_when_it_has_a_better_way_says_whether_it_went_there():
    assert _move(RATE, "92.5", "90") == ("↑", "升 2.5 个百分点", "好转")
    assert _move(RATE, "90", "92.5") == ("↓", "降 2.5 个百分点", "转差")
    assert _move(OPEN, "4", "9") == ("↓", "减 5 件", "好转")


def test_a_difference_when_shown_is_that_of_the_numbers_shown():
    assert _move(RATE, "92.44", "92.36") == ("", "持平", "")
    assert _move(RATE, "92.45", "92.44") == ("↑", "升 0.1 个百分点", "好转")


def test_a_number_when_there_is_nothing_beside_it_is_not_compared():
    assert (_move(RATE, "92", None), _move(RATE, None, "92"), _move(COUNT, "0", "0")) == (None, None, ("", "持平", ""))


def test_a_target_when_reached_or_not_says_by_how_much():
    found = [
        said.aim(i, v) for i, v in ((RATE, Decimal(100)), (RATE, Decimal("92.45")), (RATE, None), (COUNT, Decimal(1)))
    ]
    assert [(a.said, a.reached, a.words) if a else None for a in found] == [
        ("100%", True, "达标"),
        ("100%", False, "未达标，差 7.5 个百分点"),
        ("100%", None, "还没有数"),
        None,
    ]


def test_a_target_when_less_is_better_is_reached_from_below():
    found = [said.aim(OPEN, Decimal(n)) for n in (5, 6)]
    assert [(a.said, a.reached, a.words) for a in found if a] == [
        ("5 件", True, "达标"), ("5 件", False, "未达标，差 1 件"),
    ]  # fmt: skip
