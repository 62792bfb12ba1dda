"""Beginning and writing reports."""

import random
from datetime import date

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.base.refusal import NotAllowed, Refused, Stale
from taizhang.ledger import journal
from taizhang.reports import body, proof
from taizhang.reports.models import Report
from taizhang.reports.verbs import bind, create, describe, mark, write
from taizhang.reports.verbs.drafting import moved_on
from taizhang.reports.verbs.keeping import changed_lines, with_lines
from taizhang.town.actor import Actor
from tests.cast import Cast

REPORTED = date(2024, 3, 25)


def figures(report: Report) -> list[tuple[int, str, str]]:
    return [(f.n, f.kind, f.words) for f in report.figures.all()]


def test_text_when_pasted_is_a_draft_whose_numbers_are_open(drafted: Report) -> None:
    assert (drafted.number, drafted.title, drafted.state) == ("BG-2023-01", "政府工作报告", "draft")
    assert drafted.occasion == "2024年3月26日在青石镇第三届人民代表大会第四次会议上"
    assert drafted.speaker == "青石镇人民政府镇长  李青"
    assert drafted.body.split("\n")[2] == "2023年，全年共发现隐患⟦1⟧，整改率达⟦2⟧，财政收入⟦3⟧。"
    assert figures(drafted) == [
        (1, "open", "8处"), (2, "open", "90%"), (3, "open", "4939万元"), (4, "rhetoric", "3间"),
    ]  # fmt: skip


def test_report_when_begun_by_another_post_is_refused(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="起草报告由党政办汇总办理"):
        create("报告", 2023, by=cast["苏婉"])


def test_report_when_begun_without_title_or_year_says_both(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        create(" ", 23, by=cast["吴静"])
    assert [p.field for p in caught.value.problems] == ["title", "year"]


def test_numbers_when_reports_are_begun_go_on_by_year(cast: Cast, drafted: Report) -> None:
    made = [create("报告", year, by=cast["吴静"]).report.number for year in (2023, 2024)]
    assert made == ["BG-2023-02", "BG-2024-01"]


def test_body_when_written_keeps_tokens_and_finds_new_numbers(cast: Cast, drafted: Report) -> None:
    line = "全年发现隐患⟦1 9999处⟧，其中重大隐患2处。"
    done = write(drafted, line, by=cast["吴静"], version=drafted.version, at=2)
    assert done.report.body.split("\n")[2] == "全年发现隐患⟦1⟧，其中重大隐患⟦5⟧。"
    assert (done.fresh, done.report.version) == ((5,), drafted.version + 1)
    assert figures(done.report)[0] == (1, "open", "8处")


def test_token_when_taken_out_and_put_back_is_the_same_figure(cast: Cast, drafted: Report) -> None:
    was = drafted.body
    write(drafted, "没有数字。", by=cast["吴静"])
    again = write(drafted, was, by=cast["吴静"])
    assert (again.report.body, again.fresh) == (was, ())


def test_line_when_it_repeats_a_token_of_another_gets_a_copy(cast: Cast, drafted: Report) -> None:
    bind(drafted, 1, "hazards_found", by=cast["吴静"])
    done = write(drafted, "再说一遍：⟦1⟧。", by=cast["吴静"], at=len(drafted.body.split("\n")))
    copy = done.report.figures.get(n=5)
    assert done.report.body.split("\n")[-1] == "再说一遍：⟦5⟧。"
    assert (copy.kind, copy.indicator, copy.period) == ("bound", "hazards_found", "2023")


def test_line_when_emptied_is_gone_and_several_take_its_place(cast: Cast, drafted: Report) -> None:
    before = drafted.body.split("\n")
    write(drafted, "甲\n\n乙", by=cast["吴静"], at=0)
    done = write(drafted, " ", by=cast["吴静"], at=1)
    assert done.report.body.split("\n") == ["甲", *before[1:]]


def test_line_when_no_longer_there_is_refused(cast: Cast, drafted: Report) -> None:
    with pytest.raises(NotAllowed, match="不在了"):
        write(drafted, "甲", by=cast["吴静"], at=99)


def test_write_when_somebody_was_faster_changes_nothing(cast: Cast, drafted: Report) -> None:
    write(drafted, "甲", by=cast["吴静"], version=drafted.version)
    with pytest.raises(Stale):
        write(drafted, "乙", by=cast["吴静"], version=drafted.version)
    assert Report.objects.get().body == "甲"


def test_write_when_of_another_town_finds_no_report(drafted: Report, stranger: Actor) -> None:
    with pytest.raises(NotAllowed, match="本镇没有这份报告"):
        write(drafted, "甲", by=stranger)


def test_journal_when_played_back_gives_the_body(cast: Cast, drafted: Report) -> None:
    write(drafted, "甲12件\n乙\n丙", by=cast["吴静"])
    write(drafted, "丁", by=cast["吴静"], at=1)
    text = ""
    for line in journal.of_entry(drafted.pk):
        if "lines" in line.change:
            text = with_lines(text, line.change["lines"])
    assert text == Report.objects.get().body == "甲⟦5⟧\n丁\n丙"


def test_lines_when_nothing_changed_takes_and_brings_nothing() -> None:
    assert changed_lines("甲\n乙", "甲\n乙") == {"at": 2, "out": 0, "in": []}


def test_report_when_like_last_years_asks_its_own_year(cast: Cast, drafted: Report) -> None:
    bind(drafted, 1, "hazards_found", by=cast["吴静"])
    mark(drafted, 3, "reported", note="财政所决算表", by=cast["吴静"])
    with clock.at(date(2025, 3, 1)):
        made = create("2024年报告", 2024, like=drafted, by=cast["吴静"]).report
    assert made.before == drafted
    assert made.body.split("\n")[2].startswith("2024年，全年共发现隐患⟦1⟧")
    assert made.body.split("\n")[4] == "2025年工作安排"
    assert [(f.n, f.kind, f.indicator, f.period) for f in made.figures.all()] == [
        (1, "bound", "hazards_found", "2024"), (2, "open", "", ""), (3, "open", "", ""), (4, "open", "", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "later"), [("2023", "2024"), ("2023H1", "2024H1"), ("2024-01-01..2024-02-29", "2025-01-01..2025-02-28")]
)
def test_period_when_moved_on_is_the_same_of_the_next_year(key: str, later: str) -> None:
    assert moved_on(Period.parse(key), 1).key == later


def test_head_when_described_changes_only_what_is_given(cast: Cast, drafted: Report) -> None:
    done = describe(drafted, {"title": " 工作报告 ", "cutoff": date(2024, 3, 1)}, by=cast["吴静"])
    assert (done.title, done.cutoff, done.occasion) == ("工作报告", date(2024, 3, 1), drafted.occasion)
    with pytest.raises(Refused) as caught:
        describe(drafted, {"period": "去年", "before": drafted}, by=cast["吴静"])
    assert [p.field for p in caught.value.problems] == ["period", "before"]


def test_body_when_it_is_huge_is_refused(cast: Cast, drafted: Report) -> None:
    with pytest.raises(Refused, match="正文太长"):
        write(drafted, "字" * 200_001, by=cast["吴静"])
    assert body.tokens(Report.objects.get().body) == (1, 2, 3, 4)


def test_body_when_anything_is_typed_holds_only_figures_of_its_own(cast: Cast, drafted: Report) -> None:
    chance = random.Random(7)
    signs = [
        "⟦1⟧",
        "⟦2 9件⟧",
        "⟦99 3户⟧",
        "⟦",
        "⟧",
        "12件",
        "，",
        "\n",
        "一、",
        "近200多户",
        "2023年",
        "98%",
        "\u200b",
        "甲",
    ]
    for _ in range(25):
        text = "".join(chance.choice(signs) for _ in range(12))
        at = chance.choice([None, 0, len(Report.objects.get().body.split("\n")) - 1])
        done = write(drafted, text, by=cast["吴静"], at=at)
        standing = body.tokens(done.report.body)
        assert set(standing) <= set(done.report.figures.values_list("n", flat=True))
        assert len(set(standing)) == len(standing)
        assert not set("⟦⟧") & set(body.TOKEN.sub("", done.report.body))
    assert [b.what for b in proof.reports(drafted.town)] == []


def test_number_when_torn_over_two_lines_leaves_both_lines(cast: Cast, drafted: Report) -> None:
    done = write(drafted, "增长5.\n5%，其余照旧", by=cast["吴静"])
    assert done.report.body.split("\n")[1].endswith("，其余照旧")


def test_report_when_pasted_with_a_long_head_says_what_is_too_long(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        create("报告", 2023, occasion="在" * 201, speaker="镇" * 61, by=cast["吴静"])
    assert [p.field for p in caught.value.problems] == ["occasion", "speaker"]
