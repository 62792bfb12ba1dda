"""What leaves the house is what the list shows."""

from datetime import date, datetime

import pytest

from taizhang.base import clock
from taizhang.ledger.listing import export, sheet_of
from taizhang.ledger.models import JournalLine
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf

pytestmark = pytest.mark.django_db


def test_a_sheet_when_made_holds_the_rows_of_the_list_in_its_order(hazard, listing, everyone):
    for n in range(5):
        hazard(f"地点{n}", category="fire" if n % 2 else "road")
    found = listing(category="fire", sort="-on", col=["category", "found_on"])
    sheet = sheet_of(found, by=everyone)
    assert sheet.heads == ("编号", "隐患地点", "类别", "发现日期")
    assert [row[0] for row in sheet.rows] == [e.number for e in found.page().rows]


def test_a_sheet_when_made_tells_days_and_masks_telephones(hazard, listing, everyone):
    made = hazard("粮仓")
    sheet = sheet_of(listing(col=["found_on", "reporter_phone", "area", "opened_at", "due_at"]), by=everyone)
    (row,) = list(sheet.rows)
    assert dict(zip(sheet.heads, row, strict=True)) == {
        "编号": made.number, "隐患地点": "粮仓", "发现日期": clock.today(), "报告人电话": "138****8000",
        "所属辖区": "东埇村", "登记时间": row[sheet.heads.index("登记时间")], "到期": row[sheet.heads.index("到期")],
    }  # fmt: skip
    assert isinstance(row[sheet.heads.index("登记时间")], datetime)
    assert isinstance(clock.today(), date)


def test_a_sheet_when_made_is_journalled_with_what_was_asked(hazard, listing, everyone):
    hazard(category="fire")
    sheet_of(listing(category="fire", q="仓库"), by=everyone)
    line = JournalLine.objects.order_by("-seq").first()
    assert (line.verb, line.by, line.change) == (
        "export", everyone.person, {"list": "“仓库”，类别：消防", "rows": 1},
    )  # fmt: skip


def test_a_sheet_when_the_post_may_not_export_is_refused_and_not_journalled(hazard, listing, cast):
    hazard()
    before = JournalLine.objects.count()
    with pytest.raises(NotAllowed):
        sheet_of(listing(by=cast["郑阿水"]), by=cast["郑阿水"])
    assert JournalLine.objects.count() == before


def test_a_sheet_when_too_long_says_to_narrow_it(hazard, listing, everyone, monkeypatch):
    monkeypatch.setattr(export, "CAP_EXPORT", 2)
    for n in range(3):
        hazard(f"地点{n}")
    with pytest.raises(Refused, match="超过 2 件"):
        sheet_of(listing(), by=everyone)


def test_a_sheet_of_many_rows_when_read_costs_one_query_for_all(hazard, listing, everyone, django_assert_num_queries):
    for n in range(4):
        hazard(f"地点{n}")
    sheet = sheet_of(listing(), by=everyone)
    with django_assert_num_queries(1):
        assert len(list(sheet.rows)) == 4
    assert sheet.title == shelf["danger"].title
