"""Areas and offices: added, renamed, ended."""

from datetime import date

import pytest

from taizhang.base.refusal import NotAllowed
from taizhang.ledger.models import JournalLine
from taizhang.town.models import Area, AreaName, Office
from taizhang.town.places import places
from taizhang.town.verbs import (
    add_area,
    add_office,
    end_area,
    end_posting,
    found_town,
    import_areas,
    name_area,
    rename_area,
    rename_office,
    retire_office,
)
from tests.cast import PARTS
from tests.town.sayings import why_not

TOWN = "990101101"


def test_add_area_when_the_code_fits_hangs_under_its_parent(town, cast):
    grid = add_area(TOWN + "202002", "袂花第二网格", "grid", by=cast["蒋习"])
    assert (grid.parent.name, grid.town_id) == ("西㙍村", town.pk)
    assert places(cast["蒋习"].town).by_name["袂花第二网格"].pk == grid.pk


@pytest.mark.parametrize(
    ("code", "kind", "said"),
    [
        (TOWN + "20", "village", "村（社区）的区划代码是 12 位数字。"),
        ("990101102204", "village", "代码要以本镇的 990101101 开头。"),
        (TOWN + "201", "village", "这个代码已经有了。"),
        (TOWN + "299001", "grid", "没有代码为 990101101299 的上级，请先建上级。"),
        (TOWN + "２04", "village", "村（社区）的区划代码是 12 位数字。"),
    ],
)
def test_add_area_when_the_code_does_not_fit_is_refused(code, kind, said, cast):
    assert why_not(add_area, code, "某村", kind, by=cast["蒋习"]) == [("code", said)]


def test_add_area_when_a_town_is_asked_for_is_refused(cast):
    assert why_not(add_area, "990101103", "别镇", "town", by=cast["蒋习"]) == [
        ("kind", "类型只能是村（社区）、自然村或网格。")
    ]


def test_rename_area_when_done_is_still_found_by_the_name_before(town, cast):
    area = Area.objects.get(code=TOWN + "202")
    rename_area(area, "新㙍村", by=cast["蒋习"], since=date(2023, 5, 1))
    assert AreaName.objects.get(area=area, name="西㙍村").ends_on == date(2023, 4, 30)
    found = places(cast["蒋习"].town).by_name
    assert [found[n].name for n in ("新㙍村", "西㙍村", "西坡村")] == ["新㙍村"] * 3


def test_name_area_when_the_name_means_another_place_is_refused(cast):
    area = Area.objects.get(code=TOWN + "201")
    for taken, owner in (("鳌头圩", "鳌头社区"), ("西㙍村", "西㙍村")):
        assert why_not(name_area, area, taken, by=cast["蒋习"]) == [
            ("name", f"“{taken}”已是{owner}的名称，一个名称只能指一个地方。")
        ]


def test_end_area_when_hamlets_are_left_is_refused(cast):
    said = why_not(end_area, Area.objects.get(code=TOWN + "201"), by=cast["蒋习"], why="并入鳌头")
    assert said == [("on", "下面还有𠮷坑、上埇，请先撤并它们。")]


def test_end_area_when_done_takes_it_off_the_villages_but_not_off_the_map(cast):
    for code in ("202001", "202"):
        end_area(Area.objects.get(code=TOWN + code), by=cast["蒋习"], why="石府〔2023〕9号", on=date(2023, 9, 1))
    map_ = places(cast["蒋习"].town)
    assert [v.name for v in map_.villages] == ["东埇村", "鳌头社区"]
    assert map_.by_name["西㙍村"].ended_on == date(2023, 9, 1)


def test_areas_when_not_the_administrator_are_refused(cast):
    with pytest.raises(NotAllowed, match="由系统管理员办理"):
        add_area(TOWN + "204", "某村", "village", by=cast["沈安"])


def test_areas_when_of_another_town_are_not_there(cast, other_town):
    with pytest.raises(NotAllowed, match="本镇没有这个辖区"):
        rename_area(Area.objects.get(code="990101102201"), "某村", by=cast["蒋习"])


def test_import_areas_when_taken_twice_changes_nothing_the_second_time(cast):
    rows = [(TOWN + "204001", "北埇", "自然村"), (TOWN + "204", "北㙍村", "村"), (TOWN + "201", "东埇村", "村")]
    assert import_areas(rows, by=cast["蒋习"]) == (2, 1)
    before = JournalLine.objects.count()
    assert import_areas(rows, by=cast["蒋习"]) == (0, 3)
    assert JournalLine.objects.count() == before == 2


def test_import_areas_when_a_row_is_wrong_takes_none(cast):
    said = why_not(import_areas, [(TOWN + "204", "北㙍村", "村"), ("12", "错", "村")], by=cast["蒋习"])
    assert said == [("code", "12 错：村（社区）的区划代码是 12 位数字。")]
    assert Area.objects.filter(code=TOWN + "204").count() == 0


def test_import_areas_when_the_name_differs_renames(cast):
    assert import_areas([(TOWN + "203", "鳌头居", "社区")], by=cast["蒋习"]) == (0, 1)
    assert [line.verb for line in JournalLine.objects.all()] == ["rename_area"]


def test_add_office_when_the_name_is_taken_is_refused(cast):
    assert why_not(add_office, "规建办", "平安办", by=cast["蒋习"]) == [
        ("name", "“规建办”已是规划建设办公室的名称，请换一个。"),
        ("short", "“平安办”已是平安法治办公室的名称，请换一个。"),
    ]


def test_rename_office_when_done_is_found_by_the_new_name(cast):
    office = Office.objects.get(name="应急管理站")
    rename_office(office, "应急管理办公室", "应急办", by=cast["蒋习"])
    found = places(cast["蒋习"].town).office_by_name
    assert (found["应急办"].pk, "应急站" in found) == (office.pk, False)


def test_retire_office_when_people_sit_in_it_is_refused(cast, people):
    office = Office.objects.get(name="应急管理站")
    sitting = [part.name for part in PARTS if part.office == office.name and part.until is None]
    assert why_not(retire_office, office, by=cast["蒋习"], why="机构改革") == [
        ("why", f"还有 {len(sitting)} 人在应急管理站任职，请先结束或调整他们的任职。")
    ]
    for name in sitting:
        end_posting(people[name].postings.get(), by=cast["蒋习"], ends_on=date(2023, 1, 1))
    assert retire_office(office, by=cast["蒋习"], why="机构改革").active is False


def test_found_town_when_done_has_its_area_under_its_county(db):
    town = found_town("990202100", "云岭镇", "云岭县")
    root = Area.objects.get(town=town)
    assert (root.code, root.kind, root.parent.name, root.parent.town_id) == ("990202100", "town", "云岭县", None)
    assert [(x.town, x.verb) for x in JournalLine.objects.all()] == [(town.pk, "found_town")]


def test_found_town_when_the_code_is_taken_is_refused(town):
    assert why_not(found_town, TOWN, "青石镇") == [("code", "代码 990101101 的镇已经有了。")]
    assert why_not(found_town, "99010110", "某镇") == [("code", "镇的区划代码是 9 位数字（6 位县码加 3 位镇码）。")]
