"""A file that comes back: words taken, numbers shown."""

import re
from uuid import UUID

import pytest

from taizhang.redpen.text import Unreadable
from taizhang.reports.render import docx
from taizhang.reports.render.back import read_back
from taizhang.reports.render.returned import ByHand, Edited, Lost, Moved, Returned
from taizhang.reports.shown import Compiled
from tests.reports.render.conftest import BODY, WORDS, changed, compiled, file_of, inline, run

LINES = [
    run("青石镇2023年政府工作报告"),
    run("——2024年3月26日在青石镇人民代表大会上"),
    run("镇长　甘某"),
    run("各位代表："),
    run("一、守住安全底线"),
    f"{run('平安夜访受理诉求')}⟦1⟧{run('，办结')}⟦2⟧{run('，办结率')}⟦3⟧{run('。')}",
    run("（一）消防安全"),
    f"{run('发现隐患')}⟦4⟧{run('，已整改')}⟦5⟧{run('。贯彻“')}⟦6⟧{run('”部署，财政收入')}⟦7⟧{run('。')}",
    run("谢谢大家。"),
]


def back(sent: Compiled, **lines: str) -> Returned:
    """What is read of the usual file with some of its lines put otherwise: line5="…"; "" leaves one out."""
    found = [lines.get(f"line{n}", line) for n, line in enumerate(LINES)]
    return read_back(file_of([x for x in found if x], sent), sent)


def test_file_when_nothing_changed_says_so(sent: Compiled) -> None:
    for data in (docx.write(sent), file_of(LINES, sent)):
        told = read_back(data, sent)
        assert (told.origin, told.untouched, told.kept, told.found) == ("same", True, 7, ())
        assert told.said == "文字和数字都没有改动；7 个数字原样。"
        assert told.body() == BODY


def test_words_when_changed_are_taken_with_their_figures(sent: Compiled) -> None:
    line = f"{run('平安夜访全年受理诉求')}⟦1⟧{run('，办结')}⟦2⟧{run('，办结率达')}⟦3⟧{run('，好。')}"
    told = back(sent, line5=line)
    was, now = BODY.split("\n")[2], "平安夜访全年受理诉求⟦1⟧，办结⟦2⟧，办结率达⟦3⟧，好。"
    assert told.lines == (Edited(2, 2, was, now),)
    assert told.body() == BODY.replace(was, now)
    assert (told.changed, told.lost, told.moved, told.kept) == ((), (), (), 7)


def test_figure_when_typed_over_is_shown_and_not_taken(sent: Compiled) -> None:
    told = back(sent, line5=LINES[5].replace("⟦2⟧", "⟦2 97宗⟧"))
    assert told.changed == (ByHand(2, "bound", "98宗", "97宗", 2),)
    assert (told.lines, told.kept, told.body()) == ((), 6, BODY)
    assert told.body(take=[2]) == BODY.replace("⟦2⟧", "97宗")
    assert told.said == "1 个数字被手工改过；6 个数字原样。"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("98宗，其中调解60宗", "平安夜访受理诉求⟦1⟧，办结⟦2⟧，其中调解60宗，办结率⟦3⟧。"),
        ("共98宗", "平安夜访受理诉求⟦1⟧，办结共⟦2⟧，办结率⟦3⟧。"),
        ("９８宗", ""),
        (" 98宗 ", ""),
    ],
)
def test_words_when_typed_into_a_control_are_words(sent: Compiled, typed: str, line: str) -> None:
    told = back(sent, line5=LINES[5].replace("⟦2⟧", f"⟦2 {typed}⟧"))
    assert [e.now for e in told.lines] == ([line] if line else [])
    assert (told.changed, told.kept) == ((), 7)


@pytest.mark.parametrize("typed", ["198宗", "98余宗", "98.5宗", "近98宗", "98万宗", "九十八宗", "若干", "98件"])
def test_figure_when_it_says_another_number_is_by_hand(sent: Compiled, typed: str) -> None:
    told = back(sent, line5=LINES[5].replace("⟦2⟧", f"⟦2 {typed}⟧"))
    assert [(c.n, c.now) for c in told.changed] == [(2, typed)]
    assert told.lines == ()


@pytest.mark.parametrize(("before", "held", "after"), [("", "98", "宗"), ("9", "8宗", ""), ("", "9", "8宗")])
def test_bookmark_when_it_lost_an_edge_of_its_figure_gets_it_back(
    sent: Compiled, before: str, held: str, after: str
) -> None:
    """LibreOffice, saving its own file again, ends some bookmarks a sign early."""
    part = f"{run(before) if before else ''}⟦2 {held}⟧{run(after) if after else ''}"
    assert back(sent, line5=LINES[5].replace("⟦2⟧", part)).untouched


def test_figure_when_deleted_is_lost(sent: Compiled) -> None:
    told = back(sent, line5=f"{run('平安夜访受理诉求')}⟦1⟧{run('，办结率')}⟦3⟧{run('。')}")
    assert told.lost == (Lost(2, "bound", "98宗", 2),)
    assert [e.now for e in told.lines] == ["平安夜访受理诉求⟦1⟧，办结率⟦3⟧。"]
    assert told.kept == 6


def test_control_when_emptied_is_lost(sent: Compiled) -> None:
    prompt = '<w:sdt><w:sdtPr><w:tag w:val="{}"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    tag = re.search(r'w:val="(tz:[^"]*:2)"', changed_text(docx.write(sent)))
    assert tag is not None
    told = back(sent, line5=LINES[5].replace("⟦2⟧", prompt.format(tag[1], run("单击或点击此处输入文字。"))))
    assert [x.n for x in told.lost] == [2]


def changed_text(data: bytes) -> str:
    seen: list[str] = []
    changed(data, lambda xml: seen.append(xml) or xml)
    return seen[0]


def test_figure_when_cut_into_another_line_has_moved(sent: Compiled) -> None:
    told = back(
        sent,
        line5=f"{run('平安夜访受理诉求')}⟦1⟧{run('，办结率')}⟦3⟧{run('。')}",
        line8=f"{run('谢谢大家，共')}⟦2⟧{run('。')}",
    )
    assert told.moved == (Moved(2, 2, 5),)
    assert (told.lost, told.kept) == ((), 7)


def test_line_when_moved_keeps_its_figures(sent: Compiled) -> None:
    told = read_back(file_of([*LINES[:5], LINES[6], LINES[7], LINES[5], LINES[8]], sent), sent)
    assert [(e.line, e.at, e.moved) for e in told.lines] == [(2, 4, True)]
    assert (told.moved, told.lost, told.kept) == ((), (), 7)
    assert told.body().split("\n")[4] == BODY.split("\n")[2]


def test_lines_when_added_and_struck_are_told_apart(sent: Compiled) -> None:
    told = read_back(file_of([*LINES[:5], run("新添的一段，共3件。"), LINES[5], *LINES[7:]], sent), sent)
    assert told.lines == (
        Edited(None, 2, "", "新添的一段，共3件。"),
        Edited(3, None, "（一）消防安全", ""),
    )
    assert told.kept == 7


def test_head_when_changed_is_told_apart_from_the_body(sent: Compiled) -> None:
    told = back(sent, line0=run("青石镇政府工作报告"), line1=run("——2024年4月1日在青石镇人民代表大会上"), line2="")
    assert told.head == {
        "title": "青石镇政府工作报告",
        "occasion": "2024年4月1日在青石镇人民代表大会上",
        "speaker": "",
    }
    assert (told.lines, told.body()) == ((), BODY)


def test_title_when_shaped_by_a_soft_line_end_is_the_same(sent: Compiled) -> None:
    shaped = f'<w:pPr><w:jc w:val="center"/></w:pPr>{run("青石镇")}<w:r><w:br/></w:r>{run("2023年政府工作报告")}'
    assert back(sent, line0=shaped).untouched


def test_paragraph_when_cut_by_a_soft_line_end_is_two_lines(sent: Compiled) -> None:
    told = back(sent, line8=f"{run('谢谢')}<w:r><w:br/></w:r>{run('大家。')}")
    assert told.body().split("\n")[-2:] == ["谢谢", "大家。"]


def test_figure_when_copied_stands_twice(sent: Compiled) -> None:
    told = back(sent, line8=f"{run('谢谢大家，共')}⟦2⟧{run('。')}")
    assert told.body().split("\n")[-1] == "谢谢大家，共⟦2⟧。"
    assert (told.moved, told.kept) == ((), 7)


def test_annex_and_endnotes_when_there_are_no_words_of_the_report(sent: Compiled) -> None:
    data = docx.write(sent)
    assert "报告数字来源表" in changed_text(data)
    bare = changed(data, lambda xml: re.sub(r'<w:(tag|bookmarkStart)[^>]*annex"[^>]*/>', "", xml))
    assert bare != data
    assert [read_back(d, sent).body() for d in (data, bare)] == [BODY, BODY]


def test_file_when_from_another_report_is_told_so(sent: Compiled) -> None:
    other = compiled(report=UUID(int=77))
    told = read_back(docx.write(other), sent)
    assert (told.origin, told.lines, told.text) == ("other", (), "")
    assert told.said == "这个文件出自另一份报告，没有比对：请在那份报告里上传。"


@pytest.mark.parametrize(("version", "origin"), [(11, "older"), (12, "same"), (13, "newer")])
def test_file_when_from_another_state_is_told_so(version: int, origin: str) -> None:
    told = read_back(docx.write(compiled(version=version)), compiled())
    assert (told.origin, told.kept) == (origin, 7)
    assert ("第 11 次改动的草稿，之后报告又改过" in told.said) == (origin == "older")


def test_file_when_from_a_draft_is_older_than_the_release() -> None:
    assert read_back(docx.write(compiled()), compiled(release=2)).origin == "older"


def test_file_when_copied_without_marks_finds_its_figures_by_their_words(sent: Compiled) -> None:
    plain = [re.sub("⟦([0-9])⟧", lambda m: run(WORDS[int(m[1])]), line) for line in LINES]
    told = read_back(file_of(plain, sent), sent)
    assert (told.origin, told.kept, told.found, told.body()) == ("unmarked", 7, (1, 2, 3, 4, 5, 6, 7), BODY)
    plain[5] = plain[5].replace("平安夜访", "全镇平安夜访")
    plain[7] = plain[7].replace("发现隐患", "全年发现隐患")
    told = read_back(file_of(plain, sent), sent)
    assert told.found == (1, 2, 3, 6, 7)
    assert [x.n for x in told.lost] == [4, 5]  # both say 267处: which is which is not guessed


def test_brackets_when_typed_in_word_are_no_tokens(sent: Compiled) -> None:
    told = back(sent, line8=run("谢谢⟦1⟧大家。").replace("⟦", "&#x27E6;").replace("⟧", "&#x27E7;"))
    assert told.body().split("\n")[-1] == "谢谢1大家。"


def test_file_when_it_is_no_word_file_is_refused(sent: Compiled) -> None:
    for data in (b"", b"PK\x03\x04", b"hello", docx.write(sent)[:900]):
        with pytest.raises(Unreadable):
            read_back(data, sent)


def test_tag_when_foreign_is_words(sent: Compiled) -> None:
    told = back(sent, line8=f"{run('谢谢')}{inline('date', '大家')}{run('。')}")
    assert told.untouched
