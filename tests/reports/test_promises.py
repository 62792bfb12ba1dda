"""Promises: lifted once from what was signed, followed to their end, and recalled by the next report."""

from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import attach, open_entry, take
from taizhang.reports.compile import compiled
from taizhang.reports.models import Report
from taizhang.reports.promises import day_of, kept, lift, passages
from taizhang.reports.verbs import check, create, recall, review, revise, sign, write
from tests.cast import Cast

TEXT = """各位代表：
一、过去一年的工作回顾
全年平平安安，群众满意，风调雨顺，五谷丰登，百业兴旺。
二、2024年工作安排
一是深入开展普法宣传。二是新建公厕3间，改善环境。三是推进农村道路建设，6月底前建成村道5公里。四是完善应急预案。
"""


@pytest.fixture
def promised(cast: Cast) -> Report:
    """A signed report with three promises."""
    with clock.at(date(2024, 1, 10)):
        made = create(
            "政府工作报告", 2023, text=TEXT, by=cast["吴静"], occasion="2024年1月12日在青石镇人民代表大会上"
        ).report
        check(made, by=cast["吴静"])
        review(made, by=cast["孙立"])
        return sign(made, by=cast["周敏"])


def lifted(cast: Cast, report: Report) -> list[Any]:
    keys = [p.key for p in passages(report)]
    with clock.at(date(2024, 1, 15)):
        lift(report, keys, by=cast["吴静"])
    return list(shelf["promise"].model.objects.order_by("seq"))


def test_passages_when_read_are_those_of_the_coming_year(promised: Report) -> None:
    assert [(p.text, p.quantity, p.entry) for p in passages(promised)] == [
        ("深入开展普法宣传", "", None), ("新建公厕3间，改善环境", "3间", None),
        ("推进农村道路建设，6月底前建成村道5公里", "5公里", None), ("完善应急预案", "", None),
    ]  # fmt: skip


def test_passages_when_lifted_are_promises_of_the_year(cast: Cast, promised: Report) -> None:
    found = lifted(cast, promised)
    assert [(e.seq, e.year, e.report, e.task, e.unit, e.state) for e in found] == [
        (1, 2024, "BG-2023-01", "深入开展普法宣传", "", "drafted"),
        (2, 2024, "BG-2023-01", "新建公厕3间，改善环境", "间", "drafted"),
        (3, 2024, "BG-2023-01", "推进农村道路建设，6月底前建成村道5公里", "公里", "drafted"),
        (4, 2024, "BG-2023-01", "完善应急预案", "", "drafted"),
    ]  # fmt: skip
    assert [str(e.target) for e in found] == ["None", "3.0000", "5.0000", "None"]
    assert {e.promised_on for e in found} == {date(2024, 1, 12)}


def test_passage_when_lifted_again_stays_the_promise_it_is(cast: Cast, promised: Report) -> None:
    first = lifted(cast, promised)
    assert [e.pk for e in lifted(cast, promised)] == [e.pk for e in first]
    assert [p.entry for p in passages(promised)] == [e.pk for e in first]


def test_passage_when_the_person_says_more_is_opened_with_that(cast: Cast, promised: Report) -> None:
    key = passages(promised)[1].key
    given = {key: {"task": "新建公厕", "goal": "3间", "target": "3", "unit": "间"}}
    with clock.at(date(2024, 1, 15)):
        (made,) = lift(promised, [key], given=given, by=cast["吴静"])
    entry = shelf["promise"].model.objects.get(pk=made)
    assert (entry.task, entry.passage, entry.seq) == ("新建公厕", "新建公厕3间，改善环境", 1)


def test_lifting_when_one_is_wrong_opens_none(cast: Cast, promised: Report) -> None:
    keys = [p.key for p in passages(promised)]
    with clock.at(date(2024, 1, 15)), pytest.raises(Refused):
        lift(promised, keys, given={keys[1]: {"target": "很多"}}, by=cast["吴静"])
    assert shelf["promise"].model.objects.count() == 0
    with pytest.raises(NotAllowed, match="分解承诺由党政办汇总办理"):
        lift(promised, keys, by=cast["苏婉"])


def test_lifting_when_the_report_is_not_signed_is_refused(cast: Cast, drafted: Report) -> None:
    assert passages(drafted) == ()
    with pytest.raises(NotAllowed, match="签发后才能"):
        lift(drafted, ["sm3:0"], by=cast["吴静"])


def test_draft_when_revised_leaves_the_signed_promises(cast: Cast, promised: Report) -> None:
    before = passages(promised)
    now = revise(promised, by=cast["吴静"], why="润色")
    write(now, "没有承诺了。", by=cast["吴静"])
    assert passages(Report.objects.get()) == before


def ended(cast: Cast, report: Report) -> None:
    """The first is dropped, the second kept with progress and a file, the third carried nowhere, the fourth open."""
    one, two, *_ = lifted(cast, report)
    book = shelf["promise"]
    with clock.at(date(2024, 1, 20)):
        take(book, "drop", one, {"drop_why": "上级统一安排", "drop_basis": "县府纪要 3 号"}, by=cast["孙立"])
        given = {"office": "规划建设办公室", "leader": "孙立", "due_on": "2024-06-30"}
        two = take(book, "break_down", two, given, by=cast["吴静"])
        two = take(book, "accept", two, {"owner": "赵恒"}, by=cast["赵恒"])
    with clock.at(date(2024, 4, 28)):
        told = {
            "promise": two.number,
            "period": "2024年4月",
            "text": "建成 3 间",
            "done_value": "3",
            "said_light": "正常",
        }
        made = open_entry(shelf["progress"], told, by=cast["赵恒"])
        attach(shelf["progress"], made, b"%PDF-1.4 photo", "公厕.pdf", by=cast["吴静"])
        two = book.model.objects.get(pk=two.pk)
        done = {"outcome": "3 间已投用", "done_on": "2024-04-27", "proof": "验收单"}
        two = take(book, "claim", two, done, by=cast["赵恒"])
        take(book, "close", two, {"verdict_note": "现场看过"}, by=cast["孙立"])


def test_table_when_the_year_is_over_says_how_each_ended(cast: Cast, promised: Report) -> None:
    ended(cast, promised)
    assert [(k.seq, k.end, k.reason, k.progress, k.reports, k.evidence) for k in kept(promised)] == [
        (1, "调整取消", "上级统一安排；县府纪要 3 号", "", 0, 0), (2, "按期兑现", "", "3 间已投用", 1, 1),
        (3, "尚在办理", "", "", 0, 0), (4, "尚在办理", "", "", 0, 0),
    ]  # fmt: skip
    assert kept(promised, by=cast["韩空"]) == ()


def test_report_when_it_opens_with_last_years_promises_counts_them(cast: Cast, promised: Report) -> None:
    ended(cast, promised)
    with clock.at(date(2025, 1, 5)):
        now = create("2024年报告", 2024, text="各位代表：\n现在报告工作。", before=promised, by=cast["吴静"]).report
        now = recall(now, by=cast["吴静"])
        shown = compiled(now)
    assert shown.text.split("\n")[2] == (
        "上年报告承诺的事项共4项，已兑现1项；经批准调整取消1项，均已说明理由，兑现率25%。"
    )  # fmt: skip
    assert {f.kind for f in shown.figures} == {"bound"}


def test_report_when_nothing_was_promised_recalls_nothing(cast: Cast, drafted: Report) -> None:
    with pytest.raises(NotAllowed, match="没有 2023 年度的承诺"):
        recall(drafted, by=cast["吴静"])


@pytest.mark.parametrize(
    ("occasion", "day"), [("2024年4月1日在大会上", date(2024, 4, 1)), ("在大会上", date(2024, 5, 5))]
)
def test_day_when_the_occasion_names_none_is_today(promised: Report, occasion: str, day: date) -> None:
    promised.occasion = occasion
    with clock.at(date(2024, 5, 5)):
        assert day_of(promised) == day
