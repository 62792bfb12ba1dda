"""`taizhang report`: compiled, checked, compared, written to files; exit codes as of the red pen."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from taizhang.base import clock
from taizhang.ledger import journal
from taizhang.reports.models import Report
from taizhang.reports.verbs import accept, bind, check, create, mark, review, revise, sign, write
from tests.cast import Cast

TEXT = "各位代表：\n2023年，本镇有村委会3个，财政收入4939万元。"


@pytest.fixture
def report(cast: Cast) -> Report:
    """A draft with one number from the town's own map and one that an office reported."""
    with clock.at(date(2024, 3, 25)):
        made = create("政府工作报告", 2023, text=TEXT, by=cast["吴静"]).report
        bind(made, 1, "villages", by=cast["吴静"])
        return mark(made, 2, "reported", note="财政所 2024-01-10 决算表", by=cast["吴静"])


def said(*words: str) -> tuple[str, int]:
    """What the command prints, and its exit code."""
    out = StringIO()
    try:
        call_command("report", *words, stdout=out, stderr=out)
    except SystemExit as done:
        return out.getvalue(), int(done.code or 0)
    except CommandError as error:
        return str(error), error.returncode
    return out.getvalue(), 0


def test_compile_when_all_is_settled_prints_the_text(report: Report) -> None:
    text = "政府工作报告\n各位代表：\n2023年，本镇有村委会3个，财政收入4939万元。\n"
    assert said("compile", "BG-2023-01") == (text, 0)


def test_compile_when_a_number_is_not_settled_says_which(cast: Cast, report: Report) -> None:
    mark(report, 2, "open", by=cast["吴静"])
    text, code = said("compile", "BG-2023-01")
    assert (text.splitlines()[-1], code) == ("数字 2 4939万元 还没有定", 1)


def test_report_when_unknown_says_which_there_are(report: Report) -> None:
    assert said("compile", "BG-2022-01") == ("没有编号为 BG-2022-01 的报告。已有：BG-2023-01。", 2)
    assert said("compile", "BG-2023-01", "--release", "3") == ("BG-2023-01 没有第 3 次定稿。还没有定稿。", 2)


def test_check_when_nothing_is_wrong_lists_what_is_held(report: Report) -> None:
    text, code = said("check", "BG-2023-01")
    assert text.splitlines() == [
        "", "台账有，相符的 1 个：", "  3个  行政村（社区）  2023年", "没有台账或报数可对的 1 个：",
        "  4939万元  财政收入", "没有发现不符。",
    ]  # fmt: skip
    assert code == 0


def test_check_when_a_file_contradicts_itself_or_the_ledger_exits_with_one(report: Report, tmp_path: Path) -> None:
    paper = tmp_path / "报告.txt"
    paper.write_text("受理诉求事项106宗，办结事项98宗，办结率达93%。辖区共有15个村委会。", "utf-8")
    text, code = said("check", "--file", str(paper), "--period", "2023")
    assert "98 ÷ 106" not in text
    assert "按文中数字算得 92.45%，文中写 93%" in text
    assert "文中写 15个，台账为 3个（“行政村（社区）”2023年）" in text
    assert code == 1


def test_check_when_asked_wrongly_exits_with_two(report: Report, tmp_path: Path) -> None:
    assert said("check")[1] == 2
    assert said("check", "--file", str(tmp_path / "没有.txt"), "--period", "2023")[1] == 2
    paper = tmp_path / "甲.txt"
    paper.write_text("甲", "utf-8")
    assert said("check", "--file", str(paper))[0].startswith("--period：看不懂时段")


def test_diff_when_a_line_changed_shows_both(cast: Cast, report: Report) -> None:
    accept(report, 1, by=cast["吴静"])
    check(report, by=cast["吴静"])
    review(report, by=cast["孙立"])
    sign(report, by=cast["周敏"])
    assert said("diff", "BG-2023-01", "1", "3") == ("没有不同。\n", 0)
    write(revise(report, by=cast["吴静"], why="润色"), "2023年，全镇有村委会⟦1⟧。", by=cast["吴静"], at=1)
    text, code = said("diff", "BG-2023-01", "3")
    assert text.splitlines() == [
        "- 2023年，本镇有村委会3个，财政收入4939万元。", "+ 2023年，全镇有村委会3个。", "数字 2  去掉：4939万元 → —",
    ]  # fmt: skip
    assert code == 1
    assert said("list") == ("BG-2023-01  2023年  起草  第 2 版  政府工作报告\n", 0)


def test_export_when_named_writes_that_form(report: Report, tmp_path: Path) -> None:
    for form, begins in ((".txt", b"\xe6\x94\xbf"), (".md", b"# "), (".docx", b"PK"), (".xlsx", b"PK")):
        to = tmp_path / f"报告{form}"
        assert said("export", "BG-2023-01", str(to)) == (f"已写到 {to}。\n", 0)
        assert to.read_bytes().startswith(begins)
    assert [x.change["file"] for x in journal.of_entry(report.pk) if x.verb == "export"] == [
        "报告.txt", "报告.md", "报告.docx", "报告.xlsx",
    ]  # fmt: skip
    assert said("export", "BG-2023-01", str(tmp_path / "报告.ofd"))[1] == 2
