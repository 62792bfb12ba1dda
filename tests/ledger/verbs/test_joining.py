"""Joining: one matter with many doors, two records of one thing, and how both are undone."""

import pytest

from taizhang.ledger import journal
from taizhang.ledger.models import Card, Clock, JournalLine, Link
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import link, merge, unlink, unmerge, void
from taizhang.ledger.verbs.joining import component
from tests.books_fixture.models import Errand
from tests.ledger.sayings import errand, hazard, step


def _card(entry) -> Card:
    return Card.objects.get(entry=entry.pk)


def _matters(*entries) -> list:
    return [type(e).objects.get(pk=e.pk).matter for e in entries]


@pytest.fixture
def three(cast):
    return [errand(cast["苏婉"], title=f"第{n}件") for n in range(3)]


def test_link_when_the_same_makes_one_matter_of_the_earliest(cast, three):
    a, b, c = three
    link(_card(c), _card(b), by=cast["苏婉"])
    assert _matters(a, b, c) == [a.pk, b.pk, b.pk]
    link(_card(a), _card(c), by=cast["苏婉"])
    assert _matters(a, b, c) == [a.pk] * 3
    assert list(Card.objects.values_list("matter", flat=True).distinct()) == [a.pk]
    assert component(_card(b).pk) == {_card(x).pk for x in three}


def test_link_when_only_related_leaves_two_matters(cast, three):
    link(_card(three[0]), _card(three[1]), Link.Kind.RELATED, by=cast["苏婉"])
    assert _matters(*three) == [e.pk for e in three]


def test_link_when_books_differ_joins_them(cast, everyone, three):
    found = hazard(everyone)
    link(_card(three[0]), _card(found), by=everyone)
    assert _matters(found) == [three[0].pk]


def test_unlink_when_it_was_the_only_tie_parts_them_again(cast, three):
    a, b, c = three
    first = link(_card(a), _card(b), by=cast["苏婉"])
    link(_card(b), _card(c), by=cast["苏婉"])
    unlink(first, by=cast["苏婉"], why="不是一件")
    assert _matters(a, b, c) == [a.pk, b.pk, b.pk]
    link(_card(a), _card(b), by=cast["苏婉"])  # may be joined again
    assert _matters(a, b, c) == [a.pk] * 3


def test_unlink_when_another_way_round_remains_keeps_one_matter(cast, three):
    a, b, c = three
    first = link(_card(a), _card(b), by=cast["苏婉"])
    link(_card(b), _card(c), by=cast["苏婉"])
    link(_card(c), _card(a), by=cast["苏婉"])
    unlink(first, by=cast["苏婉"], why="看错")
    assert _matters(a, b, c) == [a.pk] * 3


def test_link_when_twice_or_with_itself_or_undone_twice_is_refused(cast, three):
    a, b, _ = three
    row = link(_card(a), _card(b), by=cast["苏婉"])
    with pytest.raises(Refused, match="已经关联过"):
        link(_card(b), _card(a), by=cast["苏婉"])
    with pytest.raises(Refused, match="它自己"):
        link(_card(a), _card(a), by=cast["苏婉"])
    unlink(row, by=cast["苏婉"], why="看错")
    with pytest.raises(NotAllowed, match="已经解除"):
        unlink(row, by=cast["苏婉"], why="看错")


def test_link_when_one_side_is_not_the_actors_is_refused(cast):
    mine, theirs = errand(cast["苏婉"]), errand(cast["苏婉"], office="平安法治办公室")
    with pytest.raises(NotAllowed):
        link(_card(mine), _card(theirs), by=cast["何伟"])
    assert Link.objects.count() == 0


def test_link_when_made_stands_in_the_journal_of_both(cast, three):
    link(_card(three[0]), _card(three[1]), by=cast["苏婉"])
    lines = JournalLine.objects.filter(verb="link").order_by("seq")
    assert [(line.number, line.change["with"]) for line in lines] == [
        (three[0].number, three[1].number),
        (three[1].number, three[0].number),
    ]


def test_merge_when_done_takes_one_off_lists_counts_and_clocks(cast, three):
    a, b, _ = three
    merge(_card(a), _card(b), by=cast["苏婉"], why="录重")
    fresh = Errand.objects.get(pk=b.pk)
    assert (fresh.voided_at is not None, fresh.due_at) == (True, None)
    assert Clock.objects.filter(entry=b.pk, stopped_at=None).count() == 0
    assert b not in shelf["errand"].visible_to(cast["苏婉"])
    assert a in shelf["errand"].visible_to(cast["苏婉"])


def test_unmerge_when_done_stands_again_as_it_was(cast, three):
    a, b, _ = three
    before = journal.snapshot(Errand.objects.get(pk=b.pk))
    running = set(Clock.objects.filter(entry=b.pk, stopped_at=None).values_list("key", "due_at", "call_at"))
    row = merge(_card(a), _card(b), by=cast["苏婉"], why="录重")
    unmerge(row, by=cast["苏婉"], why="不是一件")
    after = journal.snapshot(Errand.objects.get(pk=b.pk))
    assert {**after, "version": 1} == before
    assert set(Clock.objects.filter(entry=b.pk, stopped_at=None).values_list("key", "due_at", "call_at")) == running
    with pytest.raises(NotAllowed, match="已经恢复"):
        unmerge(row, by=cast["苏婉"], why="再来")
    assert step(b, "answer", cast["何伟"], answer="已办").state == "review"


def test_merge_when_books_differ_or_it_is_itself_is_refused(cast, everyone, three):
    with pytest.raises(Refused):
        merge(_card(three[0]), _card(hazard(everyone)), by=everyone, why="录重")
    with pytest.raises(Refused):
        merge(_card(three[0]), _card(three[0]), by=everyone, why="录重")


def test_merge_when_no_reason_is_given_is_refused(cast, three):
    with pytest.raises(Refused, match="请写明原因"):
        merge(_card(three[0]), _card(three[1]), by=cast["苏婉"], why="  ")


def test_merge_when_one_is_struck_out_is_refused(cast, three):
    void(shelf["errand"], three[1], by=cast["苏婉"], why="录错")
    with pytest.raises(NotAllowed):
        merge(_card(three[0]), _card(three[1]), by=cast["苏婉"], why="录重")


def test_link_when_the_other_town_has_it_does_not_exist(cast, stranger):
    with pytest.raises(Errand.DoesNotExist):
        link(_card(errand(cast["苏婉"])), _card(errand(stranger)), by=cast["苏婉"])
