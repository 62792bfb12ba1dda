"""What makes a record of progress right or wrong. An entry in, problems out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.period import PeriodError
from taizhang.base.period_said import said
from taizhang.base.problem import Problem
from taizhang.ledger import rows
from taizhang.town.actor import Actor

if TYPE_CHECKING:
    from taizhang.books.progress.book import Progress

Found = Iterator[Problem]
LIGHTS = {"idle": "未启动", "normal": "正常", "lag": "滞后", "risk": "风险", "done": "完成"}
VERDICTS = {"true": "属实", "partly": "部分属实", "false": "不属实"}


def derived(one: "Progress") -> None:
    """The days of the period."""
    try:
        period = said(one.period)
    except PeriodError:
        return  # `period_can_be_read` says so
    one.period, one.starts_on, one.ends_on = str(period), period.start, period.last


def period_can_be_read(one: "Progress") -> Found:
    """The period is one, and has begun."""
    try:
        period = said(one.period)
    except PeriodError as error:
        yield Problem(str(error), "period")
        return
    if period.start > clock.today():
        yield Problem(f"{period}还没有开始，不能报进展。", "period")


def period_is_told_once(one: "Progress") -> Found:
    """One promise, one period, one record: what was wrong in it is put right there."""
    if one.ends_on is None:
        return
    same = rows.read(type(one), promise=one.promise, starts_on=one.starts_on, ends_on=one.ends_on, voided_at=None)
    if held := next((other for other in same if other.pk != one.pk), None):
        yield Problem(f"{one.period}已报过进展（{held.number}），请修改那一条，不必重复报。", "period")


def rate_is_a_rate(one: "Progress") -> Found:
    """From nothing to all of it; more than all is kept, and asked about."""
    if one.rate is not None and one.rate < 0:
        yield Problem("完成率不能为负。", "rate")
    if one.rate is not None and one.rate > 100:
        yield Problem("完成率超过 100%，请核对。", "rate", blocks=False)
    if one.done_value is not None and one.done_value < 0:
        yield Problem("完成值不能为负。", "done_value")


def trouble_is_named(one: "Progress") -> Found:
    """Who is behind says why, and what comes next."""
    if one.said_light in ("lag", "risk") and not (one.problems.strip() and one.next_steps.strip()):
        yield Problem("自评滞后或风险的，请写明存在问题和下一步打算。", "problems")


def somebody_else_verifies(one: "Progress") -> Found:
    """Who reported it does not verify it."""
    if one.opened_by_id is not None and one.opened_by_id in one.verifier:
        yield Problem("填报的人不能核实自己报的进展，请由他人核实。")


def verified(one: "Progress", by: Actor) -> None:
    """Looked at today, by this person."""
    one.verifier, one.verified_on = [by.person] if by.person else [], clock.today()
