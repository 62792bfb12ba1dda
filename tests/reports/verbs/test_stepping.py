"""A report's way from draft to delivery: who, in which order, and what stands afterwards."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.ledger import journal
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import void
from taizhang.reports import released
from taizhang.reports.checking import check as checked
from taizhang.reports.compile import compiled
from taizhang.reports.models import Release, Report, SignOff
from taizhang.reports.verbs import (
    accept,
    check,
    deliver,
    explain,
    freeze,
    mark,
    review,
    revise,
    send_back,
    sign,
    unexplain,
    write,
)
from taizhang.reports.visible import reports, standing
from taizhang.town.actor import Actor
from tests.cast import Cast

Hazards = Callable[..., list[Any]]


def struck_out(cast: Cast) -> None:
    void(shelf["hazard"], shelf["hazard"].model.objects.order_by("number")[0], by=cast["褚岩"], why="重复登记")


def test_check_when_figures_are_open_names_them(cast: Cast, drafted: Report) -> None:
    with pytest.raises(Refused) as caught:
        check(drafted, by=cast["吴静"])
    assert [p.message for p in caught.value.problems if p.field == "figures"] == [
        "还有 3 个数字没有定：8处、90%、4939万元。请绑定指标，或标为部门报数、行文用语。"
    ]
    assert Report.objects.get().state == "draft"


def test_check_when_the_body_is_empty_says_so(cast: Cast, drafted: Report) -> None:
    write(drafted, "", by=cast["吴静"])
    with pytest.raises(Refused, match="正文还是空的"):
        check(drafted, by=cast["吴静"])


def test_check_when_something_is_surely_wrong_asks_for_a_word(cast: Cast, bound: Report) -> None:
    line = "受理诉求事项106宗，办结事项98宗，办结率达93%。"
    write(bound, line, by=cast["吴静"], at=3)
    for n in (5, 6, 7):
        mark(bound, n, "rhetoric", by=cast["吴静"])
    with pytest.raises(Refused) as caught:
        check(bound, by=cast["吴静"])
    (problem,) = caught.value.problems
    assert problem.message.endswith("如果确实如此，请写明理由后保留。")


def test_finding_when_explained_no_longer_blocks_until_its_words_change(cast: Cast, bound: Report) -> None:
    by = cast["吴静"]
    write(bound, "受理诉求事项106宗，办结事项98宗，办结率达93%。", by=by, at=3)
    for n in (5, 6, 7):
        bound = mark(bound, n, "rhetoric", by=by)
    (note,) = checked(bound, by=by).blocking
    with pytest.raises(Refused, match="请写明理由"):
        explain(bound, note.key, " ", by=by)
    explain(bound, note.key, "按上级通报的口径", by=by)
    assert [n.explained for n in checked(bound, by=by).notes if n.key == note.key] == ["按上级通报的口径"]
    unexplain(bound, note.key, by=by)
    assert checked(bound, by=by).blocking == (note,)
    explain(bound, note.key, "按上级通报的口径", by=by)
    assert check(bound, by=by).state == "checked"


def test_explanation_when_the_finding_is_gone_is_refused(cast: Cast, bound: Report) -> None:
    with pytest.raises(NotAllowed, match="请重新核对"):
        explain(bound, "sm3:0", "理由", by=cast["吴静"])


def test_report_when_it_goes_its_way_leaves_a_hand_at_each_step(cast: Cast, signed: Report) -> None:
    with clock.at(date(2024, 3, 26)):
        freeze(signed, by=cast["周敏"], note="定稿")
        deliver(signed, "镇人民代表大会", by=cast["吴静"])
        done = deliver(signed, "县政府办公室", by=cast["吴静"])
    assert done.state == "delivered"
    hands = SignOff.objects.values_list("step", "by_name", "titles", "to", "edition")
    assert list(hands) == [
        ("checked", "吴静", "党政办汇总", "", 1), ("reviewed", "孙立", "分管领导", "", 1),
        ("signed", "周敏", "主要领导", "", 1), ("frozen", "周敏", "主要领导", "", 1),
        ("delivered", "吴静", "党政办汇总", "镇人民代表大会", 1),
        ("delivered", "吴静", "党政办汇总", "县政府办公室", 1),
    ]  # fmt: skip
    signed_to_the_end = Release.objects.filter(n__gte=3)
    assert len({r.digest for r in signed_to_the_end}) == 1
    assert all(released.intact(r) for r in Release.objects.all())
    verbs = [x.verb for x in journal.of_entry(signed.pk)][-6:]
    assert verbs == ["check", "review", "sign", "freeze", "deliver", "deliver"]


def test_step_when_taken_out_of_order_or_by_another_is_refused(cast: Cast, bound: Report) -> None:
    with pytest.raises(NotAllowed, match="现在是“起草”，“已审核”时才能签发报告"):
        sign(bound, by=cast["周敏"])
    check(bound, by=cast["吴静"])
    with pytest.raises(NotAllowed, match="签发报告由主要领导办理"):
        sign(bound, by=cast["吴静"])
    with pytest.raises(NotAllowed, match="审核报告由站所负责人、分管领导、主要领导办理"):
        review(bound, by=cast["吴静"])


def test_report_when_checked_by_somebody_is_reviewed_by_another(cast: Cast, bound: Report, everyone: Actor) -> None:
    check(bound, by=everyone)
    with pytest.raises(NotAllowed, match="另一位"):
        review(bound, by=everyone)
    assert review(bound, by=cast["孙立"]).state == "reviewed"


def test_report_when_sent_back_is_a_draft_again_with_the_reason(cast: Cast, bound: Report) -> None:
    check(bound, by=cast["吴静"])
    with pytest.raises(NotAllowed, match="请先退回，再修改报告"):
        write(bound, "甲", by=cast["吴静"])
    with pytest.raises(Refused, match="请写明原因"):
        send_back(bound, by=cast["孙立"], why=" ")
    done = send_back(bound, by=cast["孙立"], why="缺了财政部分")
    assert (done.state, done.signoffs.last().note) == ("draft", "缺了财政部分")


def test_signed_report_when_the_books_move_says_what_was_signed(cast: Cast, signed: Report) -> None:
    before = compiled(signed).text
    struck_out(cast)
    now = compiled(Report.objects.get())
    assert (now.text, now.figures[0].words, now.figures[0].frozen) == (before, "8处", True)
    assert compiled(Report.objects.get(), live=True).figures[0].words == "7处"
    cell = now.figures[1].cell
    assert cell is not None
    assert (cell.indicator.title, str(cell.over), str(cell.under)) == ("隐患整改率", "7", "8")
    assert (cell.definition and cell.definition.over) == "hazard.found_right"


def test_signed_report_when_written_on_is_refused_and_revised_is_another_edition(cast: Cast, signed: Report) -> None:
    with pytest.raises(NotAllowed, match="请先改版"):
        write(signed, "甲", by=cast["吴静"])
    with pytest.raises(NotAllowed, match="时才能退回报告"):
        send_back(signed, by=cast["孙立"], why="改")
    struck_out(cast)
    done = revise(signed, by=cast["吴静"], why="台账更正")
    assert (done.state, done.edition) == ("draft", 2)
    stood = standing(done)
    assert stood is not None
    assert released.reread(stood).figures[0].words == "8处"
    for n in (1, 2):
        accept(done, n, by=cast["吴静"])
    check(done, by=cast["吴静"])
    review(done, by=cast["孙立"])
    sign(done, by=cast["周敏"])
    assert [(r.edition, r.state, r.figures[0]["words"]) for r in Release.objects.filter(state="signed")] == [
        (1, "signed", "8处"), (2, "signed", "7处"),
    ]  # fmt: skip


def test_report_when_the_books_moved_before_signing_goes_back(cast: Cast, bound: Report) -> None:
    check(bound, by=cast["吴静"])
    review(bound, by=cast["孙立"])
    struck_out(cast)
    with pytest.raises(Refused, match="请退回重新核对"):
        sign(bound, by=cast["周敏"])


def test_delivery_when_it_names_nobody_is_refused(cast: Cast, signed: Report) -> None:
    freeze(signed, by=cast["周敏"])
    with pytest.raises(Refused, match="请写明报给谁"):
        deliver(signed, " ", by=cast["吴静"])


def test_reports_when_asked_for_are_those_one_may_read(cast: Cast, bound: Report, stranger: Actor) -> None:
    def seen(name: str) -> int:
        return reports(cast[name]).count()

    assert [seen(n) for n in ("吴静", "孙立", "周敏", "卫宁", "赵恒", "郑阿水", "韩空")] == [1, 1, 1, 1, 1, 0, 0]
    check(bound, by=cast["吴静"])
    review(bound, by=cast["孙立"])
    sign(bound, by=cast["周敏"])
    revise(bound, by=cast["吴静"], why="补充")
    assert (seen("郑阿水"), seen("韩空"), reports(stranger).count()) == (1, 0, 0)
