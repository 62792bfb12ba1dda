"""Recording on the spot: all or none, each problem at its place, the same page twice opens one."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.ledger.models import Attachment, Card, JournalLine
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import Brought, open_entry, record
from taizhang.ledger.verbs.filing import Stored, take_in
from taizhang.town.actor import Actor
from tests.cast import Cast

DAY = date(2025, 3, 4)
VISIT = {"visited_on": "2025-03-04", "area": "东埇村", "team": "第一组", "leader": "孙立", "cadres": "3"}
LAMP = {"title": "路灯不亮", "category": "道路路灯"}
DITCH = {"title": "水渠淤塞", "category": "供水排水"}
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, settings: Any) -> None:
    settings.TAIZHANG_FILES = tmp_path / "files"


def brought(*given: dict[str, Any], files: tuple[Stored, ...] = ()) -> list[Brought]:
    """Demands of the visit, each at its place."""
    (brings,) = shelf["night_visit"].brings
    return [Brought(brings, each, files, f"night_demand-{n}") for n, each in enumerate(given)]


def visit(*given: dict[str, Any], by: Actor, key: str = "k1", **more: Any) -> tuple[Any, list[Any]]:
    with clock.at(DAY):
        return record(shelf["night_visit"], {**VISIT, **more}, brought(*given), by=by, key=key)


def rows() -> tuple[int, int, int, int]:
    """Everything a recording may leave behind."""
    kept = (shelf["night_visit"].model, shelf["night_demand"].model, Card, JournalLine)
    return tuple(m.objects.count() for m in kept)  # type: ignore[return-value]


def test_record_when_all_holds_opens_each_with_what_the_first_knows(cast: Cast) -> None:
    entry, made = visit(LAMP, DITCH, by=cast["郑阿水"])
    assert [(d.title, d.visit, d.area_id, d.raised_on) for d in made] == [
        ("路灯不亮", entry.pk, entry.area_id, DAY),
        ("水渠淤塞", entry.pk, entry.area_id, DAY),
    ]
    assert len({entry.matter, *(d.matter for d in made)}) == 3  # two demands are two matters
    assert rows() == (1, 2, 3, 3)


def test_record_when_one_raised_entry_is_wrong_opens_none_and_says_where(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        visit(LAMP, {"title": "", "category": "供水排水"}, by=cast["郑阿水"])
    assert [(p.field, p.message) for p in refused.value.problems] == [("night_demand-1-title", "请填写“诉求”。")]
    assert rows() == (0, 0, 0, 0)


def test_record_when_the_first_is_wrong_too_says_all_of_it_at_once(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        visit({"title": "路灯不亮"}, by=cast["郑阿水"], cadres="许多")
    assert [p.field for p in refused.value.problems] == ["cadres", "night_demand-0-category"]
    assert rows() == (0, 0, 0, 0)


def test_record_when_sent_twice_opens_once(cast: Cast) -> None:
    file = take_in(PDF, "照片.pdf")
    (brings,) = shelf["night_visit"].brings
    one = [Brought(brings, LAMP, (file, file), "night_demand-0")]
    with clock.at(DAY):
        first = record(shelf["night_visit"], VISIT, one, (file,), by=cast["郑阿水"], key="k1")
        again = record(shelf["night_visit"], VISIT, one, (file,), by=cast["郑阿水"], key="k1")
    assert (again[0].pk, [d.pk for d in again[1]]) == (first[0].pk, [d.pk for d in first[1]])
    assert rows() == (1, 1, 2, 4)
    assert Attachment.objects.count() == 2  # one at the visit, one at the demand


def test_record_when_the_place_is_somebody_elses_is_refused_whole(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        visit(LAMP, by=cast["郑阿水"], area="西㙍村")
    assert rows() == (0, 0, 0, 0)


def test_record_when_the_book_does_not_bring_the_other_is_refused(cast: Cast) -> None:
    (brings,) = shelf["inspection"].brings
    with pytest.raises(NotAllowed, match="不能与“平安夜访”一并登记"), clock.at(DAY):
        record(shelf["night_visit"], VISIT, [Brought(brings, {}, (), "x")], by=cast["顾治"], key="k1")
    assert rows() == (0, 0, 0, 0)


def test_hazard_found_on_a_patrol_is_not_counted_as_found_by_inspection(cast: Cast) -> None:
    (brings,) = shelf["inspection"].brings
    given = {"nature": "网格巡查", "kind": "日常", "inspected_on": "2025-03-04", "name": "桥头小吃店", "area": "东埇村"}
    with clock.at(DAY):
        _, (hazard,) = record(
            shelf["inspection"], given, [Brought(brings, {"category": "电气", "description": "电线老化"}, (), "h")],
            by=cast["冯灯"], key="k1",
        )  # fmt: skip
    assert (hazard.origin, hazard.place, hazard.found_on) == ("patrol", "桥头小吃店", DAY)


def test_area_and_the_rest_of_a_firm_are_taken_from_the_roll_and_said_where_from(cast: Cast) -> None:
    firm = open_entry(
        shelf["enterprise"],
        {"name": "东埇花炮厂", "area": "东埇村", "trade": "工业", "size": "个体户", "risk": "C级"},
        by=cast["关峰"],
    )
    plan = {
        "nature": "行政检查",
        "cause": "投诉举报",
        "planned_by": "2099-06-30",
        "firm": firm.number,
        "name": "东埇花炮厂",
    }
    made = open_entry(shelf["inspection"], plan, by=cast["关峰"])
    assert (made.area_id, made.trade, made.risk) == (firm.area_id, "factory", "c")
    line = JournalLine.objects.get(entry=made.pk)
    # the name was shown before it was sent, and is from the roll all the same
    assert line.change["from"] == dict.fromkeys(("name", "area", "trade", "risk"), firm.number)
