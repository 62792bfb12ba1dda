"""What a town chooses, from day to day."""

from datetime import date

import pytest

from taizhang.base import clock
from taizhang.base.refusal import NotAllowed
from taizhang.ledger.models import JournalLine
from taizhang.town.verbs import choose_setting, drop_setting
from tests.town.sayings import why_not

KEY = "errand.reply_days"
BASIS = "青府〔2023〕3号"


@pytest.fixture(autouse=True)
def _in_march():
    with clock.at(date(2023, 3, 6)):
        yield


def test_choose_setting_when_a_day_is_given_holds_from_that_day(cast):
    by = cast["蒋习"]
    choose_setting(KEY, 5, by=by, starts_on=date(2023, 4, 1), basis=BASIS)
    assert [by.places.choice(KEY, d) for d in (date(2023, 3, 31), date(2023, 4, 1))] == [None, 5]
    assert JournalLine.objects.get().change == {"value": 5, "was": None, "since": "2023-04-01", "basis": BASIS}


def test_choose_setting_when_chosen_again_keeps_what_held_before(cast):
    by = cast["蒋习"]
    choose_setting(KEY, 5, by=by, basis=BASIS)
    choose_setting(KEY, 8, by=by, starts_on=date(2023, 7, 1), basis=BASIS)
    assert [by.places.choice(KEY, d) for d in (date(2023, 6, 30), date(2023, 7, 1))] == [5, 8]


def test_choose_setting_when_in_the_past_or_without_basis_is_refused(cast):
    by = cast["蒋习"]
    assert why_not(choose_setting, KEY, 5, by=by, starts_on=date(2023, 3, 5), basis=BASIS) == [
        ("starts_on", "生效日不能早于今天：已经走完的时限不能改。")
    ]
    assert why_not(choose_setting, KEY, 5, by=by) == [("basis", "请写明依据，如文件名和文号。")]


def test_drop_setting_when_done_keeps_what_held_until_then(cast):
    by = cast["蒋习"]
    choose_setting(KEY, 5, by=by, basis=BASIS)
    drop_setting(KEY, by=by, starts_on=date(2023, 5, 1))
    assert [by.places.choice(KEY, d) for d in (date(2023, 4, 30), date(2023, 5, 1))] == [5, None]


def test_drop_setting_when_nothing_was_chosen_says_so(cast):
    with pytest.raises(NotAllowed, match="本来就是默认值"):
        drop_setting(KEY, by=cast["蒋习"])


def test_choose_setting_when_another_town_chose_keeps_its_own(cast, stranger):
    choose_setting(KEY, 5, by=cast["蒋习"], basis=BASIS)
    assert stranger.places.choice(KEY, date(2023, 3, 6)) is None
