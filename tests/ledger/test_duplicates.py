"""Near entries: same words, near place, near time, and only among what the asker may read."""

from datetime import date

from taizhang.base import clock
from taizhang.ledger.duplicates import near
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import Row, link, void
from taizhang.ledger.verbs.opening import prepare
from tests.ledger.sayings import ERRAND, errand

BOOK = "errand"
SAME = {"title": "巷口路灯坏了", "content": "我们巷口的路灯坏了半个多月没有人来修"}
OTHER = {"title": "合作医疗缴费", "content": "请问今年的合作医疗在哪里缴费，什么时候截止"}


def _near(entry, by) -> list[str]:
    return [n.card.number for n in near(shelf[BOOK], entry, by=by)]


def test_near_when_words_place_and_time_agree_shows_it_before_saving(cast):
    by = cast["苏婉"]
    held = errand(by)
    errand(by, **OTHER)
    fresh, problems = prepare(shelf[BOOK], Row({**ERRAND, **SAME}), by=by)
    assert problems == []
    found = near(shelf[BOOK], fresh, by=by)
    assert [n.card.entry for n in found] == [held.pk]
    assert found[0].why == "同村，同日"
    assert 0.5 <= found[0].alike <= 1


def test_near_when_nothing_is_alike_shows_nothing(cast):
    errand(cast["苏婉"])
    assert _near(errand(cast["苏婉"], **OTHER), cast["苏婉"]) == []


def test_near_when_the_villages_differ_is_less_alike(cast):
    held = errand(cast["苏婉"])
    here = near(shelf[BOOK], errand(cast["苏婉"], **SAME), by=cast["苏婉"])
    there = near(shelf[BOOK], errand(cast["苏婉"], **SAME, area="西㙍村"), by=cast["苏婉"])
    score = {n.card.entry: n.alike for n in here}[held.pk]
    assert {n.card.entry: n.alike for n in there}.get(held.pk, 0) < score


def test_near_when_a_hamlet_lies_in_the_village_is_the_same_village(cast):
    errand(cast["苏婉"])
    assert near(shelf[BOOK], errand(cast["苏婉"], **SAME, area="𠮷坑"), by=cast["苏婉"])[0].why == "同村，同日"


def test_near_when_too_long_ago_shows_nothing(cast):
    errand(cast["苏婉"])
    with clock.at(date(2025, 6, 1)):
        assert _near(errand(cast["苏婉"], **SAME, received_at="2025-05-20 09:00"), cast["苏婉"]) == []


def test_near_when_joined_or_struck_out_is_left_away(cast):
    by = cast["苏婉"]
    one, two, three = errand(by), errand(by, **SAME), errand(by, **SAME)
    link(Card.objects.get(entry=one.pk), Card.objects.get(entry=three.pk), by=by)
    void(shelf[BOOK], two, by=by, why="录重")
    three.refresh_from_db()
    assert _near(three, by) == []


def test_near_when_the_asker_may_not_read_it_shows_nothing(cast):
    errand(cast["苏婉"])  # for 规划建设办公室
    mine = errand(cast["苏婉"], **SAME, office="平安法治办公室")
    assert _near(mine, cast["林岚"]) == []
    assert len(_near(mine, cast["苏婉"])) == 1


def test_near_when_another_town_has_the_same_shows_nothing(cast, stranger):
    errand(stranger)
    assert _near(errand(cast["苏婉"]), cast["苏婉"]) == []


def test_near_when_many_are_alike_shows_the_best_few_in_order(cast):
    by = cast["苏婉"]
    for n in range(8):
        errand(by, content=f"巷口的路灯坏了半个月没有人修，第{n}次反映" + "，麻烦派人" * n)
    found = near(shelf[BOOK], errand(by), by=by)
    assert len(found) == 5
    assert [n.alike for n in found] == sorted((n.alike for n in found), reverse=True)
