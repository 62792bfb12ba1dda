"""Who is offered which indicators, and who closes."""

import pytest

from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.visible import books, may_close, may_reopen, may_see, visible
from taizhang.ledger.may import anywhere
from taizhang.ledger.shelf import shelf

EVERY = tuple(i.key for i in catalogue)


@pytest.mark.parametrize("name", ["吴静", "孙立", "周敏", "卫宁"])
def test_visible_when_overseeing_is_everything(cast, name: str):
    assert tuple(i.key for i in visible(cast[name])) == EVERY


def test_visible_when_without_a_post_is_nothing(cast):
    assert visible(cast["韩空"]) == ()


def test_visible_when_holding_one_post_is_what_its_books_hold(cast):
    for name in ("苏婉", "陈工", "郑阿水", "方法"):
        readable = {b.slug for b in shelf.values() if anywhere(cast[name], b.may.get("read", ()))}
        assert {i.key for i in visible(cast[name])} == {i.key for i in catalogue if set(books(i)) <= readable}, name


def test_visible_when_a_book_tells_of_each_reading_is_not_for_overseers(cast):
    from taizhang.indicators.indicator import Definition, Indicator
    from taizhang.town.posts import DISCIPLINE

    accused = Indicator("x", "检举控告", "类", "件", DISCIPLINE, definitions=(Definition("accusation.received"),))
    assert [may_see(cast[n], accused) for n in ("吴静", "周敏", "卫宁", "纪律")] == [False, False, False, True]


def test_closing_when_asked_is_the_gatherers_and_reopening_the_leaders(cast):
    names = ("吴静", "孙立", "周敏", "卫宁", "苏婉")
    assert [may_close(cast[n]) for n in names] == [True, False, False, False, False]
    assert [may_reopen(cast[n]) for n in names] == [False, True, True, False, False]
