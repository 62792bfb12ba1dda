"""Clocks of an entry: start, pause, resume, extend, stop, and what each date is made of."""

from datetime import date, time, timedelta

from taizhang.base import clock, workdays
from taizhang.ledger import clocks, sweep
from taizhang.ledger.models import Card, Clock, JournalLine, Notice
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import void
from taizhang.town.models import SettingValue, Town
from tests.books_fixture.models import Errand
from tests.ledger.sayings import errand, hazard, step

MON = date(2025, 3, 3)


def _clock(entry, key: str) -> Clock:
    return Clock.objects.filter(entry=entry.pk, key=key).latest("id")


def _due(entry, key: str) -> date:
    return clock.local_day(_clock(entry, key).due_at)


def test_clock_when_paused_and_resumed_gives_the_days_back(cast):
    with clock.at(MON):
        entry = errand(cast["苏婉"])
    assert _due(entry, "reply") == date(2025, 3, 24)  # 15 working days
    with clock.at(date(2025, 3, 5)):
        entry = step(entry, "ask_back", cast["何伟"])
    assert _clock(entry, "reply").paused_at == clock.instant(date(2025, 3, 5))
    assert clock.local_day(entry.due_at) == date(2025, 3, 12)  # only the sender's seven days run now
    with clock.at(date(2025, 3, 10)):
        entry = step(entry, "supplied", cast["苏婉"])
    assert _due(entry, "reply") == date(2025, 3, 27)  # three working days, 6, 7 and 10 March, were not counted
    assert clock.local_day(entry.due_at) == date(2025, 3, 27)


def test_clock_when_extended_keeps_the_first_date_in_sight(cast):
    with clock.at(MON):
        entry = errand(cast["苏婉"])
    with clock.at(date(2025, 3, 7)):
        entry = step(entry, "extend", cast["孙立"], added="5")
        entry = step(entry, "extend", cast["孙立"], added="2")
    row = _clock(entry, "reply")
    assert (row.extended, clock.local_day(row.first_due_at)) == (7, date(2025, 3, 24))
    assert clock.local_day(row.due_at) == date(2025, 4, 2)


def test_clock_when_counted_in_hours_runs_through_the_night(cast):
    with clock.at(clock.instant(MON, time(18, 30))):
        entry = errand(cast["苏婉"])
    assert _clock(entry, "contact").due_at == clock.instant(date(2025, 3, 4), time(18, 30))


def test_clock_when_it_does_not_apply_is_not_started(cast):
    with clock.at(MON):
        plain, promised = errand(cast["苏婉"]), errand(cast["苏婉"], promised_on="2025-03-06")
    assert Clock.objects.filter(entry=plain.pk, key="promise").count() == 0
    assert _due(promised, "promise") == date(2025, 3, 6)


def test_clock_when_a_step_comes_back_starts_afresh(cast):
    with clock.at(MON):
        entry = step(errand(cast["苏婉"]), "answer", cast["何伟"], answer="一")
        entry = step(entry, "send_back", cast["赵恒"])
        entry = step(entry, "answer", cast["何伟"], answer="二")
    assert Clock.objects.filter(entry=entry.pk, key="review").count() == 2
    assert Clock.objects.filter(entry=entry.pk, key="review", stopped_at=None).count() == 1


def test_clock_when_the_town_chose_another_length_uses_it_from_that_day(cast, town):
    SettingValue.objects.create(town=town, key="errand.complaint_days", value=5, starts_on=date(2025, 3, 4))
    Town.objects.filter(pk=town.pk).update(places_version=2)
    by = cast["苏婉"]
    by.town.refresh_from_db()
    with clock.at(date(2025, 3, 5)):
        assert _due(errand(by), "reply") == date(2025, 3, 24)  # received on the 3rd, before the choice
        assert _due(errand(by, received_at="2025-03-04 08:00"), "reply") == date(2025, 3, 11)


def test_clock_when_the_entry_is_struck_out_stops(cast):
    with clock.at(MON):
        entry = void(shelf["errand"], errand(cast["苏婉"]), by=cast["苏婉"], why="录重")
    assert entry.due_at is None
    assert set(Clock.objects.filter(entry=entry.pk).values_list("stopped_by", flat=True)) == {"void"}


def test_why_when_asked_explains_a_stored_clock(cast):
    with clock.at(MON):
        entry = errand(cast["苏婉"], kind="咨询")
    assert clocks.why(_clock(entry, "reply")) == [
        "自 2025年3月3日 起 2 个工作日，当日不计",
        "到期：2025年3月5日",
    ]


def test_sweep_when_calls_are_due_tells_each_once(cast, town):
    with clock.at(MON):
        hazard(cast["冯灯"])  # to be verified by Wednesday night
    with clock.at(date(2025, 3, 5)):
        assert sweep.sweep(town) == 0
    with clock.at(date(2025, 3, 6)):
        assert sweep.sweep(town) == 1
        assert sweep.sweep(town) == 0
    notice = Notice.objects.get()
    assert (notice.post, notice.clock_key) == ("safety_chief", "verify")
    assert notice.text == "隐〔2025〕0001号“核查”已超期 1 天：东埇纸箱厂"
    line = JournalLine.objects.get(verb="escalate")
    assert (line.by, line.by_name, line.change["told"]) == (None, "系统", ["应急站站长"])


def test_sweep_when_it_slept_for_a_week_tells_the_last_stage_only(cast, town):
    with clock.at(MON):
        hazard(cast["冯灯"])
    with clock.at(date(2025, 3, 20)):
        assert sweep.sweep(town) == 1
        assert sweep.sweep(town) == 0
    assert list(Notice.objects.values_list("post", "text")) == [
        ("leader", "隐〔2025〕0001号“核查”已超期 15 天：东埇纸箱厂")
    ]


def test_sweep_when_two_have_read_the_same_call_tells_once(cast, town):
    """The second one's compare-and-swap finds the stage moved on."""
    with clock.at(MON):
        hazard(cast["冯灯"])
    with clock.at(date(2025, 3, 6)):
        one, two = Clock.objects.get(), Clock.objects.get()
        assert [sweep._call(one, town), sweep._call(two, town)] == [1, 0]
    assert Notice.objects.count() == 1


def test_sweep_when_a_clock_is_paused_or_stopped_is_silent(cast, town):
    with clock.at(MON):
        step(hazard(cast["冯灯"]), "dismiss", cast["褚岩"], outcome="不属实")
        errand_ = errand(cast["苏婉"])
        step(errand_, "ask_back", cast["何伟"])
    with clock.at(date(2025, 3, 8)):
        assert sweep.sweep(town) == 0


def test_sweep_when_reminding_tells_the_handlers_before_the_day(cast, town):
    with clock.at(MON):
        errand(cast["苏婉"])
    with clock.at(clock.instant(date(2025, 3, 22))):
        sweep.sweep(town)
    texts = list(Notice.objects.filter(clock_key="reply").values_list("post", "text"))
    assert texts == [("office_clerk", "JB-2025-00001“答复”还有 2 天到期：巷口路灯不亮")]


def test_sweep_when_another_town_is_late_says_nothing_here(cast, town, stranger):
    with clock.at(MON):
        hazard(stranger)
    with clock.at(date(2025, 3, 20)):
        assert sweep.sweep(town) == 0


def test_reproject_when_the_calendar_arrives_moves_the_date_with_a_line(cast, town):
    """Two days of December on which offices rest after all."""
    short = workdays.Calendar({}, {}, date(2025, 2, 28), "short")
    full = workdays.Calendar({date(2025, 3, 4): "补假", date(2025, 3, 5): "补假"}, {}, date(2025, 12, 31), "full")
    with clock.at(MON), workdays.use(short):
        entry = hazard(cast["冯灯"])
        assert _clock(entry, "verify").provisional
        assert _due(entry, "verify") == date(2025, 3, 5)
        assert clocks.why(_clock(entry, "verify"))[-1].startswith("暂定：")
    with clock.at(MON), workdays.use(full):
        assert sweep.reproject(town) == 1
        assert sweep.reproject(town) == 0
    assert (_due(entry, "verify"), _clock(entry, "verify").provisional) == (date(2025, 3, 7), False)
    entry.refresh_from_db()
    assert clock.local_day(entry.due_at) == date(2025, 3, 7)
    assert Card.objects.get().due_at == entry.due_at
    line = JournalLine.objects.get(verb="reproject")
    assert line.change["clock"] == "verify"
    assert line.change["set"]["due_at"] > line.change["was"]["due_at"]


def test_reproject_when_the_notice_moves_the_december_before_moves_dates_there(cast, town):
    """The notice of 2026 gives back 31 December 2025, which was settled as a working day."""
    known = workdays.Calendar({}, {}, date(2025, 12, 31), "2025")
    notice = {"year": 2026, "days": [{"name": "元旦", "date": "2025-12-31", "isOffDay": True}]}
    with clock.at(date(2025, 12, 29)), workdays.use(known):
        entry = hazard(cast["冯灯"], found_on="2025-12-29")
        assert (_due(entry, "verify"), _clock(entry, "verify").provisional) == (date(2025, 12, 31), False)
    with clock.at(date(2025, 12, 29)), workdays.use(known.with_year(notice)):
        assert sweep.reproject(town) == 1
    assert (_due(entry, "verify"), JournalLine.objects.filter(verb="reproject").count()) == (date(2026, 1, 1), 1)


def test_reproject_when_the_date_stands_only_drops_the_mark(cast, town):
    short = workdays.Calendar({}, {}, date(2025, 2, 28), "short")
    with clock.at(MON), workdays.use(short):
        entry = hazard(cast["冯灯"])
    with clock.at(MON):
        sweep.reproject(town)
    assert (_due(entry, "verify"), _clock(entry, "verify").provisional) == (date(2025, 3, 5), False)
    assert JournalLine.objects.filter(change__has_key="set", verb="reproject").count() == 0


def test_reproject_when_a_date_moves_keeps_calls_already_made(cast, town):
    """Whoever was told once is not told the same again because a mark was dropped."""
    short = workdays.Calendar({}, {}, date(2025, 2, 28), "short")
    with clock.at(MON), workdays.use(short):
        hazard(cast["冯灯"])
    with clock.at(date(2025, 3, 6)), workdays.use(short):
        assert sweep.sweep(town) == 1
    with clock.at(date(2025, 3, 6)):
        sweep.reproject(town)
        assert sweep.sweep(town) == 0


def test_entry_due_when_clocks_run_side_by_side_is_the_earliest(cast):
    with clock.at(MON):
        entry = errand(cast["苏婉"])
    rows = Clock.objects.filter(entry=entry.pk)
    assert entry.due_at == min(r.due_at for r in rows)
    assert Errand.objects.get().due_at == entry.due_at == clock.instant(MON) + timedelta(hours=24)
