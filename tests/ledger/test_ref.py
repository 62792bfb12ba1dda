"""Pointing at a roll: found by number, name or a private value; what is known is taken and said where from."""

from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.ledger import ref
from taizhang.ledger.journal import of_entry
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import hand_on, open_entry
from taizhang.town.actor import Actor
from tests.cast import Cast

DAY = date(2025, 3, 4)
VISIT = {"visited_on": "2025-03-04", "area": "东埇村", "team": "第一组", "leader": "孙立", "cadres": "3"}
DEMAND = {"area": "东埇村", "title": "路灯不亮", "category": "道路路灯", "grade": "简单"}
HOUSE = {"label": "上埇陈家", "head": "陈上榕", "area": "东埇村", "kind": "一般户", "members": "5"}
PERSON = {"label": "陈先生", "name": "陈上榕", "area": "东埇村"}


def made(slug: str, given: dict[str, Any], by: Actor) -> Any:
    with clock.at(DAY):
        return open_entry(shelf[slug], given, by=by)


def test_ref_by_number_takes_what_is_known_and_says_where_from(cast: Cast) -> None:
    visit = made("night_visit", VISIT, cast["顾治"])
    demand = made("night_demand", {**DEMAND, "visit": visit.number}, cast["顾治"])
    assert (demand.visit, demand.raised_on) == (visit.pk, DAY)
    assert of_entry(demand.pk)[0].change["from"] == {"raised_on": visit.number}
    assert ref.shown(demand.town_id, demand.visit) == f"第一组（{visit.number}）"


def test_ref_leaves_alone_what_was_answered(cast: Cast) -> None:
    visit = made("night_visit", VISIT, cast["顾治"])
    demand = made("night_demand", {**DEMAND, "visit": visit.number, "raised_on": "2025-03-03"}, cast["顾治"])
    assert demand.raised_on == date(2025, 3, 3)
    assert "from" not in of_entry(demand.pk)[0].change


@pytest.mark.parametrize("said", ["上埇陈家", "陈上榕"])
def test_ref_is_found_by_name_and_by_private_value(cast: Cast, said: str) -> None:
    house = made("household", HOUSE, cast["郑阿水"])
    person = made("resident", {**PERSON, "household": said}, cast["郑阿水"])
    assert person.household == house.pk


def test_ref_to_nothing_or_to_two_is_asked_again(cast: Cast) -> None:
    with pytest.raises(Refused, match="名册里没有“上埇陈家”"):
        made("resident", {**PERSON, "household": "上埇陈家"}, cast["郑阿水"])
    for _ in range(2):
        made("household", HOUSE, cast["郑阿水"])
    with pytest.raises(Refused, match="不止一个“上埇陈家”"):
        made("resident", {**PERSON, "household": "上埇陈家"}, cast["郑阿水"])


def test_ref_never_reaches_into_another_town(cast: Cast, stranger: Actor) -> None:
    house = made("household", HOUSE, cast["郑阿水"])
    for said in (house.number, str(house.pk), "陈上榕"):
        with pytest.raises(Refused, match="名册里没有"):
            made("resident", {**PERSON, "household": said}, stranger)


def test_demand_handed_on_from_a_visit_is_one_matter_with_it(cast: Cast) -> None:
    visit = made("night_visit", VISIT, cast["顾治"])
    with clock.at(DAY):
        demand = hand_on(
            shelf["night_visit"],
            visit,
            shelf["night_demand"],
            {k: v for k, v in DEMAND.items() if k != "area"},
            by=cast["顾治"],
        )
    assert (demand.matter, demand.area_id, demand.visit) == (visit.pk, visit.area_id, visit.pk)
    assert [line.verb for line in of_entry(visit.pk)] == ["open", "hand_on"]


def test_what_no_book_receives_cannot_be_handed_on(cast: Cast) -> None:
    house = made("household", HOUSE, cast["郑阿水"])
    with pytest.raises(NotAllowed, match="不能转到"):
        hand_on(shelf["household"], house, shelf["night_demand"], DEMAND, by=cast["郑阿水"])


def test_field_that_a_roll_may_know_is_asked_when_it_points_at_nothing(cast: Cast) -> None:
    with pytest.raises(Refused, match="请填写“提出日期”"):
        made("night_demand", DEMAND, cast["顾治"])
