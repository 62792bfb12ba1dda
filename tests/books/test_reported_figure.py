"""What a reported figure must keep: no value counted twice, none altered, none approved by who reported it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base import clock
from taizhang.base.period import Period, Unit
from taizhang.books.reported_figure.reported import reported
from taizhang.books.reported_figure.standing import Value, disagreeing, standing
from taizhang.books.reported_figure.words import INDICATORS, OTHER, UNITS
from taizhang.ledger.disclosure import public_rows
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend, open_entry, take, void
from taizhang.ledger.verbs.opening import Row, prepare
from taizhang.town.actor import Actor
from tests.cast import Cast

BOOK = shelf["reported_figure"]
DAY = date(2024, 1, 8)
MADE = {
    "indicator": "财政收入",
    "period": "2023年",
    "nature": "实绩",
    "value": "4939",
    "unit": "万元",
    "area": "青石镇",
    "office": "党政办",
    "document": "2023年财政决算表",
    "reporter": "吴静",
    "reported_on": "2024-01-08",
    "definition": "一般公共预算收入",
}


def made(by: Actor, day: date = DAY, **more: Any) -> Any:
    with clock.at(day):
        return open_entry(BOOK, {**MADE, **more}, by=by)


def step(key: str, entry: Any, by: Actor, day: date = DAY, **given: Any) -> Any:
    with clock.at(day):
        return take(BOOK, key, entry, given, by=by)


def approved(cast: Cast, **more: Any) -> Any:
    return step("approve", made(cast["吴静"], **more), cast["孙立"])


def refused(by: Actor, **more: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        made(by, **more)
    return [p.field for p in caught.value.problems if p.blocks]


def figure(key: str, period: str, by: Actor) -> Decimal | None:
    return BOOK.measure(key).value(BOOK.visible_to(by), Period.parse(period))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"value": "-1"}, "value"),
        ({"unit": "人次"}, "unit"),
        ({"indicator": "低保救助", "unit": "人"}, "unit"),
        ({"period": "2024年"}, "nature"),
        ({"period": "去年"}, "period"),
        ({"indicator": "其他"}, "called"),
        ({"called": "两税"}, "called"),
        ({"office": ""}, "office"),
        ({"reported_on": "2024-01-09"}, "reported_on"),
        ({"document_on": "2024-02-09"}, "document_on"),
    ],
)
def test_open_when_it_cannot_be_so_is_refused_at_its_field(cast: Cast, more: dict[str, str], field: str) -> None:
    assert refused(cast["吴静"], **more) == [field]


def test_open_when_it_is_a_change_may_be_less_than_nothing(cast: Cast) -> None:
    assert made(cast["吴静"], value="-16", change="True").change is True
    assert made(cast["吴静"], indicator="村集体收入增加额", value="-16").change is True


def test_open_when_the_unit_is_another_is_kept_as_said_and_counted_in_the_indicators_own(
    cast: Cast,
) -> None:
    entry = approved(cast, indicator="规模以上工业产值", value="12.15", unit="亿元")
    assert (entry.value, entry.unit, entry.amount) == (Decimal("12.15"), "亿元", Decimal(121500))
    assert figure("industrial_output", "2023", cast["吴静"]) == 121500


def test_open_when_it_is_a_stock_of_a_year_is_of_its_last_day(cast: Cast) -> None:
    entry = made(cast["吴静"], indicator="生猪存栏", value="1.5", unit="万头")
    assert (entry.kind, entry.starts_on, entry.ends_on) == ("day", date(2023, 12, 31), date(2023, 12, 31))
    assert entry.number == "BS-2023-0001"


def test_open_when_another_document_says_otherwise_names_both_and_goes_on(cast: Cast) -> None:
    made(cast["吴静"])
    with clock.at(DAY):
        given = {**MADE, "value": "4900", "document": "税务月报"}
        entry, problems = prepare(BOOK, Row(given), by=cast["吴静"])
    assert entry is not None
    assert [(p.field, p.blocks) for p in problems] == [("value", False)]
    for said in ("BS-2023-0001", "4939万元", "2023年财政决算表", "4900万元", "税务月报"):
        assert said in problems[0].message


def test_open_when_the_halves_do_not_make_the_year_says_so_and_goes_on(cast: Cast) -> None:
    approved(cast, period="2023年上半年", value="2000")
    approved(cast)
    with clock.at(DAY):
        _, problems = prepare(BOOK, Row({**MADE, "period": "2023年下半年", "value": "2900"}), by=cast["吴静"])
        assert [(p.message, p.blocks) for p in problems] == [
            ("2023年的数是 4939，各分期相加是 4900（万元），请核对。", False)
        ]
        assert prepare(BOOK, Row({**MADE, "period": "2023年下半年", "value": "2939"}), by=cast["吴静"])[1] == []


def test_approve_when_by_who_reported_it_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="不能核定自己报的数"):
        step("approve", made(cast["吴静"]), cast["吴静"])


def test_approve_when_a_clerk_tries_is_not_allowed(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        step("approve", made(cast["吴静"]), cast["何伟"])


def test_approve_when_another_value_is_in_force_waits_for_a_decision(cast: Cast) -> None:
    first, second = approved(cast), made(cast["吴静"], value="4900", document="税务月报")
    with pytest.raises(Refused, match="已核定为 4939万元"):
        step("approve", second, cast["孙立"])
    step("withdraw", first, cast["孙立"], withdraw_why="以税务月报为准")
    assert step("approve", second, cast["孙立"]).state == "approved"
    assert figure("fiscal_revenue", "2023", cast["吴静"]) == 4900


def test_forecast_and_target_when_approved_are_no_results(cast: Cast) -> None:
    for nature in ("预计", "目标"):
        approved(cast, period="2024年", nature=nature)
    assert figure("fiscal_revenue", "2024", cast["吴静"]) is None
    target = reported("fiscal_revenue", "target")
    assert target.value(BOOK.visible_to(cast["吴静"]), Period.year(2024)) == 4939


def test_amend_when_approved_changes_no_value(cast: Cast) -> None:
    entry = approved(cast)
    with clock.at(DAY), pytest.raises(Refused, match="登记一条更正"):
        amend(BOOK, entry, {"value": "4941"}, by=cast["吴静"], why="改")
    with clock.at(DAY), pytest.raises(Refused):
        amend(BOOK, entry, {"period": "2022年"}, by=cast["吴静"], why="改")
    with clock.at(DAY):
        assert amend(BOOK, entry, {"document_no": "青财1号"}, by=cast["吴静"], why="补").document_no == "青财1号"


def test_correction_when_approved_takes_the_place_of_the_old_which_stays(cast: Cast) -> None:
    old = approved(cast)
    more = {"value": "4941", "corrects": old.number, "correction_why": "决算批复"}
    new = made(cast["吴静"], **more)
    assert figure("fiscal_revenue", "2023", cast["吴静"]) == 4939
    new = step("approve", new, cast["孙立"])
    old.refresh_from_db()
    assert (old.state, old.value, old.replaced_by, old.replaced_why) == ("superseded", 4939, new.pk, "决算批复")
    assert figure("fiscal_revenue", "2023", cast["吴静"]) == 4941
    again = refused(cast["吴静"], value="4950", corrects=old.number, correction_why="又改")
    assert again == ["corrects"]


def test_correction_when_of_something_else_or_without_reason_is_refused(cast: Cast) -> None:
    old = approved(cast)
    assert refused(cast["吴静"], corrects=old.number) == ["correction_why"]
    assert refused(cast["吴静"], corrects=old.number, correction_why="改", period="2022年") == ["corrects"]
    assert refused(cast["吴静"], corrects=made(cast["吴静"]).number, correction_why="改") == ["corrects"]


def test_figure_when_the_entry_is_struck_out_is_gone(cast: Cast) -> None:
    entry = approved(cast)
    void(BOOK, entry, by=cast["吴静"], why="误登")
    assert figure("fiscal_revenue", "2023", cast["吴静"]) is None


def test_figure_when_villages_and_town_report_counts_the_towns_once(cast: Cast) -> None:
    for area, value in (("东埇村", "30"), ("西㙍村", "20")):
        approved(cast, indicator="新增硬底化道路", unit="公里", area=area, value=value)
    assert figure("roads", "2023", cast["吴静"]) == 50
    approved(cast, indicator="新增硬底化道路", unit="公里", value="58")
    assert figure("roads", "2023", cast["吴静"]) == 58
    east = BOOK.visible_to(cast["吴静"]).filter(area__name="东埇村")
    assert BOOK.measure("roads").value(east, Period.year(2023)) == 30


def test_public_when_shown_is_only_what_is_in_force(cast: Cast) -> None:
    made(cast["吴静"], value="1")
    entry = approved(cast)
    assert [e.pk for e in public_rows(BOOK, entry.town)] == [entry.pk]


def test_indicators_when_listed_have_a_unit_that_is_its_own_base_and_a_measure() -> None:
    listed = [i for i in INDICATORS.values() if i.key != OTHER]
    assert [i.key for i in listed if UNITS[i.unit] != (i.unit, Decimal(1))] == []
    assert [i.key for i in listed if BOOK.measure(i.key).title != i.title] == []


YEAR = Period.year(2023)
MONTHS = [Period.month(2023, m) for m in range(1, 13)]
PIECES = st.sampled_from(
    [YEAR, *(Period.half(2023, n) for n in (1, 2)), *(Period.quarter(2023, n) for n in range(1, 5)), *MONTHS]
)
AREAS = st.sampled_from(["990101101", "990101101201", "990101101202"])


@st.composite
def values(draw: st.DrawFn) -> list[Value]:
    """Values in force: each place and period once, each day's worth 1, so that a right sum is the number of days."""
    keys = draw(st.lists(st.tuples(AREAS, PIECES), unique_by=lambda k: (k[0], k[1].key), max_size=30))
    return [Value(n, area, p.start, p.end, Decimal(p.days())) for n, (area, p) in enumerate(keys)]


@given(values(), PIECES)
def test_standing_when_it_answers_fills_the_period_once_in_each_place(found: list[Value], period: Period) -> None:
    chosen = standing(found, period)
    places = {v.area for v in chosen.values}
    for place in places:
        parts = sorted((v for v in chosen.values if v.area == place), key=lambda v: v.start)
        assert (parts[0].start, parts[-1].end) == (period.start, period.end)
        assert all(one.end == following.start for one, following in zip(parts, parts[1:], strict=False))
    assert not any(a != b and a.startswith(b) for a in places for b in places)
    assert chosen.total == (period.days() * len(places) if places else None)


@given(values(), PIECES)
def test_standing_when_the_period_itself_is_reported_takes_that_alone(found: list[Value], period: Period) -> None:
    for area in {v.area for v in found}:
        mine = [v for v in found if v.area == area]
        whole = [v for v in mine if (v.start, v.end) == (period.start, period.end)]
        if whole:
            assert standing(mine, period).values == tuple(whole)


@given(values(), PIECES, st.randoms())
def test_standing_when_the_values_come_in_another_order_is_the_same(
    found: list[Value], period: Period, chance: Any
) -> None:
    mixed = list(found)
    chance.shuffle(mixed)
    for stock in (False, True):
        assert standing(mixed, period, stock=stock) == standing(found, period, stock=stock)


@given(st.lists(st.booleans(), min_size=12, max_size=12))
def test_standing_when_a_month_is_missing_does_not_answer_for_the_year(there: list[bool]) -> None:
    found = [Value(n, "9901", m.start, m.end, Decimal(1)) for n, m in enumerate(MONTHS) if there[n]]
    assert standing(found, YEAR).total == (12 if all(there) else None)


@given(st.lists(st.tuples(st.integers(0, 364), st.integers(0, 9999)), unique_by=lambda v: v[0]))
def test_standing_of_a_stock_is_the_last_of_the_period(counted: list[tuple[int, int]]) -> None:
    days = [YEAR.start + timedelta(days=n) for n, _ in counted]
    found = [Value(n, "9901", day, day + timedelta(days=1), Decimal(counted[n][1])) for n, day in enumerate(days)]
    last = dict(counted)[max(n for n, _ in counted)] if counted else None
    assert standing(found, YEAR, stock=True).total == last
    quarter = Period.containing(Unit.QUARTER, YEAR.start)
    inside = [n for n, _ in counted if YEAR.start + timedelta(days=n) in quarter]
    assert standing(found, quarter, stock=True).total == (dict(counted)[max(inside)] if inside else None)


@given(values(), PIECES)
def test_standing_when_parts_do_not_add_is_one_value_of_that_period_or_none(found: list[Value], period: Period) -> None:
    chosen = standing(found, period, adds=False).values
    assert [(v.start, v.end) for v in chosen] in ([], [(period.start, period.end)])


def test_figure_when_it_counts_different_people_adds_up_neither_months_nor_villages(cast: Cast) -> None:
    users = {"indicator": "自助终端服务群众", "unit": "人"}
    for period in ("2023年上半年", "2023年下半年"):
        approved(cast, period=period, value="1800", **users)
    for area in ("东埇村", "西㙍村"):
        approved(cast, area=area, value="900", **users)
    assert figure("kiosk_users", "2023", cast["吴静"]) is None
    assert figure("kiosk_users", "2023H1", cast["吴静"]) == 1800
    approved(cast, value="3000", **users)
    assert figure("kiosk_users", "2023", cast["吴静"]) == 3000


def test_disagreeing_when_the_months_do_not_add_up_names_whole_and_parts() -> None:
    whole = Value("year", "9901", YEAR.start, YEAR.end, Decimal(100))
    parts = [Value(m.key, "9901", m.start, m.end, Decimal(8)) for m in MONTHS]
    assert disagreeing([whole, *parts], YEAR) == (whole, tuple(parts))
    assert disagreeing([whole, *parts[:-1]], YEAR) is None
    assert disagreeing([*parts], YEAR) is None
    assert (
        disagreeing([whole, *parts[:-1], Value("dec", "9901", MONTHS[11].start, YEAR.end, Decimal(12))], YEAR) is None
    )
