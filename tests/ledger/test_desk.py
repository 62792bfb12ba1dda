"""The desk: what a person must do next, over all books, earliest due first, and nobody else's."""

from datetime import date

from taizhang.base import clock
from taizhang.ledger import desk, sweep
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import void
from tests.ledger.sayings import errand, hazard, step


def _numbers(rows) -> list[str]:
    return [c.number for c in rows]


def test_mine_when_steps_are_open_to_several_lists_each_his_own(cast):
    with clock.at(date(2025, 3, 3)):
        mine, other = errand(cast["苏婉"]), errand(cast["苏婉"], office="平安办")
        found = hazard(cast["冯灯"])
    assert _numbers(desk.mine(cast["何伟"])) == [mine.number]
    assert _numbers(desk.mine(cast["林岚"])) == [other.number]
    assert _numbers(desk.mine(cast["陈工"])) == [found.number]
    assert _numbers(desk.mine(cast["冯灯"])) == []
    assert _numbers(desk.mine(cast["韩空"])) == []


def test_mine_when_a_step_is_only_a_right_does_not_list_it(cast):
    """催办 is the leader's right at every errand and puts none on their desk; 延期 does."""
    with clock.at(date(2025, 3, 3)):
        entry = errand(cast["苏婉"])
        waiting = step(errand(cast["苏婉"], title="另一件"), "ask_back", cast["何伟"])
    assert entry.number in _numbers(desk.mine(cast["孙立"]))
    assert waiting.number not in _numbers(desk.mine(cast["孙立"]))


def test_mine_when_due_dates_differ_lists_the_earliest_first_and_undated_last(cast, everyone):
    with clock.at(date(2025, 3, 3)):
        later = errand(cast["苏婉"])
        sooner = hazard(cast["陈工"])
        first = errand(cast["苏婉"], promised_on="2025-03-03")
    Card.objects.filter(entry=later.pk).update(due_at=None)
    assert _numbers(desk.mine(everyone)) == [first.number, sooner.number, later.number]


def test_mine_when_closed_or_struck_out_lists_it_no_more(cast):
    a, b = hazard(cast["冯灯"]), hazard(cast["冯灯"])
    step(a, "dismiss", cast["褚岩"], outcome="不属实")
    void(shelf[Card.objects.get(entry=b.pk).book], b, by=cast["褚岩"], why="录重")
    assert _numbers(desk.mine(cast["陈工"])) == _numbers(desk.mine(cast["褚岩"])) == []


def test_readable_when_the_town_is_another_lists_nothing_of_it(cast, stranger):
    hazard(cast["冯灯"])
    errand(stranger)
    assert len(desk.readable(stranger)) == 1
    assert [c.town_id for c in desk.readable(cast["陈工"])] == [cast["陈工"].town.pk]


def test_notices_when_told_reach_the_post_where_it_may_read(cast, town):
    with clock.at(date(2025, 3, 3)):
        hazard(cast["冯灯"])
    with clock.at(date(2025, 3, 20)):
        sweep.sweep(town)
    assert len(desk.notices(cast["孙立"])) == 1
    assert [len(desk.notices(cast[n])) for n in ("冯灯", "苏婉", "韩空")] == [0, 0, 0]
