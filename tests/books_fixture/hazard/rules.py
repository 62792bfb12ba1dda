"""What makes a hazard entry right or wrong. Pure: an entry in, problems out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base import clock, workdays
from taizhang.base.problem import Problem

if TYPE_CHECKING:
    from tests.books_fixture.hazard.book import Danger

CATEGORIES = {
    "fire": "消防",
    "road": "道路交通",
    "housing": "自建房",
    "gas": "燃气",
    "water": "水域",
    "other": "其他",
}
MINOR_LIMIT = 15  # working days


def not_found_in_future(hazard: "Danger") -> Iterator[Problem]:
    if hazard.found_on and hazard.found_on > clock.today():
        yield Problem("发现日期不能晚于今天。", field="found_on")


def major_needs_plan(hazard: "Danger") -> Iterator[Problem]:
    if hazard.grade == "major" and hazard.state == "rectified" and not hazard.plan:
        yield Problem("重大隐患须先附治理方案。", field="plan", basis="安全生产法第四十一条")


def minor_within_limit(hazard: "Danger") -> Iterator[Problem]:
    limit = workdays.add(clock.today(), MINOR_LIMIT)
    if hazard.grade == "minor" and hazard.rectify_by and hazard.rectify_by > limit:
        yield Problem(f"一般隐患整改期限不超过 {MINOR_LIMIT} 个工作日。", field="rectify_by", blocks=False)
