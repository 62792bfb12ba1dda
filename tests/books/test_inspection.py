"""What the law asks of an inspection, article by article."""

from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.books.inspection.checklist import ITEMS, of_trade
from taizhang.ledger.firms import TRADES
from taizhang.ledger.models import JournalLine
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend, hand_on, open_entry, take
from taizhang.town.actor import Actor
from taizhang.town.models import Posting
from tests.cast import Cast

BOOK = shelf["inspection"]
DAY = date(2025, 3, 10)
MADE = {
    "nature": "行政检查",
    "inspected_on": "2025-03-10",
    "name": "河口冷库",
    "area": "东埇村",
    "officers": "关峰、古岩",
    "certificates": "粤T001、粤T002",
    "showed": "是",
    "conclusion": "未发现隐患",
    "signed": "已签字",
}


def made(by: Actor, **more: Any) -> Any:
    with clock.at(DAY):
        return open_entry(BOOK, {**MADE, **more}, by=by)


def refused(by: Actor, **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        made(by, **more)
    return [(p.field, p.basis) for p in caught.value.problems if p.blocks]


def test_article_42_when_one_officer_went_is_refused(cast: Cast) -> None:
    basis = "行政处罚法第四十二条、安全生产法第六十七条"
    assert refused(cast["陈工"], officers="关峰", certificates="粤T001") == [("officers", basis)]


def test_article_42_when_one_officer_is_named_twice_is_refused(cast: Cast) -> None:
    basis = "行政处罚法第四十二条、安全生产法第六十七条"
    assert refused(cast["陈工"], officers="关峰、关峰", certificates="粤T001、粤T001") == [("officers", basis)]


def test_document_54_when_a_grid_worker_is_named_as_inspector_is_refused(cast: Cast) -> None:
    assert refused(cast["陈工"], officers="关峰、冯灯") == [("officers", "国办发〔2024〕54号")]


def test_document_54_when_the_certificate_had_expired_that_day_is_refused(cast: Cast) -> None:
    Posting.objects.filter(person__name="古岩").update(ends_on=date(2025, 3, 9))
    assert refused(cast["陈工"]) == [("officers", "国办发〔2024〕54号")]


def test_document_54_when_it_expired_the_day_after_is_taken(cast: Cast) -> None:
    Posting.objects.filter(person__name="古岩").update(ends_on=DAY)
    assert made(cast["陈工"]).state == "done"


def test_document_54_when_a_grid_worker_records_an_inspection_is_refused(cast: Cast) -> None:
    assert refused(cast["冯灯"], area="上埇") == [("nature", "国办发〔2024〕54号")]


def test_article_67_when_certificates_were_not_shown_is_refused(cast: Cast) -> None:
    assert refused(cast["陈工"], showed="否") == [("showed", "安全生产法第六十七条")]
    assert refused(cast["陈工"], certificates="粤T001") == [("certificates", "安全生产法第六十七条")]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"conclusion": ""}, "conclusion"),
        ({"conclusion": "责令限期整改"}, "disposal"),
        ({"signed": ""}, "signed"),
        ({"signed": "拒绝签字"}, "refusal"),
    ],
)
def test_article_68_when_the_record_is_not_whole_is_refused(cast: Cast, given: Any, field: str) -> None:
    assert refused(cast["陈工"], **given) == [(field, "安全生产法第六十八条")]


def test_article_67_when_a_village_reads_does_not_learn_what_the_party_said(cast: Cast) -> None:
    entry = made(cast["陈工"], party_word="工艺参数保密", area="东埇村")
    assert BOOK.hidden(cast["郑阿水"], entry) == {"party_word", "refusal"}
    assert BOOK.hidden(cast["关峰"], entry) == frozenset()


def test_checklist_when_the_trade_asks_for_an_item_wants_it_answered(cast: Cast) -> None:
    answered = dict.fromkeys(of_trade("catering"), "合格")
    missing = refused(cast["陈工"], trade="餐饮")
    assert [f for f, _ in missing] == list(of_trade("catering"))
    assert made(cast["陈工"], trade="餐饮", **answered).state == "done"
    assert refused(cast["陈工"], trade="餐饮", **{**answered, "gas_use": "不合格"}) == [("conclusion", "")]


def test_checklist_when_looked_up_has_items_for_every_trade_and_leaves_none_over() -> None:
    assert {item for t in TRADES for item in of_trade(t)} == set(ITEMS)
    assert [t for t in TRADES if not of_trade(t)] == []


def test_cap_when_a_plan_goes_beyond_it_is_refused_and_a_record_is_not(cast: Cast) -> None:
    by = cast["陈工"]
    made(by, risk="A级")
    assert refused(by, risk="A级", inspected_on="", planned_by="2025-12-31") == [("cause", "国办发〔2024〕54号")]
    again = made(by, risk="A级")
    assert [(p.field, p.blocks) for p in BOOK.problems(again)] == [("cause", False)]
    assert BOOK.problems(made(by, risk="A级", cause="投诉举报")) == []


def test_cap_when_the_year_or_the_object_is_another_is_free(cast: Cast) -> None:
    by = cast["陈工"]
    made(by, risk="A级")
    plan = {"risk": "A级", "inspected_on": ""}
    assert made(by, **plan, planned_by="2026-03-31").state == "planned"
    assert made(by, **plan, planned_by="2025-12-31", name="另一家").state == "planned"


def test_roll_when_a_firm_is_named_gives_what_it_knows_and_says_so(cast: Cast) -> None:
    firm = open_entry(
        shelf["enterprise"],
        {"name": "河口冷库", "area": "东埇村", "trade": "商贸", "size": "个体户", "risk": "D级", "address": "东埇村尾"},
        by=cast["陈工"],
    )
    entry = made(cast["陈工"], firm="河口冷库", name="", nature="行政检查", inspected_on="", planned_by="2025-06-30")
    assert (entry.name, entry.trade, entry.risk) == ("河口冷库", "retail", "d")
    said = JournalLine.objects.get(entry=entry.pk).change["from"]
    assert said == dict.fromkeys(("name", "area", "trade", "risk", "address"), firm.number)


def test_patrol_when_counted_is_never_an_inspection(cast: Cast) -> None:
    made(cast["陈工"])
    made(cast["冯灯"], nature="网格巡查", area="上埇", officers="冯灯")
    rows, year = BOOK.visible_to(cast["陈工"]), Period.year(2025)
    keys = ("inspected", "objects", "patrols", "services")
    assert [BOOK.measure(k).value(rows, year) for k in keys] == [1, 1, 1, 0]


def test_plan_when_overdue_is_not_counted_as_made(cast: Cast) -> None:
    made(cast["陈工"])
    plan = made(cast["陈工"], inspected_on="", planned_by="2025-03-31", cause="转办交办")
    rows, year = BOOK.visible_to(cast["陈工"]), Period.year(2025)
    assert [BOOK.measure(k).value(rows, year) for k in ("inspected", "planned", "plan_rate")] == [1, 1, 0.0]
    with clock.at(date(2025, 4, 2)), pytest.raises(NotAllowed):
        take(BOOK, "carry_out", plan, {}, by=cast["冯灯"])


def test_amending_when_the_nature_is_changed_is_checked_again(cast: Cast) -> None:
    entry = made(cast["陈工"], nature="网格巡查", officers="", certificates="", showed="否")
    with clock.at(DAY), pytest.raises(Refused) as caught:
        amend(BOOK, entry, {"nature": "行政检查"}, by=cast["陈工"], why="写错")
    assert {p.field for p in caught.value.problems} == {"officers", "showed"}


def test_handing_on_when_a_hazard_is_found_keeps_one_matter(cast: Cast) -> None:
    entry = made(cast["陈工"], conclusion="责令限期整改", disposal="三日内清理")
    with clock.at(DAY):
        given = {"category": "消防通道", "description": "冷库后门被货物堵住"}
        hazard = hand_on(BOOK, entry, shelf["hazard"], given, by=cast["关峰"])
    assert (hazard.matter, hazard.inspection, hazard.found_on) == (entry.matter, entry.pk, DAY)
    assert (hazard.area, hazard.place) == (entry.area, "河口冷库")


def test_roll_when_the_firm_is_corrected_what_stood_of_the_other_goes(cast: Cast) -> None:
    by = cast["陈工"]
    for name, risk in (("河口冷库", "A级"), ("海丰水产", "D级")):
        firm = {"name": name, "area": "东埇村", "trade": "商贸", "size": "个体户", "risk": risk}
        open_entry(shelf["enterprise"], firm, by=by)
    entry = made(by, firm="河口冷库", name="", inspected_on="", planned_by="2025-06-30")
    with clock.at(DAY):
        entry = amend(BOOK, entry, {"firm": "海丰水产", "name": "河口冷库"}, by=by, why="选错")
    assert (entry.name, entry.risk) == ("海丰水产", "d")
    with clock.at(DAY):
        entry = amend(BOOK, entry, {"firm": "河口冷库", "name": "河口冷库二号"}, by=by, why="又错")
    assert (entry.name, entry.risk) == ("河口冷库二号", "a")
