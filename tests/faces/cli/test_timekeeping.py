"""What happens by itself each night."""

from datetime import date, timedelta

from axes.models import AccessFailureLog
from django.contrib.sessions.models import Session

from taizhang.base import clock, ident, workdays
from taizhang.faces.cli import timekeeping
from taizhang.ledger.models import DaySeal, JournalLine, Staged
from taizhang.town.verbs import load_calendar, rename_office
from tests.town.verbs.test_calendar import a_year

NIGHT = date(2025, 3, 6)


def _worked(cast, town) -> None:
    """A day's work in each of three days."""
    for n in range(3):
        with clock.at(NIGHT - timedelta(days=3 - n)):
            rename_office(town.offices.get(name__startswith="应急"), f"应急管理{n}", by=cast["蒋习"])


def test_nightly_when_days_are_over_seals_each_of_them_once(cast, town):
    _worked(cast, town)
    with clock.at(NIGHT):
        assert timekeeping.nightly() == (3, 0)
        assert timekeeping.nightly() == (0, 0)
    days = list(DaySeal.objects.filter(town=town.pk).values_list("day", flat=True))
    assert days == [NIGHT - timedelta(days=n) for n in (3, 2, 1)]


def test_nightly_when_two_towns_live_here_seals_both(cast, town, stranger):
    _worked(cast, town)
    with clock.at(NIGHT - timedelta(days=1)):
        rename_office(stranger.town.offices.get(name="应急管理站"), "应急所", by=stranger)
    with clock.at(NIGHT):
        assert timekeeping.nightly() == (4, 0)


def test_nightly_when_things_have_run_out_clears_them_and_nothing_else(people, town):
    now = clock.now()
    for name, at in (("gone", now - timedelta(minutes=1)), ("here", now + timedelta(hours=1))):
        Session.objects.create(session_key=name, session_data="", expire_date=at)
    for days in (191, 100):
        row = AccessFailureLog.objects.create(username=f"for{days}", path_info="/signin")
        AccessFailureLog.objects.filter(pk=row.pk).update(attempt_time=now - timedelta(days=days))
    for hours in (25, 1):
        Staged.objects.create(
            id=ident.uuid7(), person=people["苏婉"], book="appeal", name=f"{hours}.xlsx", content="x",
            at=now - timedelta(hours=hours),
        )  # fmt: skip
    timekeeping.nightly()
    assert [s.session_key for s in Session.objects.all()] == ["here"]
    assert [f.username for f in AccessFailureLog.objects.all()] == ["for100"]
    assert [s.name for s in Staged.objects.all()] == ["1.xlsx"]


def test_minutely_when_a_year_was_loaded_by_another_process_goes_by_it(cast, town):
    year = workdays.published().horizon.year + 1
    with clock.at(date(year - 1, 11, 20)):
        load_calendar(a_year(year), by=cast["蒋习"])
        workdays.adopt(None)
        timekeeping.minutely()
    assert workdays.horizon() == date(year, 12, 31)
    assert JournalLine.objects.filter(verb="load_calendar").count() == 1
