"""What makes a reported figure right or wrong. An entry in, problems out."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from taizhang.base import clock
from taizhang.base.period import Period, PeriodError
from taizhang.base.period_said import of_days, said
from taizhang.base.problem import Problem
from taizhang.books.reported_figure.standing import Value, disagreeing
from taizhang.books.reported_figure.words import INDICATORS, NATURES, OTHER, UNITS
from taizhang.town.actor import Actor

if TYPE_CHECKING:
    from taizhang.books.reported_figure.model import ReportedFigure

Found = Iterator[Problem]
STATISTICS = "统计法第四十条"


def derived(x: "ReportedFigure") -> None:
    """The days of the period, its kind, and the value in the unit that is added up."""
    known = INDICATORS[x.indicator]
    x.change = x.change or known.change
    x.amount = x.value * UNITS[x.unit][1]
    try:
        period = said(x.period)
    except PeriodError:
        return  # `period_can_be_read` says so
    if known.stock or period.days() == 1:
        period = Period.range(period.last, period.last)
    x.starts_on, x.ends_on = period.start, period.last
    x.kind = "day" if period.days() == 1 else str(period.unit)
    x.period = str(period)


def period_can_be_read(x: "ReportedFigure") -> Found:
    """The period is one."""
    try:
        said(x.period)
    except PeriodError as error:
        yield Problem(str(error), "period")


def unit_is_the_indicators(x: "ReportedFigure") -> Found:
    """Money is not people, people are not person-times: one indicator keeps one dimension."""
    base = UNITS[x.unit][0]
    wanted = INDICATORS[x.indicator].unit
    if x.indicator == OTHER:
        held = _others(x).filter(called=x.called).values_list("unit", flat=True).first()
        wanted = UNITS[held][0] if held else base
    if base != wanted:
        kin = "、".join(u for u, (b, _) in UNITS.items() if b == wanted)
        yield Problem(f"“{title(x)}”的单位应为{kin}，不能用“{x.unit}”；人与人次、户与家不能混用。", "unit")


def value_is_not_negative(x: "ReportedFigure") -> Found:
    """Only a change can be less than nothing."""
    if x.value < 0 and not x.change:
        yield Problem("数值不能为负；如为减少额，请勾选“是增减额”。", "value")


def actual_is_over(x: "ReportedFigure") -> Found:
    """Nobody has results of a period that is not over; a target is not a forecast, and neither is a result."""
    if x.ends_on is None:
        return
    if x.nature == "actual" and x.ends_on > clock.today():
        yield Problem(f"{x.period}还没有结束，不能报实绩：请改为“预计”，或把时期写到已过的日子。", "nature", STATISTICS)


def days_are_not_tomorrow(x: "ReportedFigure") -> Found:
    """Documents and reports are of today at the latest."""
    for name, label, day in (("document_on", "文件日期", x.document_on), ("reported_on", "报送日期", x.reported_on)):
        if day is not None and day > clock.today():
            yield Problem(f"“{label}”不能晚于今天。", name)


def somebody_reported_it(x: "ReportedFigure") -> Found:
    """A number has an office behind it."""
    if not x.office_id and not x.issuer:
        yield Problem("请选报数单位，或在“出处单位”写明是哪个单位的数。", "office")


def other_has_a_name(x: "ReportedFigure") -> Found:
    """What is not on the list says what it is; what is on it is called as the list calls it."""
    if x.indicator == OTHER and not x.called.strip():
        yield Problem("指标选“其他”的，请填写指标名称。", "called")
    if x.indicator != OTHER and x.called.strip():
        yield Problem("已选指标的，不必再填指标名称，请清空。", "called")


def correction_is_of_the_same(x: "ReportedFigure") -> Found:
    """A correction says why, and gives another value of the same number."""
    if x.corrects is None:
        return
    old = type(x).objects.filter(pk=x.corrects, town_id=x.town_id).first()
    if old is None or old.pk == x.pk:
        yield Problem("没有找到被更正的那一条。", "corrects")
        return
    if not x.correction_why.strip():
        yield Problem("请写明更正原因。", "correction_why", STATISTICS)
    if _key(old) != _key(x):
        yield Problem(f"更正的指标、辖区、时期、性质要与 {old.number} 相同。", "corrects")
    elif x.state in ("reported", "approved") and old.state not in ("approved", "superseded"):
        yield Problem(f"{old.number} 是“{old.get_state_display()}”，没有核定的数不必更正，请直接修改。", "corrects")
    elif x.state == "reported" and old.state == "superseded":
        yield Problem(f"{old.number} 已经更正过，请更正最新的那一条。", "corrects")


def approved_value_stands(x: "ReportedFigure") -> Found:
    """What was approved is not altered in place; a correction stands beside it."""
    if x._state.adding or x.state == "reported":
        return
    held = type(x).objects.filter(pk=x.pk).exclude(state="reported").first()
    if held is not None and (_key(held), held.amount, held.exactness) != (_key(x), x.amount, x.exactness):
        yield Problem("已核定的数不能直接修改：请登记一条更正，写明原因。", "value", STATISTICS)


def others_agree(x: "ReportedFigure") -> Found:
    """Two documents that give two values for one number: both are named, and somebody decides."""
    if x.state != "reported" or x.ends_on is None:
        return
    for old in _same(x).exclude(state__in=("withdrawn", "superseded")).exclude(pk=x.corrects):
        differs = "数值相同，疑为重复报送" if old.amount == x.amount else "两个数不一致"
        yield Problem(
            f"{old.number} 已报{NATURES[x.nature]} {spelled(old)}（{old.document}），本条为 {spelled(x)}"
            f"（{x.document}），{differs}，请核对。", "value", blocks=False,
        )  # fmt: skip


def parts_add_up(x: "ReportedFigure") -> Found:
    """A year's value and those of its months, where all are known, say the same."""
    known = INDICATORS[x.indicator]
    if x.state != "reported" or x.ends_on is None or known.stock or not known.adds:
        return
    held = _others(x).filter(called=x.called, area=x.area_id, nature=x.nature, change=x.change, state="approved")
    values = [_value(one) for one in (x, *held.exclude(pk=x.corrects))]
    for whole in values:
        if whole.start <= x.starts_on and whole.end > x.ends_on:
            period = of_days(whole.start, whole.end - timedelta(days=1))
            if found := disagreeing(values, period):
                total = sum((v.amount for v in found[1]), Decimal(0))
                both = f"{period}的数是 {found[0].amount.normalize():f}，各分期相加是 {total.normalize():f}"
                yield Problem(f"{both}（{known.unit}），请核对。", "value", blocks=False)


def nothing_else_stands(x: "ReportedFigure") -> Found:
    """One number has one value in force."""
    for old in _same(x).filter(state="approved").exclude(pk=x.corrects):
        both = f"{old.number} 已核定为 {spelled(old)}（{old.document}），本条为 {spelled(x)}"
        yield Problem(f"{both}：请登记为对它的更正，或先撤销一条。")


def has_a_definition(x: "ReportedFigure") -> Found:
    """A number that nobody can say the meaning of is not approved."""
    if not x.definition.strip():
        yield Problem("请写明口径再核定：算哪些、不算哪些，数从哪里来。", "definition")


def somebody_else_approves(x: "ReportedFigure") -> Found:
    """Who reports does not approve."""
    if x.opened_by_id is not None and x.opened_by_id in x.approver:
        yield Problem("填报的人不能核定自己报的数，请由他人核定。")


def approved(x: "ReportedFigure", by: Actor) -> None:
    """Approved today, by this person."""
    x.approver, x.approved_on = [by.person] if by.person else [], clock.today()


def title(x: "ReportedFigure") -> str:
    """What the number is called."""
    return x.called or INDICATORS[x.indicator].title


def spelled(x: "ReportedFigure") -> str:
    """The value as it was reported, with its unit."""
    return f"{x.value.normalize():f}{x.unit}"


def _value(x: "ReportedFigure") -> Value:
    return Value(x.pk, "", x.starts_on, x.ends_on + timedelta(days=1), x.amount)


def _key(x: "ReportedFigure") -> tuple[Any, ...]:
    return x.indicator, x.called, x.area_id, x.nature, x.change, x.starts_on, x.ends_on


def _others(x: "ReportedFigure") -> Any:
    return type(x).objects.live().filter(town_id=x.town_id, indicator=x.indicator).exclude(pk=x.pk)


def _same(x: "ReportedFigure") -> Any:
    return _others(x).filter(
        called=x.called, area=x.area_id, nature=x.nature, change=x.change, starts_on=x.starts_on, ends_on=x.ends_on
    )


CHECKS = (
    period_can_be_read, unit_is_the_indicators, value_is_not_negative, actual_is_over, days_are_not_tomorrow,
    somebody_reported_it, other_has_a_name, correction_is_of_the_same, approved_value_stands, others_agree,
    parts_add_up,
)  # fmt: skip
