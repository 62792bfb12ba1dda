"""Loading a year's holiday notice."""

import json
from datetime import date

import pytest

from taizhang.base import clock, workdays
from taizhang.base.refusal import NotAllowed
from taizhang.ledger.models import JournalLine
from taizhang.town import holidays
from taizhang.town.models import CalendarYear
from taizhang.town.places import places
from taizhang.town.verbs import load_calendar
from tests.town.sayings import why_not


def a_year(year: int) -> bytes:
    """A notice for a year to come: New Year off, its Sunday made up."""
    days = [
        {"name": "元旦", "date": f"{year}-01-01", "isOffDay": True},
        {"name": "元旦", "date": f"{year}-01-02", "isOffDay": True},
        {"name": "元旦", "date": f"{year}-01-03", "isOffDay": False},
    ]
    return json.dumps({"year": year, "days": days}).encode()


@pytest.fixture
def following():
    return workdays.published().horizon.year + 1


@pytest.fixture(autouse=True)
def _this_year(following):
    with clock.at(date(following - 1, 11, 20)):
        yield


def test_load_calendar_when_it_is_a_notice_moves_the_horizon(cast, following):
    load_calendar(a_year(following), "国办发明电〔某年〕1号", by=cast["蒋习"])
    assert workdays.horizon() == date(following, 12, 31)
    assert workdays.why(date(following, 1, 1)) == "元旦"


def test_load_calendar_when_another_process_reads_the_town_is_in_force_there_too(cast, town, following):
    load_calendar(a_year(following), by=cast["蒋习"])
    workdays.adopt(None)  # another process has not heard yet
    town.refresh_from_db()
    places(town)
    assert workdays.horizon() == date(following, 12, 31)


def test_load_calendar_when_done_is_in_the_journal_of_every_town(cast, town, other_town, following):
    load_calendar(a_year(following), by=cast["蒋习"])
    lines = JournalLine.objects.order_by("town").values_list("town", "verb", "number", "by_name")
    assert list(lines) == [
        (town.pk, "load_calendar", str(following), "蒋习"),
        (other_town.pk, "load_calendar", str(following), "系统"),
    ]


def test_load_calendar_when_it_is_no_notice_says_so(cast, following):
    assert [f for f, _ in why_not(load_calendar, b"%PDF", by=cast["蒋习"])] == ["file"]
    empty = json.dumps({"year": following, "days": []}).encode()
    assert why_not(load_calendar, empty, by=cast["蒋习"]) == [
        ("file", f"{following}年的放假安排还是空的：请等国务院办公厅的通知公布后再导入。")
    ]
    far = following + 9
    assert why_not(load_calendar, a_year(far), by=cast["蒋习"]) == [
        ("file", f"文件是 {far} 年的，离现在太远，请检查。")
    ]
    assert CalendarYear.objects.count() == 0


def test_load_calendar_when_not_the_administrator_is_refused(cast, following):
    with pytest.raises(NotAllowed):
        load_calendar(a_year(following), by=cast["苏婉"])


def test_adopt_loaded_when_nothing_is_loaded_leaves_the_calendar_alone(db, following):
    mine = workdays.published().with_year(a_year(following))
    workdays.adopt(mine)
    holidays.adopt_loaded()
    assert workdays.current() is mine
