"""One matter with many doors: handing on keeps it one, and no door closes it silently."""

from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.ledger import desk, journal
from taizhang.ledger.matter import left_open, open_doors
from taizhang.ledger.models import Card, JournalLine, Notice
from taizhang.ledger.refusal import NotAllowed
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import hand_on, open_entry, take
from taizhang.town.actor import Actor
from tests.cast import Cast

DAY = date(2025, 3, 3)
APPEAL = {
    "channel": "12345电话",
    "kind": "求助",
    "received_at": "2025-03-03T08:00",
    "title": "邻居改沟淹了菜地",
    "content": "雨水流进菜地，说了几次不听",
    "category": "矛盾纠纷",
    "area": "东埇村",
    "caller": "甘大同",
    "phone": "13800000051",
}
DEMAND = {
    "raised_on": "2025-03-03",
    "area": "东埇村",
    "title": "邻居改沟淹了菜地",
    "content": "雨水流进菜地",
    "category": "邻里纠纷",
    "caller": "甘大同",
    "phone": "13800000051",
}
MORE: dict[str, dict[str, str]] = {
    "dispute": {"source_kind": "12345转来", "registered_on": "2025-03-03", "kind": "邻里", "party_b": "申屠安"},
    "petition": {"channel": "来访", "registered_on": "2025-03-03", "category": "其他"},
    "appeal": {
        "channel": "12345电话", "kind": "求助", "received_at": "2025-03-03T08:00", "category": "矛盾纠纷",
    },
}  # fmt: skip
NAMES = {"dispute": ("party_a", "phone_a"), "petition": ("petitioner", "phone"), "appeal": ("caller", "phone")}


def appeal(cast: Cast) -> Any:
    with clock.at(DAY):
        return open_entry(shelf["appeal"], APPEAL, by=cast["苏婉"])


def demand(cast: Cast) -> Any:
    with clock.at(DAY):
        return open_entry(shelf["night_demand"], DEMAND, by=cast["顾治"])


def handed(source: str, entry: Any, target: str, by: Actor) -> Any:
    with clock.at(DAY):
        return hand_on(shelf[source], entry, shelf[target], MORE[target], by=by)


@pytest.mark.parametrize(("source", "who", "targets"), [
    ("appeal", "苏婉", ("dispute", "petition")),
    ("night_demand", "顾治", ("dispute", "petition", "appeal")),
])  # fmt: skip
def test_handing_on_when_done_takes_what_is_known_and_stays_one_matter(
    cast: Cast, source: str, who: str, targets: tuple[str, ...]
) -> None:
    entry = {"appeal": appeal, "night_demand": demand}[source](cast)
    for target in targets:
        made = handed(source, entry, target, cast[who])
        name, phone = (getattr(made, n).reveal() for n in NAMES[target])
        assert (made.matter, made.area.name, made.title) == (entry.pk, "东埇村", "邻居改沟淹了菜地")
        assert (name, phone) == ("甘大同", "13800000051")
        assert shelf[target].visible_to(cast[who]).filter(pk=made.pk).exists()
    assert Card.objects.filter(matter=entry.pk).count() == len(targets) + 1


def test_handing_on_when_a_dispute_becomes_a_petition_keeps_the_first_door(cast: Cast) -> None:
    first = appeal(cast)
    dispute = handed("appeal", first, "dispute", cast["苏婉"])
    petition = handed("dispute", dispute, "petition", cast["方法"])
    assert {first.matter, dispute.matter, petition.matter} == {first.pk}
    assert petition.petitioner.reveal() == "甘大同"
    assert [c.number for c in open_doors(petition)] == [first.number, dispute.number]


def test_handing_on_when_the_actor_may_not_is_refused(cast: Cast) -> None:
    first = appeal(cast)
    with pytest.raises(NotAllowed):
        handed("appeal", first, "dispute", cast["何伟"])
    with pytest.raises(NotAllowed), clock.at(DAY):
        hand_on(shelf["appeal"], first, shelf["resident"], {}, by=cast["苏婉"])


def closed(cast: Cast, dispute: Any) -> Any:
    with clock.at(DAY):
        told = {"referral": "诉讼", "told": "可向人民法院起诉"}
        return take(shelf["dispute"], "refer", dispute, told, by=cast["方法"])


def test_door_when_it_closes_leaves_the_other_open_and_tells_it(cast: Cast) -> None:
    first = appeal(cast)
    dispute = closed(cast, handed("appeal", first, "dispute", cast["苏婉"]))
    first.refresh_from_db()
    assert (dispute.closed_at is None, first.closed_at) == (False, None)
    notices = Notice.objects.filter(card__entry=first.pk)
    text = f"同一件事的 {dispute.number} 已办结，本件仍在办理，请接着办。"
    assert [(n.post, n.text) for n in notices] == [("hotline_clerk", text)]
    assert [n.text for n in desk.notices(cast["苏婉"])] == [text]
    line = JournalLine.objects.get(entry=first.pk, verb="door_closed")
    assert line.change == {"with": dispute.number, "with_id": str(dispute.pk)}
    assert journal.rebuild(journal.of_entry(first.pk)) == journal.snapshot(first)


def test_door_when_it_closes_names_the_open_ones_to_those_who_may_see_them(cast: Cast) -> None:
    first = appeal(cast)
    dispute = closed(cast, handed("appeal", first, "dispute", cast["苏婉"]))
    said = [[(p.message, p.blocks) for p in left_open(dispute, by=cast[n])] for n in ("苏婉", "方法")]
    assert said == [
        [(f"同一件事还没有全部办结：{first.number}（热线工单）。", False)],
        [("同一件事还没有全部办结：另有 1 件在您的权限之外。", False)],
    ]


def test_door_when_it_is_the_only_one_tells_nobody(cast: Cast) -> None:
    with clock.at(DAY):
        given = MORE["dispute"] | {"area": "东埇村", "title": "欠款", "content": "借款未还", "party_a": "甘大同"}
        made = open_entry(shelf["dispute"], given, by=cast["顾治"])
    assert left_open(closed(cast, made), by=cast["顾治"]) == []
    assert Notice.objects.count() == 0
