"""What makes a promise right or wrong. An entry in, problems out."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from taizhang.base.problem import Problem
from taizhang.ledger import rows

if TYPE_CHECKING:
    from taizhang.books.promise.model import Promise

Found = Iterator[Problem]
NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿两]")


def derived(x: "Promise") -> None:
    """A plan of a year begins with the year, or with the day it was promised."""
    x.starts_on = max(x.promised_on, date(x.year, 1, 1)) if 2000 <= x.year < 2100 else x.promised_on


def year_is_one(x: "Promise") -> Found:
    """A year's plan is promised in that year, or at the end of the one before."""
    if not 2000 <= x.year < 2100 or x.year - x.promised_on.year not in (0, 1):
        yield Problem("年度与承诺日期不符：年度是计划要完成的那一年。", "year")


def days_in_order(x: "Promise") -> Found:
    """Promised before due."""
    if x.due_on and x.due_on < x.promised_on:
        yield Problem("完成时限不能早于承诺日期。", "due_on")


def number_is_once(x: "Promise") -> Found:
    """A number of the table is one task."""
    same = rows.read(type(x), town=x.town_id, year=x.year, report=x.report, seq=x.seq, voided_at=None)
    if held := next((other for other in same if other.pk != x.pk), None):
        yield Problem(f"《{x.report}》的第 {x.seq} 项已经登记：{held.number} {held.task}。", "seq")


def target_has_its_unit(x: "Promise") -> Found:
    """A number without a unit says nothing."""
    if x.target is not None and not x.unit.strip():
        yield Problem("请填写目标值的计量单位。", "unit")
    if x.target is not None and x.target <= 0:
        yield Problem("目标值要大于 0；减少类目标请写在“量化目标”。", "target")


def goal_has_a_number(x: "Promise") -> Found:
    """Without a number nobody can say at the year's end whether it was kept."""
    if x.target is None and not NUMBER.search(x.goal):
        yield Problem("量化目标里没有数字，年底难以核对，建议补充。", "goal", blocks=False)


def lead_does_not_help_itself(x: "Promise") -> Found:
    """The office in front is not among those that help."""
    if x.office_id and x.office_id in x.joint:
        yield Problem("牵头单位不必再列为配合单位。", "joint")


def rate_is_a_rate(x: "Promise") -> Found:
    """Nothing is done less than not at all."""
    if x.rate is not None and x.rate < 0:
        yield Problem("完成率不能为负。", "rate")


CHECKS = (
    year_is_one, days_in_order, number_is_once, target_has_its_unit, goal_has_a_number, lead_does_not_help_itself,
    rate_is_a_rate,
)  # fmt: skip
