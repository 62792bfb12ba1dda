"""Work in due order over all books, dated before undated, each once; and the list across books."""

from datetime import timedelta

import pytest

from taizhang.base import clock
from taizhang.ledger import desk
from taizhang.ledger.listing import Desk
from taizhang.ledger.listing.desk import work
from taizhang.ledger.models import Card

pytestmark = pytest.mark.django_db


def walked(actor, size: int) -> list[int]:
    found, after = [], ""
    while True:
        cards, after = work(actor, size, after)
        found += [c.pk for c in cards]
        if not after:
            return found
        assert len(cards) == size


@pytest.mark.parametrize("size", [1, 2, 3, 5, 10])
def test_work_when_walked_page_by_page_gives_each_card_once_in_due_order(hazard, everyone, size):
    for back in range(5):
        with clock.at(clock.today() - timedelta(days=back)):
            hazard(f"地点{back}")
    Card.objects.filter(title__in=["地点1", "地点3"]).update(due_at=None)
    whole = [c.pk for c in desk.mine(everyone)]
    assert (walked(everyone, size), len(whole)) == (whole, 5)


def test_work_when_the_cursor_is_nonsense_begins_at_the_beginning(hazard, everyone):
    hazard()
    for bad in ("x", "dnonsense", "u", "u-1", "u" + "9" * 30):
        assert len(work(everyone, 5, bad)[0]) <= 1
    assert len(work(everyone, 5, "dnonsense")[0]) == 1


def test_the_list_across_books_when_narrowed_agrees_with_its_count(hazard, everyone):
    with clock.at(clock.today() - timedelta(days=20)):
        late = hazard("旧仓库", "西㙍村")
    hazard("新仓库", "东埇村")
    asked = Desk(everyone, {"due": ["late"], "book": ["danger"], "nonsense": ["1"]})
    assert [c.entry for c in asked.page().rows] == [late.pk]
    assert (asked.count, asked.address()) == (1, "?book=danger&due=late")
    assert Desk(everyone, {"q": ["旧仓库"]}).count == 1
    assert Desk(everyone, {"mine": ["1"]}).count == 2


def test_the_list_across_books_when_asked_by_a_cadre_holds_their_village(hazard, cast):
    hazard("甲", "西㙍村")
    mine = hazard("乙", "东埇村")
    assert [c.entry for c in Desk(cast["郑阿水"]).page().rows] == [mine.pk]
