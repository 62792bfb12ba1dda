"""What reports put on the day's page, and on whose."""

import pytest

from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import void
from taizhang.reports.verbs import check
from taizhang.reports.watching import watch

pytestmark = pytest.mark.django_db


def told(browser, name: str) -> list[str]:
    return [n["text"] for n in browser(name).get("/").context["notices"] if "报告" in n["text"]]


def test_a_checked_report_when_it_waits_is_on_the_desk_of_who_reviews(browser, cast, bound):
    check(bound, by=cast["吴静"])
    found = {name: told(browser, name) for name in ("孙立", "赵恒", "吴静", "苏婉")}
    assert found == {
        "孙立": ["《政府工作报告》等您审核。"],
        "赵恒": ["《政府工作报告》等您审核。"],
        "吴静": [],
        "苏婉": [],
    }


def test_a_signed_report_when_it_has_moved_is_on_the_desk_of_who_corrects(browser, cast, signed):
    void(shelf["hazard"], shelf["hazard"].model.objects.order_by("number").first(), by=cast["褚岩"], why="重复登记")
    watch(signed.town)
    said = "《政府工作报告》签发后，发现隐患由 8处 变成 7处，共 2 个数字有变动。"
    assert {n: said in told(browser, n) for n in ("吴静", "孙立", "苏婉")} == {
        "吴静": True,
        "孙立": False,
        "苏婉": False,
    }
