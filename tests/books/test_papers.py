"""The papers of inspections, hazards and penalties: what stands on them, for whom, and what is left to pens."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from taizhang.base import clock
from taizhang.ledger.models import JournalLine
from taizhang.ledger.refusal import NotAllowed
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, papers, print_document, take
from taizhang.town.actor import Actor
from tests.books import test_hazard as hazards
from tests.books import test_inspection as inspections
from tests.books import test_penalty as penalties
from tests.cast import Cast


def words(content: bytes) -> str:
    doc = Document(BytesIO(content))
    cells = [c.text for t in doc.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in doc.paragraphs] + cells)


def drawn(slug: str, entry: Any, key: str, by: Actor) -> str:
    return words(print_document(shelf[slug], entry, key, by=by).content)


def keys(slug: str, entry: Any, by: Actor) -> list[str]:
    return [d.key for d in papers(shelf[slug], entry, by=by)]


def test_record_when_an_inspection_was_made_has_what_article_68_asks(cast: Cast) -> None:
    entry = inspections.made(cast["陈工"], found="灭火器失压", conclusion="责令限期整改", disposal="三日内更换")
    text = drawn("inspection", entry, "record", cast["关峰"])
    for said in (
        "现场检查记录",
        "河口冷库",
        "2025年3月10日",
        "关峰、古岩",
        "灭火器失压",
        "三日内更换",
        "检查人员（签名）",
    ):
        assert said in text


def test_record_when_it_was_a_patrol_or_a_plan_is_not_offered(cast: Cast) -> None:
    patrol = inspections.made(cast["冯灯"], nature="网格巡查", area="上埇")
    plan = inspections.made(cast["陈工"], inspected_on="", planned_by="2025-06-30")
    assert (keys("inspection", patrol, cast["陈工"]), keys("inspection", plan, cast["陈工"])) == ([], [])


def test_papers_of_a_hazard_when_it_goes_its_way_are_offered_in_turn(cast: Cast) -> None:
    entry, by = hazards.found(cast), cast["关峰"]
    assert keys("hazard", entry, by) == []
    entry = hazards.claimed(cast)
    assert keys("hazard", entry, by) == ["order"]
    entry = hazards.step(cast, entry, "pass", "古岩", 11, **hazards.RECHECK)
    assert keys("hazard", entry, by) == ["order", "recheck"]
    text = drawn("hazard", entry, "recheck", by)
    for said in ("整改复查意见书", "已装", "关峰、古岩", "2025年3月11日", "合格"):
        assert said in text


def test_order_when_printed_never_says_who_reported(cast: Cast) -> None:
    entry = hazards.found(cast, reporter="甘大同", reporter_phone="13800000051")
    entry = hazards.step(cast, entry, "order", "关峰", 4, **hazards.ORDER)
    text = drawn("hazard", entry, "order", cast["关峰"])
    assert ("甘大同" in text, "13800000051" in text) == (False, False)
    assert "2025年3月14日" in text


def test_listing_when_the_hazard_is_minor_is_not_offered(cast: Cast) -> None:
    entry = hazards.step(cast, hazards.found(cast), "order", "关峰", 4, **hazards.MAJOR)
    entry = hazards.step(cast, entry, "list", "孙立", 5, listed_no="青挂1号", listed_by="孙立")
    assert keys("hazard", entry, cast["关峰"]) == ["order", "listing"]
    assert "青挂1号" in drawn("hazard", entry, "listing", cast["关峰"])


@pytest.mark.parametrize(("sum_", "heard"), [("1000", False), ("5000", True)])
def test_notice_when_the_sum_is_large_tells_of_the_hearing(cast: Cast, sum_: str, heard: bool) -> None:
    entry = penalties.noticed(cast, {**penalties.READY, "proposed_sum": sum_}, id_number=penalties.ADULT)
    text = drawn("penalty", entry, "notice", cast["关峰"])
    assert ("五个工作日内提出" in text, "陈述和申辩" in text) == (heard, True)


def test_decision_when_printed_names_the_party_in_full_and_the_journal_says_so(cast: Cast) -> None:
    entry = penalties.decided(cast, penalties.noticed(cast, id_number=penalties.ADULT))
    text = drawn("penalty", entry, "decision", cast["关峰"])
    for said in ("甘大同", penalties.ADULT, "一号", "百分之三", "六十日内申请行政复议", "2025年3月12日"):
        assert said in text
    line = JournalLine.objects.filter(entry=entry.pk, verb="print").get()
    assert line.change == {"document": "行政处罚决定书", "fields": ["person", "id_number"]}
    assert keys("penalty", entry, cast["关峰"]) == ["notice", "decision", "served"]
    for name in ("吴静", "孙立", "郑阿水"):
        with pytest.raises(NotAllowed):
            drawn("penalty", entry, "decision", cast[name])


def test_on_spot_decision_when_the_procedure_is_simple_is_the_only_one(cast: Cast) -> None:
    with clock.at(date(2025, 3, 3)):
        entry = open_entry(shelf["penalty"], {**penalties.FILED, "procedure": "简易程序"}, by=cast["关峰"])
        given = {"decided_on": "2025-03-03", "decision_no": "当1号", "kind": "罚款", "basis": "条例", "fine": "50"}
        entry = take(shelf["penalty"], "decide_now", entry, given, by=cast["关峰"])
    assert keys("penalty", entry, cast["关峰"]) == ["on_spot"]
    assert "当1号" in drawn("penalty", entry, "on_spot", cast["关峰"])


def test_receipt_of_service_when_printed_leaves_signatures_to_pens(cast: Cast) -> None:
    text = drawn("penalty", penalties.decided(cast), "served", cast["关峰"])
    for said in ("送达回证", "行政处罚决定书 一号", "收到时间", "见证人（签名）", "送达人（签名，两人以上）"):
        assert said in text
