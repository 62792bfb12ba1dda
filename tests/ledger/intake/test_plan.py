"""A platform's export as clerks really get it: read, asked about, tried, taken in whole, and never twice."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from taizhang.base import clock
from taizhang.ledger.intake import Answers, Plan, commit, drop, opened, plan, stage, template
from taizhang.ledger.models import JournalLine, Staged
from taizhang.ledger.refusal import Refused
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor
from tests.cast import Cast

HEADS = ("工单编号", "来电时间", "工单类型", "一级分类", "工单标题", "工单内容", "所属村", "来电人", "来电号码")
ROWS = (
    ("9901", "2023-11-06 08:30", "投诉", "环境保护", "养殖场异味", "每晚有异味", "东埇村", "甘大同", "13800000051"),
    ("9902", "2023-11-07 09:10", "求助", "市政设施", "路灯不亮", "村口路灯坏了", "西㙍村", "罗小满", "13800000052"),
    ("9903", "2023-11-08 10:00", "咨询", "农业农村", "补贴怎么领", "想问种粮补贴", "鳌头社区", "申屠安", "13800000053"),
)


def sheet(rows: Sequence[Sequence[Any]], heads: Sequence[str] = HEADS, above: Sequence[str] = ()) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet("诉求")
        for r, line in enumerate([*([x] for x in above), heads, *rows]):
            page.write_row(r, 0, line)
    return out.getvalue()


def look(data: bytes, by: Actor, **answers: Any) -> Plan:
    with clock.at(date(2023, 11, 14)):
        return plan(shelf["appeal"], data, "导出.xlsx", Answers(**answers), by=by)


def take_in(made: Plan, by: Actor) -> Any:
    with clock.at(date(2023, 11, 14)):
        return commit(made, by=by)


def kept() -> list[str]:
    return list(shelf["appeal"].model.objects.order_by("outside_no").values_list("outside_no", flat=True))


def test_export_with_a_title_line_is_matched_and_comes_in(cast: Cast) -> None:
    by = cast["苏婉"]
    made = look(sheet(ROWS, above=("青石镇 11 月工单明细表",)), by)
    assert [t.field for t in made.columns] == [
        "outside_no", "received_at", "kind", "category", "title", "content", "area", "caller", "phone",
    ]  # fmt: skip
    assert (made.why_not, made.fresh, made.known, made.faults, made.questions) == ("", 3, 0, [], [])
    assert take_in(made, by).opened == 3
    entry = shelf["appeal"].model.objects.get(outside_no="9902")
    assert (entry.title, entry.area.name, entry.kind, entry.source) == ("路灯不亮", "西㙍村", "help", "12345")
    assert entry.received_at == clock.instant(date(2023, 11, 7), clock.MIDNIGHT.replace(hour=9, minute=10))
    assert entry.phone.reveal() == "13800000052"


def test_same_file_twice_changes_nothing(cast: Cast) -> None:
    by, data = cast["苏婉"], sheet(ROWS)
    take_in(look(data, by), by)
    lines = JournalLine.objects.count()
    again = look(data, by)
    assert (again.fresh, again.known, again.why_not) == (0, 3, "表里没有新的条目。")
    with pytest.raises(Refused):
        take_in(again, by)
    assert (kept(), JournalLine.objects.count()) == (["9901", "9902", "9903"], lines)


def test_rows_without_a_number_are_known_again_by_what_they_say(cast: Cast) -> None:
    by, data = cast["苏婉"], sheet([r[1:] for r in (*ROWS, ROWS[0])], HEADS[1:])
    assert take_in(look(data, by), by).opened == 4
    again = look(data, by)
    assert (again.fresh, again.known) == (0, 4)


def test_one_bad_row_keeps_all_out_until_it_is_left_out(cast: Cast) -> None:
    by = cast["苏婉"]
    bad = ("9904", "2023-11-30 10:00", "咨询", "农业农村", "明天的事", "还没发生", "东埇村", "甘大同", "13800000051")
    data = sheet([*ROWS, bad])
    made = look(data, by)
    assert [(f.row, f.column, f.blocks) for f in made.faults] == [(5, "来电时间", True)]
    assert made.why_not == "有 1 行不能写入，请改好原表再传，或选择只写入没问题的行。"
    with pytest.raises(Refused):
        take_in(made, by)
    assert kept() == []
    good = look(data, by, only_good=True)
    assert (good.fresh, good.left_out, take_in(good, by).opened) == (3, [5], 3)


def test_unknown_village_is_asked_once_for_all_its_rows(cast: Cast) -> None:
    by = cast["苏婉"]
    rows = [(*r[:6], "东涌村", *r[7:]) for r in ROWS]
    made = look(sheet(rows), by)
    assert [(q.text, q.open) for q in made.questions] == [("东涌村", True)]
    assert made.why_not == "还有 1 处要您定。"
    village = by.places.by_name["东埇村"]
    settled = look(sheet(rows), by, said={made.questions[0].key: str(village.id)})
    take_in(settled, by)
    assert set(shelf["appeal"].model.objects.values_list("area", flat=True)) == {village.id}


def test_doubtful_dates_are_asked_and_never_guessed(cast: Cast) -> None:
    by = cast["苏婉"]
    rows = [(r[0], day, *r[2:]) for r, day in zip(ROWS, (10.1, 10.15, 10.2), strict=True)]
    made = look(sheet(rows), by)
    assert [(q.where, q.hint) for q in made.questions] == [("“来电时间”整列", "2023")]
    said = {made.questions[0].key: "2023"}
    made = look(sheet(rows), by, said=said)
    first, last = made.open_questions
    assert [[v for v, _ in q.options] for q in (first, last)] == [
        ["2023-10-01", "2023-10-10", "-"],
        ["2023-10-02", "2023-10-20", "-"],
    ]
    said |= {first.key: "2023-10-10", last.key: "2023-10-20"}
    take_in(look(sheet(rows), by, said=said), by)
    days = [
        clock.local_day(t)
        for t in shelf["appeal"].model.objects.order_by("outside_no").values_list("received_at", flat=True)
    ]
    assert days == [date(2023, 10, 10), date(2023, 10, 15), date(2023, 10, 20)]


def test_answer_that_was_not_offered_settles_nothing(cast: Cast) -> None:
    by = cast["苏婉"]
    rows = [(*r[:6], "东涌村", *r[7:]) for r in ROWS]
    key = look(sheet(rows), by).questions[0].key
    assert [q.key for q in look(sheet(rows), by, said={key: "999999"}).open_questions] == [key]


def test_sheet_without_village_and_kind_asks_once_for_the_whole_sheet(cast: Cast) -> None:
    by = cast["苏婉"]
    rows, heads = [(*r[:2], *r[3:6], *r[7:]) for r in ROWS], [h for h in HEADS if h not in ("工单类型", "所属村")]
    made = look(sheet(rows, heads), by)
    assert [q.text for q in made.questions] == ["没有“诉求类型”这一列", "没有“所属辖区”这一列"]
    said = {"all-kind": "help", "all-area": str(by.places.root.id)}
    assert take_in(look(sheet(rows, heads), by, said=said), by).opened == 3


def test_masked_phone_is_left_empty_and_said_so(cast: Cast) -> None:
    by = cast["苏婉"]
    rows = [(*ROWS[0][:8], "138****0051"), *ROWS[1:]]
    made = look(sheet(rows), by)
    assert [(f.row, f.message, f.blocks) for f in made.faults] == [(2, "表里已经打码，这一格没有写入。", False)]
    take_in(made, by)
    assert str(shelf["appeal"].model.objects.get(outside_no="9901").phone) == ""


def test_preview_and_samples_show_private_values_masked(cast: Cast) -> None:
    made = look(sheet(ROWS), cast["苏婉"])
    said = " ".join(s for t in made.columns for s in t.samples) + " ".join(str(e.phone) for e in made.preview)
    assert "13800000051" not in said and "甘大同" not in said
    assert "138****0051" in said


def test_sheet_of_orders_already_closed_brings_their_past(cast: Cast) -> None:
    by = cast["苏婉"]
    heads = (*HEADS, "承办部门", "派发时间", "答复意见", "答复日期", "解决情况", "满意度", "回访日期", "办结日期")
    past = ("规建办", "2023-11-06 09:00", "已修复", "2023-11-08", "是", "满意", "2023-11-09", "2023-11-09")
    made = look(sheet([(*ROWS[1][:1], "2023-11-06 08:30", *ROWS[1][2:], *past)], heads), by)
    assert (made.faults, made.open_questions) == ([], [])
    take_in(made, by)
    entry = shelf["appeal"].model.objects.get()
    assert (entry.state, entry.office.name, clock.local_day(entry.closed_at), entry.due_at) == (
        "closed", "规划建设办公室", date(2023, 11, 9), None,
    )  # fmt: skip


def test_who_may_not_open_takes_nothing_in(cast: Cast) -> None:
    made = look(sheet(ROWS), cast["卫宁"])
    assert {f.blocks for f in made.faults} == {True} and made.fresh == 0
    with pytest.raises(Refused):
        take_in(made, cast["卫宁"])
    assert kept() == []


def test_staged_sheet_is_encrypted_and_its_bringers_alone(cast: Cast) -> None:
    data = sheet(ROWS)
    row = stage("appeal", data, "导出.xlsx", by=cast["苏婉"])
    assert opened(row.pk, by=cast["陆遥"]) is None
    found = opened(row.pk, by=cast["苏婉"], answers=Answers(table=0, said={"year-1": "2023"}))
    assert found is not None and found[1] == data
    stored = Staged.objects.get()
    assert stored.content.cipher.startswith("sm4gcm:")
    assert Answers.of(stored.answers) == Answers(table=0, said={"year-1": "2023"})
    drop(stored)
    assert opened(row.pk, by=cast["苏婉"]) is None


def test_template_is_matched_by_its_own_book(cast: Cast) -> None:
    by = cast["苏婉"]
    book = shelf["appeal"]
    from openpyxl import load_workbook  # noqa: PLC0415  a second program opens what we made

    head = next(load_workbook(io.BytesIO(template(book, by.places))).worksheets[0].iter_rows(values_only=True))
    assert list(head) == [book.label(n) for n in book.form_fields]
