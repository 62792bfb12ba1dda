"""What the 行政处罚法 asks of a case, article by article; what is listed as missing or late; what the public sees."""

from datetime import date, timedelta
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.ledger import clocks, journal
from taizhang.ledger.disclosure import public_rows, public_view
from taizhang.ledger.intake import Answers, commit, plan
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import Row, amend, hand_on, open_entry, open_many, renew, reveal, take
from taizhang.town.models import Town
from tests.cast import Cast

BOOK = shelf["penalty"]
FILED = {
    "procedure": "普通程序",
    "filed_on": "2025-03-03",
    "cause": "占用消防通道",
    "item_code": "SX-1",
    "area": "东埇村",
    "party_kind": "公民",
    "person": "甘大同",
    "officers": "关峰、古岩",
}
READY = {
    "investigated_on": "2025-03-04", "evidence": "笔录", "proposal": "罚款", "basis": "消防法第六十条",
    "proposed_kind": "罚款", "proposed_sum": "1000",
}  # fmt: skip
MADE = {"decided_on": "2025-03-12", "decision_no": "一号", "kind": "罚款", "fine": "1000"}
# Synthetic numbers: the area codes are of the standard's own examples.
ADULT, CHILD, YOUTH = "11010519491231002X", "110105201501010017", "110105200901010019"


def number(text: str) -> str:
    """A number with its check character put right."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return text[:17] + "10X98765432"[sum(int(d) * w for d, w in zip(text[:17], weights, strict=True)) % 11]


def filed(cast: Cast, **more: Any) -> Any:
    with clock.at(date(2025, 3, 3)):
        return open_entry(BOOK, {**FILED, **more}, by=cast["关峰"])


def step(cast: Cast, entry: Any, key: str, by: str, day: str, **given: Any) -> Any:
    with clock.at(date.fromisoformat(day)):
        return take(BOOK, key, entry, given, by=cast[by])


def noticed(cast: Cast, ready: dict[str, str] = READY, **more: Any) -> Any:
    entry = step(cast, filed(cast, **more), "investigate", "关峰", "2025-03-04", **ready)
    return step(cast, entry, "notify", "关峰", "2025-03-04", noticed_on="2025-03-04", notice_no="一号")


def decided(cast: Cast, entry: Any = None, **more: Any) -> Any:
    return step(cast, entry or noticed(cast), "decide", "孙立", "2025-03-12", **{**MADE, **more})


def articles(call: Any, *args: Any, **more: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        call(*args, **more)
    return [p.basis.removeprefix("行政处罚法") for p in caught.value.problems]


def test_article_42_when_one_officer_handles_the_case_goes_no_further(cast: Cast) -> None:
    entry = filed(cast, officers="关峰")
    assert (entry.gap_count, entry.gaps) == (1, "承办人少于两名（行政处罚法第四十二条）")
    assert articles(step, cast, entry, "investigate", "关峰", "2025-03-04", **READY) == ["第四十二条"]


def test_article_42_when_an_officer_has_no_certificate_goes_no_further(cast: Cast) -> None:
    entry = filed(cast, officers="关峰、陈工")
    assert articles(step, cast, entry, "investigate", "关峰", "2025-03-04", **READY) == ["第四十二条"]


def test_article_43_when_an_officer_must_stand_back_goes_no_further(cast: Cast) -> None:
    entry = filed(cast, recused="古岩")
    assert articles(step, cast, entry, "investigate", "关峰", "2025-03-04", **READY) == ["第四十三条"]


def test_article_44_when_the_party_was_not_told_there_is_no_step_to_decide(cast: Cast) -> None:
    entry = step(cast, filed(cast), "investigate", "关峰", "2025-03-04", **READY)
    with pytest.raises(NotAllowed):
        decided(cast, entry)


def test_article_45_when_the_plea_is_not_answered_or_makes_it_dearer_is_refused(cast: Cast) -> None:
    entry = noticed(cast)
    plea = {"pleaded_on": "2025-03-06", "pleading": "初犯"}
    with pytest.raises(Refused):
        step(cast, entry, "plead", "关峰", "2025-03-06", **plea)
    entry = step(cast, entry, "plead", "关峰", "2025-03-06", **plea, pleading_reply="不采纳")
    assert articles(decided, cast, entry, fine="1000.01") == ["第四十五条"]
    assert decided(cast, entry, fine="800").state == "decided"


def test_article_57_when_a_grave_case_is_decided_alone_is_refused(cast: Cast) -> None:
    entry = noticed(cast, {**READY, "complex": "是"})
    assert articles(decided, cast, entry) == ["第五十七条"]
    assert decided(cast, entry, discussed_on="2025-03-11").state == "decided"


def test_article_58_when_the_reviewer_investigated_is_refused(cast: Cast) -> None:
    entry = noticed(cast, {**READY, "review_reason": "法律法规规定应当审核"})
    with clock.at(date(2025, 3, 6)):
        entry = amend(BOOK, entry, {"officers": "关峰、古岩、文理"}, by=cast["关峰"], why="补一名")
    review = {"review_verdict": "同意", "review_opinion": "清楚"}
    assert articles(step, cast, entry, "review", "文理", "2025-03-06", **review) == ["第五十八条"]


def test_article_58_when_review_is_required_and_missing_is_refused(cast: Cast) -> None:
    entry = noticed(cast, {**READY, "review_reason": "涉及重大公共利益"})
    assert articles(decided, cast, entry) == ["第五十八条"]
    entry = step(cast, entry, "review", "文理", "2025-03-06", review_verdict="同意", review_opinion="清楚")
    assert (entry.reviewers, decided(cast, entry).state) == ([cast["文理"].person], "decided")


@pytest.mark.parametrize(
    ("kind", "sum_", "proposed", "right"),
    [
        ("公民", "4999.99", "罚款", False),
        ("公民", "5000", "罚款", True),
        ("法人或其他组织", "99999.99", "罚款", False),
        ("法人或其他组织", "100000", "罚款", True),
        ("公民", "0", "吊销许可证", True),
    ],
)
def test_article_63_when_the_penalty_is_heavy_a_hearing_may_be_asked(
    cast: Cast, kind: str, sum_: str, proposed: str, right: bool
) -> None:
    ready = {**READY, "proposed_sum": sum_, "proposed_kind": proposed}
    entry = noticed(cast, ready, party_kind=kind, unit="河口冷库")
    assert ("ask_hearing" in [s.key for s in BOOK.lifecycle.open_to(cast["关峰"], entry)]) is right


def test_article_64_when_five_working_days_have_not_run_out_is_not_decided(cast: Cast) -> None:
    entry = noticed(cast, {**READY, "proposed_sum": "5000"})
    early = {**MADE, "decided_on": "2025-03-11", "fine": "5000"}
    assert articles(step, cast, entry, "decide", "孙立", "2025-03-11", **early) == ["第六十四条"]
    assert decided(cast, entry, fine="5000").state == "decided"


def test_article_64_when_a_hearing_is_asked_too_late_is_refused(cast: Cast) -> None:
    entry = noticed(cast, {**READY, "proposed_sum": "5000"})
    late = {"hearing_asked_on": "2025-03-12"}
    assert articles(step, cast, entry, "ask_hearing", "关峰", "2025-03-12", **late) == ["第六十四条"]
    in_time = {"hearing_asked_on": "2025-03-11"}
    assert step(cast, entry, "ask_hearing", "关峰", "2025-03-11", **in_time).hearing_asked_on == date(2025, 3, 11)


def test_article_63_when_a_hearing_was_asked_and_not_held_is_not_decided(cast: Cast) -> None:
    entry = noticed(cast, {**READY, "proposed_sum": "5000"})
    entry = step(cast, entry, "ask_hearing", "关峰", "2025-03-10", hearing_asked_on="2025-03-10")
    assert articles(decided, cast, entry, fine="5000") == ["第六十三条"]


def test_article_30_when_the_party_is_thirteen_is_not_punished(cast: Cast) -> None:
    entry = noticed(cast, id_number=number(CHILD))
    assert [(p.basis, p.blocks) for p in BOOK.problems(entry)] == [("行政处罚法第三十条", False)]
    assert articles(decided, cast, entry) == ["第三十条"]
    assert step(cast, entry, "spare", "孙立", "2025-03-12", spared_why="不满十四周岁").state == "spared"


@pytest.mark.parametrize(("ended", "grave", "told"), [
    ("2023-03-03", "否", False), ("2023-03-02", "否", True), ("2023-03-02", "是", False), ("2020-03-02", "是", True),
])  # fmt: skip
def test_article_36_when_the_act_ended_long_ago(cast: Cast, ended: str, grave: str, told: bool) -> None:
    entry = noticed(cast, acted_on=ended, grave=grave)
    assert [p.basis for p in BOOK.problems(entry)] == (["行政处罚法第三十六条"] if told else [])
    if told:
        assert articles(decided, cast, entry) == ["第三十六条"]


@pytest.mark.parametrize(
    ("party", "fine", "kind", "article"),
    [("公民", "200", "罚款", ""), ("公民", "201", "罚款", "第五十一条"), ("法人或其他组织", "3000", "罚款", ""),
     ("法人或其他组织", "3001", "罚款", "第五十一条"), ("公民", "0", "吊销许可证", "第五十一条"),
     ("公民", "0", "警告或通报批评", ""), ("公民", "0", "罚款", "第五十九条")],
)  # fmt: skip
def test_article_51_when_decided_on_the_spot(cast: Cast, party: str, fine: str, kind: str, article: str) -> None:
    entry = filed(cast, procedure="简易程序", party_kind=party, unit="河口冷库")
    given = {"decided_on": "2025-03-03", "decision_no": "一号", "kind": kind, "basis": "条例", "fine": fine}
    if article:
        assert articles(step, cast, entry, "decide_now", "古岩", "2025-03-03", **given) == [article]
    else:
        assert step(cast, entry, "decide_now", "古岩", "2025-03-03", **given).state == "served"


def test_article_60_when_ninety_days_have_passed_the_clock_is_late(cast: Cast) -> None:
    entry = filed(cast)
    assert clock.local_day(entry.due_at) == date(2025, 6, 1)  # a Sunday: ninety days are not moved


def test_article_72_when_surcharge_is_more_than_three_per_cent_a_day_is_refused(cast: Cast) -> None:
    entry = step(cast, decided(cast), "serve", "关峰", "2025-03-12", served_on="2025-03-12", served_how="直接送达")
    late = {"paid_on": "2025-04-01", "paid": "1000"}  # five days after the fifteen
    assert articles(step, cast, entry, "pay", "关峰", "2025-04-01", **late, surcharge="150.01") == ["第七十二条"]
    assert step(cast, entry, "pay", "关峰", "2025-04-01", **late, surcharge="150").paid == 1000


def test_article_72_when_surcharge_is_more_than_the_fine_is_refused(cast: Cast) -> None:
    entry = step(cast, decided(cast), "serve", "关峰", "2025-03-12", served_on="2025-03-12", served_how="直接送达")
    late = {"paid_on": "2025-12-01", "paid": "1000"}
    assert articles(step, cast, entry, "pay", "关峰", "2025-12-01", **late, surcharge="1000.01") == ["第七十二条"]


@pytest.mark.parametrize(
    "text", ["甘大同罚款", f"证号{ADULT}", "电话13800000061", "住东埇村上埇三巷九号", "电话0759-5550123"]
)
def test_article_50_when_the_published_text_holds_what_is_private_is_refused(cast: Cast, text: str) -> None:
    entry = decided(cast, noticed(cast, id_number=ADULT, home="东埇村上埇三巷九号"))
    given = {"published_on": "2025-03-13", "published_text": text}
    assert articles(step, cast, entry, "publish", "关峰", "2025-03-13", **given) == ["第五十条"]


def test_minors_when_punished_are_published_nowhere(cast: Cast, town: Town) -> None:
    entry = decided(cast, noticed(cast, id_number=number(YOUTH)))
    assert (entry.to_publish, entry.unpublished_why) == (False, "当事人是未成年人")
    with pytest.raises(NotAllowed):
        step(cast, entry, "publish", "关峰", "2025-03-13", published_on="2025-03-13", published_text="某人")
    assert list(public_rows(BOOK, town)) == []


def published(cast: Cast, day: str = "2025-03-13") -> Any:
    return step(cast, decided(cast), "publish", "关峰", day, published_on=day, published_text="对甘某罚款一千元")


def test_public_when_not_published_withdrawn_or_outlived_sees_nothing(cast: Cast, town: Town) -> None:
    entry = decided(cast)
    assert list(public_rows(BOOK, town)) == []
    entry = step(cast, entry, "publish", "关峰", "2025-03-13", published_on="2025-03-13", published_text="对甘某罚款")
    with clock.at(date(2025, 3, 14)):
        assert [public_view(BOOK, e)["person"] for e in public_rows(BOOK, town)] == ["甘*同"]
    with clock.at(entry.shown_until + timedelta(days=1)):
        assert list(public_rows(BOOK, town)) == []
    step(cast, entry, "revoke", "孙立", "2025-04-01", revoked_on="2025-04-01", revoked_how="撤销")
    with clock.at(date(2025, 4, 1)):
        assert list(public_rows(BOOK, town)) == []


@pytest.mark.parametrize(("day", "gap"), [("2025-03-21", 0), ("2025-03-24", 1)])
def test_article_48_when_published_after_seven_working_days_is_listed(cast: Cast, day: str, gap: int) -> None:
    entry = published(cast, day)
    assert (entry.gap_count, entry.published_in) == (gap, 7 + gap)
    rows, year = BOOK.visible_to(cast["关峰"]), Period.year(2025)
    assert BOOK.measure("published_on_time").value(rows, year) == 100.0 * (1 - gap)
    assert BOOK.measure("with_gaps").rows(rows, year).count() == gap


def test_article_48_when_a_revoked_decision_is_withdrawn_late_is_listed(cast: Cast) -> None:
    entry = step(cast, published(cast), "revoke", "孙立", "2025-04-01", revoked_on="2025-04-01", revoked_how="撤销")
    assert clock.local_day(entry.due_at) == date(2025, 4, 7)  # 4 April is Tomb-Sweeping Day
    entry = step(cast, entry, "withdraw", "关峰", "2025-04-08", withdrawn_on="2025-04-08")
    entry = step(cast, entry, "close_revoked", "关峰", "2025-04-08")
    assert entry.gaps.split("；")[-1] == "撤回公示用了 4 个工作日，超过 3 个工作日（行政处罚法第四十八条）"


SHEET = {
    **FILED, "investigated_on": "2025-03-04", "proposed_kind": "罚款", "proposed_sum": "1000", "kind": "罚款",
    "fine": "1000", "noticed_on": "2025-03-05", "decided_on": "2025-03-12", "served_on": "2025-03-12",
    "published_on": "2025-03-13", "paid_on": "2025-03-20", "paid": "1000", "closed_on": "2025-03-21",
}  # fmt: skip


def brought(cast: Cast, **more: Any) -> Any:
    with clock.at(date(2025, 12, 1)):
        outcome = open_many(BOOK, [Row({**SHEET, **more}, 2, "青执1号")], by=cast["关峰"], source="粤执法")
    assert [p for _, p in outcome.problems if p.blocks] == []
    return BOOK.model.objects.get()


def test_sheet_when_the_case_is_whole_comes_in_closed_without_gaps(cast: Cast) -> None:
    entry = brought(cast)
    assert (entry.state, entry.gap_count, entry.due_at) == ("closed", 0, None)
    assert (entry.decided_in, entry.published_in) == (9, 1)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"noticed_on": ""}, "没有告知，不得作出处罚决定（行政处罚法第四十四条、第六十二条）"),
        ({"noticed_on": "2025-03-13"}, "决定早于告知（行政处罚法第四十四条）"),
        ({"officers": "关峰"}, "承办人少于两名（行政处罚法第四十二条）"),
        ({"published_on": ""}, "应当公示而没有公示（行政处罚法第四十八条）"),
        ({"served_on": "2025-03-24", "paid_on": "2025-03-24", "closed_on": "2025-03-25"},
         "送达用了 8 个工作日，超过 7 个工作日（行政处罚法第六十一条）"),
        ({"review_reason": "涉及重大公共利益"}, "应当法制审核而没有审核，不得作出决定（行政处罚法第五十八条）"),
        ({"complex": "是"}, "情节复杂或重大，没有负责人集体讨论记录（行政处罚法第五十七条）"),
        ({"filed_on": "2024-12-01"}, "立案到决定 101 日，超过九十日（行政处罚法第六十条）"),
        ({"preserved_on": "2025-03-03", "settled_on": "2025-03-13"},
         "登记保存处理用了 8 个工作日，超过 7 个工作日（行政处罚法第五十六条）"),
    ],
)  # fmt: skip
def test_sheet_when_something_is_missing_or_late_says_what(cast: Cast, given: Any, said: str) -> None:
    assert brought(cast, **given).gaps == said


def test_sheet_when_a_case_is_undecided_after_ninety_days_is_late_on_the_desk(cast: Cast) -> None:
    blank = dict.fromkeys(("kind", "decided_on", "served_on", "published_on", "paid_on", "closed_on"), "")
    entry = brought(cast, **blank, fine="0", paid="0")
    assert (entry.state, clock.local_day(entry.due_at)) == ("noticed", date(2025, 6, 1))


def test_handing_on_when_a_hazard_is_not_put_right_keeps_one_matter_and_closes_nothing(cast: Cast) -> None:
    with clock.at(date(2025, 3, 3)):
        hazard = open_entry(
            shelf["hazard"],
            {
                "found_on": "2025-03-03",
                "area": "东埇村",
                "place": "河口冷库",
                "category": "电气",
                "description": "裸线",
            },
            by=cast["关峰"],
        )
        own = {**FILED, "party_kind": "法人或其他组织", "unit": "河口冷库", "person": ""}
        case = hand_on(shelf["hazard"], hazard, BOOK, own, by=cast["关峰"])
    hazard.refresh_from_db()
    assert (case.matter, case.facts, case.place) == (hazard.matter, "裸线", "河口冷库")
    assert (hazard.state, hazard.closed_at) == ("found", None)


@pytest.mark.parametrize(
    ("name", "sees", "party"),
    [("关峰", True, True), ("文理", True, True), ("孙立", True, True), ("周敏", True, True), ("吴静", True, False),
     ("纪律", True, False), ("陈工", False, False), ("何伟", False, False), ("郑阿水", False, False),
     ("苏婉", False, False), ("卫宁", False, False), ("蒋习", False, False)],
)  # fmt: skip
def test_rights_when_a_case_holds_a_party_and_evidence(cast: Cast, name: str, sees: bool, party: bool) -> None:
    entry = filed(cast, id_number=ADULT)
    assert BOOK.visible_to(cast[name]).exists() is sees
    assert ("person" not in BOOK.hidden(cast[name], entry)) is party
    if name not in ("关峰", "文理"):
        with pytest.raises(NotAllowed):
            reveal(BOOK, entry, "id_number", by=cast[name], why="看看")


def sheet(**more: Any) -> bytes:
    heads = {BOOK.label(n): n for n in SHEET} | {"案件编号": "outside_no"}
    row = {**SHEET, "outside_no": "青执1号", **more}
    return "\n".join([",".join(heads), ",".join(str(row[n]) for n in heads.values())]).encode()


def taken(cast: Cast, day: str, **more: Any) -> tuple[int, int]:
    with clock.at(date.fromisoformat(day)):
        made = plan(BOOK, sheet(**more), "案件.csv", Answers(), by=cast["关峰"])
        if not made.why_not:
            commit(made, by=cast["关峰"])
    return made.fresh, made.renewed


def test_platform_list_when_brought_again_brings_its_cases_up_to_date(cast: Cast) -> None:
    late = ("kind", "fine", "decided_on", "served_on", "published_on", "paid_on", "paid", "closed_on")
    assert taken(cast, "2025-03-10", **dict.fromkeys(late, "")) == (1, 0)
    entry = BOOK.model.objects.get()
    assert (entry.state, clock.local_day(entry.due_at)) == ("noticed", date(2025, 6, 1))
    assert taken(cast, "2025-04-01", closed_on="") == (0, 1)
    entry.refresh_from_db()
    assert (entry.state, entry.decided_in, entry.fine, entry.gap_count) == ("served", 9, 1000, 0)
    assert taken(cast, "2025-04-02") == (0, 1)
    entry.refresh_from_db()
    assert (entry.state, clock.local_day(entry.closed_at), entry.due_at) == ("closed", date(2025, 3, 21), None)
    assert taken(cast, "2025-04-03") == (0, 0)
    assert [c.key for c in clocks.of_entry(entry.pk) if c.stopped_at is None or c.stopped_at > c.due_at] == []
    assert journal.rebuild(journal.of_entry(entry.pk)) == journal.snapshot(entry)


def test_platform_list_when_a_cell_is_empty_takes_nothing_back(cast: Cast) -> None:
    assert taken(cast, "2025-04-01") == (1, 0)
    assert taken(cast, "2025-04-02", published_on="", cause="占用消防车通道") == (0, 1)
    entry = BOOK.model.objects.get()
    assert (entry.published_on, entry.cause, entry.state) == (date(2025, 3, 13), "占用消防车通道", "closed")


def test_platform_list_when_brought_by_one_who_may_not_amend_changes_nothing(cast: Cast) -> None:
    taken(cast, "2025-04-01")
    row = Row({**SHEET, "cause": "别的"}, 2, "青执1号")
    changed, problems = renew(BOOK, row, by=cast["吴静"], source="粤执法")
    assert (changed, [p.blocks for p in problems]) == (False, [True])
    assert BOOK.model.objects.get().cause == "占用消防通道"
