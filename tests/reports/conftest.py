"""A year of 青石镇 in its books, and reports about it in words of our own."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import Row, open_many
from taizhang.reports.models import Report
from taizhang.reports.verbs import Binding, accept, bind_many, check, create, mark, review, sign
from tests.cast import Cast

REPORTED = date(2024, 3, 25)
FOUND = {
    "found_on": "2023-03-03", "area": "东埇村", "category": "电气", "grade": "一般隐患", "order": "加装箱门",
    "owner": "库主", "rectify_by": "2023-03-14",
}  # fmt: skip
RIGHT = {
    "claim": "已装", "claimed_on": "2023-03-10", "claimant": "郑阿水", "rechecked_on": "2023-03-11",
    "recheckers": "关峰、古岩", "recheck_note": "好", "verdict": "合格",
}  # fmt: skip
LATER = {"claimed_on": "2023-06-10", "rechecked_on": "2023-06-11", "rectify_by": "2023-06-14"}
TEXT = """政府工作报告
——2024年3月26日在青石镇第三届人民代表大会第四次会议上
青石镇人民政府镇长  李青
各位代表：
一、过去一年的工作
2023年，全年共发现隐患8处，整改率达90%，财政收入4939万元。
贯彻“1+6+N”部署，参加第31届博览会，落实“十四五”规划。
2024年工作安排
新建公厕3间。
"""


@pytest.fixture
def hazards(cast: Cast) -> Callable[..., list[Any]]:
    """Puts hazards of 2023 into the book: so many put right, so many still open, at a place."""

    def put(right: int, still: int = 0, area: str = "东埇村", on: str = "2023-03-03") -> list[Any]:
        held = set(shelf["hazard"].model.objects.values_list("pk", flat=True))
        rows = [
            Row({**FOUND, "area": area, "found_on": on, "place": f"{area}{on}第{n}号库", "description": f"门{n}",
                 **(RIGHT if n < right else {}), **(LATER if on > "2023-03-10" else {})})
            for n in range(right + still)
        ]  # fmt: skip
        with clock.at(date(2024, 1, 5)):
            assert not open_many(shelf["hazard"], rows, by=cast["陈工"]).blocked
        return list(shelf["hazard"].model.objects.exclude(pk__in=held).order_by("number"))

    return put


@pytest.fixture
def drafted(cast: Cast) -> Report:
    """The report of 2023, pasted in: its numbers are open."""
    with clock.at(REPORTED):
        return create("", 2023, text=TEXT, by=cast["吴静"]).report


@pytest.fixture
def bound(cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]) -> Report:
    """The report with its numbers bound, agreed to or marked: eight hazards, seven put right."""
    hazards(7, 1)
    by = cast["吴静"]
    with clock.at(REPORTED):
        bind_many(drafted, [Binding(1, "hazards_found"), Binding(2, "hazard_rate")], by=by)
        accept(drafted, 2, by=by)
        return mark(drafted, 3, "reported", note="财政所 2024-01-10 决算表", by=by)


@pytest.fixture
def signed(cast: Cast, bound: Report) -> Report:
    """The report, checked, reviewed and signed."""
    with clock.at(REPORTED):
        check(bound, by=cast["吴静"])
        review(bound, by=cast["孙立"])
        return sign(bound, by=cast["周敏"])
