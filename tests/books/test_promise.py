"""What a promise must keep: somebody answers for it, claim and proof are two people's, nothing is lost."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.books.promise.lights import elapsed, light_of, next_report
from taizhang.books.promise.words import WORST_FIRST
from taizhang.ledger import clocks, sweep
from taizhang.ledger.disclosure import public_rows, public_view
from taizhang.ledger.intake import Answers, commit, plan
from taizhang.ledger.models import Notice
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, print_document, take
from taizhang.town.actor import Actor
from tests.cast import Cast

BOOK = shelf["promise"]
DAY = date(2025, 3, 3)
MADE = {
    "year": "2025",
    "seq": "1",
    "report": "青石镇2025年政府工作报告",
    "promised_on": "2025-03-03",
    "passage": "年内新增硬底化道路12公里",
    "task": "新增硬底化道路",
    "goal": "12公里",
    "area": "青石镇",
}
TERMS = {"office": "规建办", "leader": "孙立", "due_on": "2025-09-30"}
DONE = {"outcome": "全部完工", "done_on": "2025-09-20", "proof": "竣工图"}
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
RATES = st.none() | st.decimals(0, 120, places=1)


def made(by: Actor, day: date = DAY, **more: Any) -> Any:
    with clock.at(day):
        return open_entry(BOOK, {**MADE, **more}, by=by)


def step(key: str, entry: Any, by: Actor, day: date = DAY, **given: Any) -> Any:
    with clock.at(day):
        return take(BOOK, key, entry, given, by=by)


def running(cast: Cast, **more: Any) -> Any:
    """Issued and taken on by the building office on 3 March, due on 30 September."""
    entry = step("break_down", made(cast["吴静"], **more), cast["吴静"], **TERMS)
    return step("accept", entry, cast["何伟"], owner="何伟")


def claimed(cast: Cast, **more: Any) -> Any:
    return step("claim", running(cast), cast["赵恒"], date(2025, 10, 10), **{**DONE, **more})


def refused(key: str, entry: Any, by: Actor, day: date = DAY, **given: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        step(key, entry, by, day, **given)
    return [p.field for p in caught.value.problems if p.blocks]


def due(entry: Any, key: str) -> date:
    return clock.local_day(next(c for c in clocks.running(entry.pk) if c.key == key).due_at)


def test_break_down_when_nothing_can_be_tested_is_refused(cast: Cast) -> None:
    assert refused("break_down", made(cast["吴静"], goal=""), cast["吴静"], **TERMS) == ["goal"]


def test_break_down_when_due_before_it_was_promised_is_refused(cast: Cast) -> None:
    assert refused("break_down", made(cast["吴静"]), cast["吴静"], **{**TERMS, "due_on": "2025-03-01"}) == ["due_on"]


def test_open_when_the_number_is_taken_names_the_task_that_has_it(cast: Cast) -> None:
    made(cast["吴静"])
    with pytest.raises(Refused, match="CN-2025-001 新增硬底化道路"):
        made(cast["吴静"])
    assert made(cast["吴静"], report="青石镇2025年补充计划").seq == 1


def test_open_when_the_plan_is_of_next_year_begins_with_it(cast: Cast) -> None:
    entry = made(cast["吴静"], date(2025, 12, 20), year="2026", promised_on="2025-12-20")
    assert entry.starts_on == date(2026, 1, 1)
    with pytest.raises(Refused):
        made(cast["吴静"], year="2027", seq="2")


def test_close_when_by_the_owner_or_who_claimed_is_refused(cast: Cast) -> None:
    entry = step("break_down", made(cast["吴静"]), cast["吴静"], **TERMS)
    entry = step("accept", entry, cast["何伟"], owner="吴静")
    entry = step("claim", entry, cast["赵恒"], date(2025, 9, 25), **DONE)
    assert refused("close", entry, cast["吴静"], date(2025, 9, 26), verdict_note="好") == [""]
    assert step("close", entry, cast["孙立"], date(2025, 9, 26), verdict_note="现场核实").result == "kept"


def test_close_when_done_in_time_but_claimed_later_is_kept_in_time(cast: Cast) -> None:
    entry = step("close", claimed(cast), cast["吴静"], date(2025, 10, 12), verdict_note="现场核实")
    assert (entry.result, entry.state, entry.light) == ("kept", "kept", "done")


def test_close_when_done_after_the_day_is_kept_late(cast: Cast) -> None:
    entry = claimed(cast, done_on="2025-10-01")
    assert step("close", entry, cast["吴静"], date(2025, 10, 12), verdict_note="现场核实").result == "late"


def test_claim_when_done_tomorrow_or_before_it_was_promised_is_refused(cast: Cast) -> None:
    for day in ("2025-10-11", "2025-03-02"):
        assert refused("claim", running(cast), cast["赵恒"], date(2025, 10, 10), **{**DONE, "done_on": day}) == [
            "done_on"
        ]
        BOOK.model.objects.all().delete()


def test_claim_when_a_notice_is_unanswered_is_refused_until_it_is(cast: Cast) -> None:
    notice = {"supervision_no": "青督〔2025〕1号", "supervision_note": "说明工期", "reply_by": "2025-09-10"}
    entry = step("supervise", running(cast), cast["孙立"], date(2025, 9, 1), **notice)
    assert refused("claim", entry, cast["赵恒"], date(2025, 9, 21), **DONE) == [""]
    entry = step("answer", entry, cast["何伟"], date(2025, 9, 9), reply="已增人")
    assert step("claim", entry, cast["赵恒"], date(2025, 9, 21), **DONE).state == "claimed"


def test_claim_when_by_an_office_that_does_not_lead_is_not_allowed(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        step("claim", running(cast), cast["钱颂"], date(2025, 9, 21), **DONE)


def test_extension_when_granted_moves_the_day_and_keeps_the_first(cast: Cast) -> None:
    asked = step("ask_extension", running(cast), cast["赵恒"], extend_to="2025-11-30", extension_why="台风")
    assert due(asked, "due") == date(2025, 9, 30)
    entry = step("grant", asked, cast["孙立"])
    assert (entry.due_on, entry.first_due_on, due(entry, "due")) == (
        date(2025, 11, 30), date(2025, 9, 30), date(2025, 11, 30),
    )  # fmt: skip
    entry = step("claim", entry, cast["赵恒"], date(2025, 11, 21), **{**DONE, "done_on": "2025-11-20"})
    assert step("close", entry, cast["吴静"], date(2025, 11, 22), verdict_note="好").result == "kept"


def test_drop_when_without_reason_or_document_is_refused(cast: Cast) -> None:
    assert refused("drop", running(cast), cast["孙立"], drop_why="", drop_basis="") == ["drop_why", "drop_basis"]


def test_carry_over_when_next_year_promises_it_again_closes_and_points_on(cast: Cast) -> None:
    old = running(cast)
    more = {"year": "2026", "promised_on": "2026-02-27", "carried_from": old.number}
    new = made(cast["吴静"], date(2026, 2, 27), **more)
    old.refresh_from_db()
    assert (old.state, old.result, old.carried_to) == ("carried", "carried", new.pk)
    assert old.matter == new.matter
    assert clocks.running(old.pk) == []


def test_carry_over_when_it_is_the_same_year_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="下一年度"):
        made(cast["吴静"], seq="2", carried_from=running(cast).number)


def test_report_when_not_made_comes_up_step_by_step(cast: Cast) -> None:
    entry = running(cast)
    told = []
    for day in (date(2025, 3, 25), date(2025, 3, 29), date(2025, 4, 1), date(2025, 4, 8)):
        with clock.at(day):
            sweep.sweep(entry.town)
        rows = Notice.objects.filter(clock_key="rhythm").order_by("id").values_list("post", flat=True)
        told.append(list(rows)[sum(map(len, told)) :])
    assert told == [["office_clerk", "office_head"], ["office_head"], ["leader"], ["chief"]]


def test_figures_when_the_year_is_over_add_up_to_what_was_promised(cast: Cast) -> None:
    step("close", claimed(cast), cast["吴静"], date(2025, 10, 12), verdict_note="好")
    step("drop", running(cast, seq="2"), cast["孙立"], drop_why="规划调整", drop_basis="纪要")
    running(cast, seq="3")
    rows, year = BOOK.visible_to(cast["吴静"]), Period.year(2025)
    value = {m.key: m.value(rows, year) for m in BOOK.measures}
    parts = ("kept_in_time", "kept_late", "dropped", "carried", "unfinished")
    assert [value[k] for k in parts] == [1, 0, 1, 0, 1]
    assert sum(value[k] for k in parts) == value["made"] == 3
    assert (round(value["kept_rate"], 2), value["overdue"], value["open"]) == (33.33, 1, 1)


def test_table_when_it_tells_of_the_end_comes_in_ended(cast: Cast) -> None:
    head = "序号,年度,报告名称,报告日期,报告原文,工作任务,量化目标,牵头领导,牵头单位,完成时限,实施范围"
    head += ",完成情况（承办单位报告）,实际完成日期,佐证材料,验收意见"
    row = "1,2024,青石镇2024年政府工作报告,2024-03-01,建公厕,新建公厕,9间,孙立,规划建设办公室,2024-09-30,青石镇"
    sheet = f"{head}\n{row},建成9间,2024-10-08,照片,核实9间\n".encode()
    with clock.at(date(2025, 1, 10)):
        commit(plan(BOOK, sheet, "表.csv", Answers(), by=cast["吴静"]), by=cast["吴静"])
    entry = BOOK.model.objects.get()
    assert (entry.state, entry.result, clock.local_day(entry.closed_at)) == ("kept", "late", date(2024, 10, 8))
    assert clocks.running(entry.pk) == []


def test_public_when_shown_is_what_was_issued_and_no_names(cast: Cast) -> None:
    draft = made(cast["吴静"], seq="2")
    entry = running(cast)
    assert [e.pk for e in public_rows(BOOK, draft.town)] == [entry.pk]
    assert list(public_view(BOOK, entry)) == ["year", "seq", "task", "goal", "due_on", "state", "result"]


def test_notice_when_printed_says_what_is_wanted_by_when(cast: Cast) -> None:
    given = {"supervision_no": "青督〔2025〕1号", "supervision_note": "说明工期安排", "reply_by": "2025-05-19"}
    entry = step("supervise", running(cast), cast["孙立"], date(2025, 5, 12), **given)
    doc = Document(BytesIO(print_document(BOOK, entry, "supervision", by=cast["吴静"]).content))
    text = "\n".join([p.text for p in doc.paragraphs] + [c.text for t in doc.tables for r in t.rows for c in r.cells])
    for said in ("督办单", "青督〔2025〕1号", "规划建设办公室", "新增硬底化道路", "说明工期安排", "2025年5月19日"):
        assert said in text


@given(DAYS, DAYS, DAYS, RATES, st.sampled_from(("", "normal", "lag", "risk", "done", "idle")))
def test_light_when_the_office_says_worse_is_never_better(
    start: date, due_on: date, today: date, rate: Decimal | None, said: str
) -> None:
    light = light_of(start, due_on, today, rate, said=said)
    alone = light_of(start, due_on, today, rate)
    assert light in WORST_FIRST
    if said:
        assert WORST_FIRST.index(light) <= WORST_FIRST.index(said)
        assert light in (said, alone)


@given(DAYS, DAYS, DAYS, st.decimals(0, 99, places=1), st.decimals(0, 99, places=1))
def test_light_when_more_is_done_is_never_worse(
    start: date, due_on: date, today: date, one: Decimal, other: Decimal
) -> None:
    less, more = sorted((one, other))
    worse, better = (WORST_FIRST.index(light_of(start, due_on, today, rate)) for rate in (less, more))
    assert worse <= better
    assert 0 <= elapsed(start, due_on, today) <= 100


@given(DAYS, st.sampled_from(("month", "quarter")), st.integers(0, 28))
def test_next_report_when_asked_is_ahead_and_of_its_rhythm(after: date, rhythm: str, day: int) -> None:
    found = next_report(after, rhythm, day)
    assert found > after
    assert found.day == max(day, 1)
    assert (found - after).days <= (31 if rhythm == "month" else 92)
    assert rhythm == "month" or found.month % 3 == 0
