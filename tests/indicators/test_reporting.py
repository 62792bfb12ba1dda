"""Reported numbers read many at once equal what their measure reads one by one, and say who reported them."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang.base import clock
from taizhang.base.ident import uuid7
from taizhang.base.period import Period
from taizhang.books.reported_figure.model import ReportedFigure
from taizhang.books.reported_figure.words import INDICATORS
from taizhang.indicators import counted
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.counted import Side
from taizhang.indicators.reporting import Told, told
from taizhang.ledger.rows import insert
from taizhang.town.models import Town
from taizhang.town.places import places

APPROVED = date(2024, 1, 9)
KEYS = ("fiscal_revenue", "cattle", "jobs", "collective_income")  # adds up; a stock; different people; a change
SPANS = ("2023", "2023H1", "2023Q1", "2023-01", "2023-02", "2023-03", "2023-12-31..2023-12-31")
PERIODS = [Period.parse(span) for span in SPANS]
_line = st.tuples(
    st.sampled_from(KEYS), st.integers(0, 7), st.sampled_from(PERIODS), st.integers(0, 900),
    st.sampled_from(["approved", "approved", "reported"]),
)  # fmt: skip


def _keep(town: Town, lines: list[tuple]) -> None:
    ReportedFigure.objects.all().delete()
    areas = sorted(places(town).areas)
    held = {(key, area, period): (n, state) for key, area, period, n, state in lines}
    insert([
        ReportedFigure(
            id=uuid7(), town=town, number=f"BS-{at}", area_id=areas[area], on=period.last, opened_at=clock.now(),
            matter=uuid7(), state=state, indicator=key, period=str(period), kind=str(period.unit), nature="actual",
            starts_on=period.start, ends_on=period.last, value=Decimal(n), unit=INDICATORS[key].unit,
            amount=Decimal(n), change=INDICATORS[key].change, document="报表", reporter="吴静", issuer="财政所",
            reported_on=period.end + timedelta(days=at), approved_on=APPROVED if state == "approved" else None,
        )
        for at, ((key, area, period), (n, state)) in enumerate(held.items())
    ])  # fmt: skip


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(_line, max_size=14))
def test_told_when_anything_was_reported_equals_the_measure(town: Town, lines: list[tuple]):
    _keep(town, lines)
    areas = sorted(places(town).areas)
    sides = [Side(f"reported_figure.{k}", a, p) for k in KEYS for a in areas[:4] for p in PERIODS]
    assert {s: t.value for s, t in told(sides, town).items()} == {s: counted.value(s, town) for s in sides}


def test_told_when_several_reports_make_the_number_names_the_latest(town: Town):
    _keep(town, [("fiscal_revenue", 0, PERIODS[n], n * 10, "approved") for n in (3, 4, 5)])
    ReportedFigure.objects.update(area=places(town).root)
    side = Side("reported_figure.fiscal_revenue", places(town).root.id, PERIODS[2])
    assert told([side], town)[side] == Told(Decimal(120), "3 条报数合计，最近一条：财政所 2023-04-03 报")


def test_indicators_when_offices_report_them_add_up_as_the_reports_do():
    wrong = []
    for i in catalogue:
        if i.reported:
            known = INDICATORS[i.reported]
            want = "last" if known.stock else "sum" if known.adds else "again"
            if (i.over_time, i.over_places, i.unit) != (want, "again", known.unit):
                wrong.append(i.key)
    assert wrong == []
