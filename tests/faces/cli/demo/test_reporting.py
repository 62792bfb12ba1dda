"""The demonstration's two reports: every number held by somebody, the red pen content, the promises as they end."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.base.period_said import said
from taizhang.books.reported_figure.words import INDICATORS, UNITS
from taizhang.faces.cli.demo import drafts, people, promised, reported, reporting
from taizhang.faces.cli.demo.founding import found
from taizhang.faces.cli.demo.playing import Player
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell
from taizhang.ledger.shelf import shelf
from taizhang.redpen import check as redpen
from taizhang.reports import checking, promises
from taizhang.reports.models import Report
from taizhang.town.models import Town

NOW = clock.instant(date(2026, 11, 20), time(10))
# What the books count in the whole demonstration: the totals of the report the town read out, and some of our own.
COUNTED = {
    "appeals_received": 743, "appeal_closing_rate": 100, "inspections": 221, "hazards_found": 267,
    "hazards_righted": 267, "hazard_rate": 100, "night_cadres": 6394, "night_received": 241, "night_visited": 381,
    "night_demands": 106, "night_closed_of_them": 98, "night_closing_rate": Decimal(9800) / 106, "night_open": 8,
    "disputes_accepted": 69, "disputes_agreed": 58, "penalties_filed": 118, "villages": 15, "law_volunteers": 62,
    "petitions": 36, "promises": 13, "promises_kept": 11, "promises_late": 2, "promises_dropped": 1,
    "promises_open": 1,
}  # fmt: skip


@pytest.mark.parametrize("year", reported.YEARS)
def test_figures_when_a_text_names_them_are_held_by_a_book_or_an_office(year: int) -> None:
    told = {k.indicator for k in reported.kinds() if k.value(year) is not None}
    villages = {name for _, name in people.VILLAGES}
    for slot in drafts.slots(drafts.template(year)):
        assert slot.options.get("area", "新村") in villages
        if not slot.sort:
            indicator = catalogue[slot.said]
            assert indicator.definitions or indicator.reported in told
        assert bool(slot.source) == (slot.sort == "=")


def test_text_of_2023_when_filled_passes_the_red_pen() -> None:
    text = drafts._SLOT.sub(lambda m: _filled(drafts._slot(m)), drafts.template(2023))
    assert [f for f in redpen(text).findings if f.level in ("sure", "likely")] == []
    for words in ("743件", "92.5%", "2000多万元", "近200户", "12.15亿元", "3000余人", "每村配备4至5名"):
        assert words in text


def _filled(slot: drafts.Slot) -> str:
    if slot.sort:
        return slot.said
    indicator, year = catalogue[slot.said], Period.year(2023)
    kind = next((k for k in reported.kinds() if k.indicator == indicator.reported), None)
    told = kind.value(2023) if kind else None
    value = Decimal(COUNTED[slot.said]) if kind is None or told is None else told * UNITS[kind.unit][1]
    over = Decimal(743) if slot.said == "appeal_closing_rate" else value
    return slot.words(Cell(Ask(slot.said, 0, year), indicator, indicator.definition(year.last), value, over))


@pytest.mark.parametrize("year", reported.YEARS)
def test_plan_when_read_by_the_red_pen_has_a_promise_for_each_line_of_the_list(year: int) -> None:
    text = drafts._SLOT.sub(lambda m: m[2], drafts.template(year))
    passages = [c.text for c in redpen(text).commitments]
    plans = promised.plans(str(year + 1))
    matching = [[p.task for p in plans if p.match in passage] for passage in passages]
    assert sorted(matching) == sorted([p.task] for p in plans)


def test_ends_when_counted_are_those_the_text_of_2023_says() -> None:
    ends = Counter(p.end for p in promised.plans("2023"))
    assert (ends["kept"] + ends["late"], ends["late"], ends["dropped"], ends["carried"]) == (11, 2, 1, 1)
    for plan in (*promised.plans("2023"), *promised.plans("2024")):
        in_time = plan.done <= plan.due or "extended" in plan.turns
        assert in_time == (plan.end in ("kept", "dropped"))


def test_values_when_shared_by_quarters_add_up_and_keep_their_dimension() -> None:
    offices = {short for _, short in people.OFFICES}
    for kind in reported.kinds():
        assert kind.office in offices
        assert UNITS[kind.unit][0] == INDICATORS[kind.indicator].unit
        if kind.quarters:
            assert sum(kind.shared(2025)) == kind.value(2025)


def test_value_when_miscounted_is_put_right_beside_the_first_one() -> None:
    with clock.at(NOW):
        told = next(t for t in reported.years(Random(1)) if t.corrected)
        deeds = list(told)
    assert [d.key for d in deeds] == ["open", "approve", "open", "approve"]
    assert deeds[2].doors[0].answers["corrects"] is deeds[0].doors[0]
    assert [d.doors[0].answers["value"] for d in (deeds[0], deeds[2])] == ["167", "176"]


def test_what_is_expected_when_told_is_never_an_actual() -> None:
    with clock.at(NOW):
        told = [t for t in reported.years(Random(1)) if t.kind.indicator in ("firm_investment", "jobs")]
    assert [(t.kind.indicator, t.nature) for t in told] == [("firm_investment", "forecast"), ("jobs", "forecast")]


@pytest.mark.parametrize("today", [date(2027, 1, 4), date(2027, 2, 25), date(2026, 12, 31), date(2026, 4, 1)])
def test_small_town_when_set_up_on_any_day_tells_of_what_is_over_and_promises_what_is_ahead(today: date) -> None:
    with clock.at(clock.instant(today, time(12))):
        few = list(reporting.few(Random(1), 75))
    for life in few:
        if isinstance(life, promised.Ordered):
            assert life.due > life.begun + timedelta(days=promised.LEAST - 1)
        else:
            assert isinstance(life, reported.Telling)
            assert said(life.period).last < clock.local_day(life.t) < today


@pytest.fixture
def spring(db: None) -> Iterator[Town]:
    """The town in March 2023: the first report is out, and its plan has become promises."""
    with clock.at(clock.instant(date(2023, 3, 6), time(12))):
        with clock.at(date(2023, 1, 2)):
            town = found()
        lives = [promised.Promised(p, reporting._LIFTED[2023], Random(2)) for p in promised.plans("2023")]
        annual = reporting.Annual(2022, reporting._DAYS[2022], "四", None, lives)
        Player(town, [*reported.years(Random(1)), annual, *lives], date(2023, 1, 3)).play()
        yield town


def test_report_of_2022_when_played_is_delivered_with_every_number_bound_and_its_plan_lifted(spring: Town) -> None:
    report = Report.objects.get(town=spring)
    assert (report.state, report.occasion[:10]) == ("delivered", "2023年2月21日")
    assert Counter(report.figures.values_list("kind", flat=True)) == {"bound": 14, "reported": 1, "rhetoric": 15}
    assert [n for n in checking.check(report).notes if n.level in ("sure", "likely")] == []
    kept = promises.kept(report)
    assert [k.seq for k in kept] == list(range(1, 14))
    assert {k.end for k in kept} == {"尚在办理"}
    states = shelf["promise"].model.objects.values_list("state", flat=True)
    assert set(states) == {"running"}
