"""What the law asks of a hazard, article by article; who learns who reported it."""

from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.ledger import desk
from taizhang.ledger.duplicates import near, typed
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import Row, open_entry, open_many, reveal, take
from tests.cast import Cast

BOOK = shelf["hazard"]
FOUND = {
    "found_on": "2025-03-03",
    "area": "东埇村",
    "place": "河口冷库",
    "category": "电气",
    "description": "配电箱没有门",
}
ORDER = {"grade": "一般隐患", "order": "加装箱门", "owner": "库主", "rectify_by": "2025-03-14"}
MAJOR = {**ORDER, "grade": "重大隐患", "criterion": "判定标准第三条", "interim": "停产"}
PLAN = {
    "plan_measures": "改造",
    "plan_owner": "库主",
    "plan_money": "5000",
    "plan_until": "2025-03-14",
    "plan_fallback": "疏散",
}
OLD = {
    **FOUND, **ORDER, "claim": "已装", "claimed_on": "2025-03-10", "claimant": "郑阿水", "rechecked_on": "2025-03-11",
    "recheckers": "关峰、古岩", "recheck_note": "好", "verdict": "合格",
}  # fmt: skip
RECHECK = {"rechecked_on": "2025-03-11", "recheckers": "关峰、古岩", "recheck_note": "好"}


def found(cast: Cast, by: str = "陈工", **more: Any) -> Any:
    with clock.at(date(2025, 3, 3)):
        return open_entry(BOOK, {**FOUND, **more}, by=cast[by])


def step(cast: Cast, entry: Any, key: str, by: str, day: int, month: int = 3, **given: Any) -> Any:
    with clock.at(date(2025, month, day)):
        return take(BOOK, key, entry, given, by=cast[by])


def claimed(cast: Cast, order: dict[str, str] = ORDER, by: str = "郑阿水") -> Any:
    entry = step(cast, found(cast), "order", "关峰", 4, **order)
    return step(cast, entry, "claim", by, 10, claim="已装")


def said(caught: Any) -> list[tuple[str, str]]:
    return [(p.field, p.basis) for p in caught.value.problems]


def test_article_65_when_an_order_has_no_owner_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        step(cast, found(cast), "order", "关峰", 4, **{**ORDER, "owner": ""})
    assert [f for f, _ in said(caught)] == ["owner"]


def test_article_65_when_a_major_hazard_has_no_interim_measures_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        step(cast, found(cast), "order", "关峰", 4, **{**MAJOR, "interim": ""})
    assert said(caught) == [("interim", "安全生产法第六十五条")]


def test_decree_16_article_3_when_a_major_hazard_names_no_criterion_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        step(cast, found(cast), "order", "关峰", 4, **{**MAJOR, "criterion": ""})
    assert said(caught) == [("criterion", "安监总局令第16号第三条")]


def test_decree_16_when_a_minor_hazard_is_given_a_long_time_is_asked_about(cast: Cast) -> None:
    entry = step(cast, found(cast), "order", "关峰", 4, **{**ORDER, "rectify_by": "2025-06-30"})
    assert [(p.field, p.blocks) for p in BOOK.problems(entry)] == [("rectify_by", False)]


def test_article_41_when_a_major_hazard_is_neither_listed_nor_planned_cannot_be_claimed(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        claimed(cast, MAJOR)
    assert [p.message for p in caught.value.problems] == [
        "重大隐患须先挂牌督办。",
        "重大隐患治理方案缺措施、责任、资金、时限、预案，请先报治理方案。",
    ]


def test_article_41_when_one_of_the_five_is_missing_the_plan_is_refused(cast: Cast) -> None:
    entry = step(cast, found(cast), "order", "关峰", 4, **MAJOR)
    entry = step(cast, entry, "list", "孙立", 5, listed_no="一号", listed_by="孙立")
    for name in PLAN:
        with pytest.raises(Refused) as caught:
            step(cast, entry, "plan", "陈工", 6, **{**PLAN, name: ""})
        assert [f for f, _ in said(caught)] == [name]
    step(cast, entry, "plan", "陈工", 6, **PLAN)
    assert step(cast, entry, "claim", "郑阿水", 10, claim="已装").state == "claimed"


def test_closing_when_nobody_re_inspected_is_not_open(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        step(cast, claimed(cast), "strike", "褚岩", 12)


def test_re_inspection_when_by_the_one_who_reported_it_done_is_refused(cast: Cast) -> None:
    entry = claimed(cast, by="关峰")
    with pytest.raises(Refused) as caught:
        step(cast, entry, "pass", "古岩", 11, **RECHECK)
    assert [p.message for p in caught.value.problems] == ["关峰报告了整改完成，不能由本人复查。"]
    entry = step(cast, entry, "pass", "古岩", 11, **{**RECHECK, "recheckers": "古岩、田穗"})
    assert (entry.state, entry.verdict) == ("passed", "pass")


def test_re_inspection_when_it_failed_and_by_the_claimant_is_refused_too(cast: Cast) -> None:
    with pytest.raises(Refused):
        step(cast, claimed(cast, by="关峰"), "fail", "古岩", 11, **RECHECK, rectify_by="2025-03-20")


def test_article_42_when_one_officer_re_inspects_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        step(cast, claimed(cast), "pass", "古岩", 11, **{**RECHECK, "recheckers": "古岩"})
    assert said(caught) == [("recheckers", "行政处罚法第四十二条")]


def test_document_54_when_one_without_certificate_re_inspects_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        step(cast, claimed(cast), "pass", "古岩", 11, **{**RECHECK, "recheckers": "古岩、陈工"})
    assert said(caught) == [("recheckers", "国办发〔2024〕54号")]


def test_re_inspection_when_the_day_has_come_needs_no_claim(cast: Cast) -> None:
    entry = step(cast, found(cast), "order", "关峰", 4, **ORDER)
    with pytest.raises(NotAllowed):
        step(cast, entry, "pass", "古岩", 13, **RECHECK)
    assert step(cast, entry, "pass", "古岩", 14, **RECHECK).state == "passed"


@pytest.mark.parametrize(("category", "due"), [("电气", date(2025, 3, 20)), ("消防通道", date(2025, 3, 13))])
def test_re_inspection_when_of_a_fire_hazard_is_due_sooner(cast: Cast, category: str, due: date) -> None:
    entry = step(cast, found(cast, category=category), "order", "关峰", 4, **ORDER)
    entry = step(cast, entry, "claim", "郑阿水", 10, claim="已装")
    assert clock.local_day(entry.due_at) == due


def test_rate_when_only_claimed_does_not_count(cast: Cast) -> None:
    entry = claimed(cast)
    rows, year = BOOK.visible_to(cast["陈工"]), Period.year(2025)
    rate = BOOK.measure("rate")
    assert (rate.value(rows, year), BOOK.measure("rechecked_rate").value(rows, year)) == (0.0, 0.0)
    entry = step(cast, entry, "pass", "古岩", 11, **RECHECK)
    assert rate.value(rows, year) == 0.0
    step(cast, entry, "strike", "褚岩", 12)
    assert (rate.value(rows, year), BOOK.measure("on_time").value(rows, year)) == (100.0, 100.0)


def test_on_time_when_the_claim_did_not_hold_is_late(cast: Cast) -> None:
    entry = step(cast, claimed(cast), "fail", "古岩", 11, **RECHECK, rectify_by="2025-03-20")
    entry = step(cast, entry, "claim", "郑阿水", 19, claim="又装")
    later = {**RECHECK, "rechecked_on": "2025-03-20"}
    step(cast, step(cast, entry, "pass", "古岩", 20, **later), "strike", "褚岩", 21)
    rows, year = BOOK.visible_to(cast["陈工"]), Period.year(2025)
    assert (BOOK.measure("rate").value(rows, year), BOOK.measure("on_time").value(rows, year)) == (100.0, 0.0)


def old(cast: Cast, **more: Any) -> list[tuple[str, str]]:
    with clock.at(date(2025, 6, 2)):
        outcome = open_many(BOOK, [Row({**OLD, **more}, 2)], by=cast["陈工"])
    return [(p.field, p.basis) for _, p in outcome.problems if p.blocks]


def test_sheet_when_an_old_hazard_was_re_inspected_comes_in_closed(cast: Cast) -> None:
    assert old(cast) == []
    entry = BOOK.model.objects.get()
    assert (entry.state, clock.local_day(entry.closed_at), entry.due_at) == ("closed", date(2025, 3, 11), None)


def test_sheet_when_an_old_hazard_was_re_inspected_by_its_claimant_is_refused(cast: Cast) -> None:
    assert old(cast, claimant="古岩") == [("recheckers", "")]


def test_sheet_when_nobody_re_inspected_it_comes_in_open(cast: Cast) -> None:
    assert old(cast, rechecked_on="", recheckers="", verdict="") == []
    assert BOOK.model.objects.get().state == "claimed"


def test_article_73_when_somebody_reported_only_the_station_learns_who(cast: Cast) -> None:
    entry = found(cast, "郑阿水", reporter="甘大同", reporter_phone="13800000051")
    assert BOOK.hidden(cast["郑阿水"], entry) == {"reporter", "reporter_phone"}
    assert BOOK.hidden(cast["孙立"], entry) == {"reporter", "reporter_phone"}
    assert BOOK.hidden(cast["陈工"], entry) == frozenset()
    for name in ("郑阿水", "孙立", "吴静"):
        with pytest.raises(NotAllowed):
            reveal(BOOK, entry, "reporter_phone", by=cast[name], why="看看")
    assert reveal(BOOK, entry, "reporter_phone", by=cast["褚岩"], why="回访") == "13800000051"


def test_article_73_when_the_reporter_stands_in_the_description_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        found(cast, reporter="甘大同", description="甘大同说配电箱没有门")
    assert said(caught) == [("description", "安全生产法第七十三条")]


@pytest.mark.parametrize(
    ("name", "sees"),
    [("陈工", True), ("关峰", True), ("褚岩", True), ("郑阿水", True), ("冯灯", True), ("孙立", True), ("文理", True),
     ("王小满", False), ("何伟", False), ("苏婉", False), ("顾治", False), ("蒋习", False), ("韩空", False)],
)  # fmt: skip
def test_rights_when_a_hazard_lies_in_a_village(cast: Cast, name: str, sees: bool) -> None:
    found(cast)
    assert BOOK.visible_to(cast[name]).exists() is sees


def test_desk_of_a_leader_when_hazards_are_put_right_holds_the_major_ones_to_be_listed(cast: Cast) -> None:
    minor = step(cast, found(cast), "order", "关峰", 4, **ORDER)
    major = step(cast, found(cast, place="码头"), "order", "关峰", 4, **MAJOR)
    assert [c.number for c in desk.mine(cast["孙立"])] == [major.number]
    step(cast, major, "list", "孙立", 5, listed_no="督1", listed_by="镇政府")
    assert [c.number for c in desk.mine(cast["孙立"])] == []
    assert minor.number in [c.number for c in desk.mine(cast["郑阿水"])]


def test_near_when_standard_words_are_about_another_firm_it_is_another_hazard(cast: Cast) -> None:
    by = cast["陈工"]
    for name in ("河口冷库", "海丰水产"):
        firm = {"name": name, "area": "东埇村", "trade": "商贸", "size": "个体户", "risk": "D级"}
        open_entry(shelf["enterprise"], firm, by=by)
    words = {"place": "车间东墙", "description": "配电箱没有门，线头裸露，没有警示标志"}
    here = found(cast, firm="河口冷库", **words)
    nameless = found(cast, **words)
    alike = {n.card.entry for n in near(BOOK, found(cast, firm="海丰水产", **words), by=by)}
    assert alike == {nameless.pk}
    again = {n.card.entry for n in near(BOOK, found(cast, firm="河口冷库", **words), by=by)}
    assert again == {here.pk, nameless.pk}
    with clock.at(date(2025, 3, 3)):
        typing = {n.card.entry for n in typed(BOOK, {**FOUND, **words, "firm": "海丰水产"}, by=by)}
    assert here.pk not in typing
