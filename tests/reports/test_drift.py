"""A signed report keeps watching: what was signed, what is so now, and because of what."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend, open_entry, void
from taizhang.reports.drift import drift
from taizhang.reports.models import Correction, Release, Report
from taizhang.reports.verbs import draft_correction, send_correction, write_correction
from taizhang.reports.visible import standing
from tests.cast import Cast

FOUND = {"found_on": "2023-03-03", "area": "东埇村", "category": "电气", "description": "门没有关"}
Hazards = Callable[..., list[Any]]


def released(report: Report) -> Release:
    found = standing(report)
    assert found is not None
    return found


def struck_out(cast: Cast) -> Any:
    hazard = shelf["hazard"].model.objects.order_by("number")[0]
    with clock.at(date(2024, 5, 4)):
        return void(shelf["hazard"], hazard, by=cast["褚岩"], why="重复登记")


def test_report_when_nothing_moved_has_not_drifted(signed: Report) -> None:
    assert drift(released(signed)) == ()


def test_report_when_an_entry_was_struck_out_says_which_when_and_by_whom(cast: Cast, signed: Report) -> None:
    gone = struck_out(cast)
    first, second = drift(released(signed))
    assert first.sentence == f"签发时 8处，现在 7处：{gone.number} 于 5月4日由褚岩作废。"
    assert (second.n, second.was, second.now, second.line) == (2, "87.5%", "85.7%", 2)


def test_report_when_an_entry_of_another_time_changed_has_not_drifted(
    cast: Cast, signed: Report, hazards: Hazards
) -> None:
    hazards(1, on="2022-12-30")
    assert drift(released(signed)) == ()


def test_drift_when_an_entry_was_moved_out_of_the_year_names_it(cast: Cast, signed: Report) -> None:
    held = shelf["hazard"].model.objects.order_by("number")[7]
    with clock.at(date(2024, 5, 1)):
        amend(shelf["hazard"], held, {"found_on": "2022-12-30"}, by=cast["陈工"], why="日期写错")
    first = drift(released(signed))[0]
    assert first.sentence == f"签发时 8处，现在 7处：{held.number} 于 5月1日由陈工改正。"


def test_drift_when_an_entry_came_in_late_names_it(cast: Cast, signed: Report, hazards: Hazards) -> None:
    with clock.at(date(2024, 5, 2)):
        made = open_entry(shelf["hazard"], {**FOUND, "place": "老库"}, by=cast["陈工"])
    first = drift(released(signed))[0]
    assert first.sentence == f"签发时 8处，现在 9处：{made.number} 于 5月2日由陈工补登。"


def test_drift_when_the_reader_may_not_read_the_book_names_nothing_of_it(cast: Cast, signed: Report) -> None:
    struck_out(cast)
    first = drift(released(signed), by=cast["苏婉"])[0]
    assert first.sentence == "签发时 8处，现在 7处：另有 1 处变动在您的权限之外。"
    assert [first.because, first.unseen] == [(), 1]


def test_notice_when_drafted_lists_what_was_and_what_is(cast: Cast, signed: Report) -> None:
    gone = struck_out(cast)
    with clock.at(date(2024, 5, 6)):
        made = draft_correction(released(signed), by=cast["吴静"])
    assert made.text.split("\n") == [
        "关于《政府工作报告》有关数字的更正说明",
        "",
        "BG-2023-01《政府工作报告》（第 1 版，2024年3月25日）报出后，台账有更正，涉及 2 个数字。现更正如下：",
        f"1. 发现隐患（2023年）：原报 8处，现为 7处。原因：{gone.number} 于 5月4日由褚岩作废。",
        f"2. 隐患整改率（2023年）：原报 87.5%，现为 85.7%。原因：{gone.number} 于 5月4日由褚岩作废。",
        "",
        "其余数字不变。特此说明。",
        "",
        "青石镇人民政府",
        "2024年5月6日",
    ]


def test_notice_when_sent_says_to_whom_and_stands(cast: Cast, signed: Report) -> None:
    struck_out(cast)
    made = draft_correction(released(signed), by=cast["吴静"])
    write_correction(made, "更正：隐患 7 处。", by=cast["吴静"])
    with pytest.raises(Refused, match="请写明发给谁"):
        send_correction(made, "", by=cast["吴静"])
    sent = send_correction(made, "镇人民代表大会", by=cast["吴静"])
    assert (sent.state, sent.text, sent.sent_to, sent.sent_by_name) == (
        "sent", "更正：隐患 7 处。", "镇人民代表大会", "吴静",
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="已经发出"):
        write_correction(made, "又改", by=cast["吴静"])


def test_notice_when_nothing_is_to_be_corrected_is_refused(cast: Cast, signed: Report) -> None:
    with pytest.raises(NotAllowed, match="没有要更正的"):
        draft_correction(released(signed), by=cast["吴静"])
    with pytest.raises(NotAllowed, match="没有签发"):
        draft_correction(signed.releases.order_by("n")[0], by=cast["吴静"])
    assert Correction.objects.count() == 0
