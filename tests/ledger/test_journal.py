"""The journal: chained, enough to rebuild the tables, and never telling a private value."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from taizhang.base import clock, seal
from taizhang.ledger import journal, sealing
from taizhang.ledger.models import Card, JournalLine, Link
from taizhang.ledger.refusal import Refusal
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend, link, merge, reveal, take, unlink, unmerge, void
from taizhang.town import places
from taizhang.town.actor import Actor
from tests import cast as company
from tests.ledger.sayings import errand, hazard, step


def test_append_when_lines_follow_chains_each_to_the_one_before(cast, town):
    step(hazard(cast["冯灯"]), "dismiss", cast["褚岩"], outcome="不属实")
    first, second = JournalLine.objects.order_by("seq")
    assert first.digest == seal.chain(journal.START, journal.payload(first))
    assert second.digest == seal.chain(first.digest, journal.payload(second))


def test_append_when_towns_differ_keeps_a_chain_for_each(cast, stranger):
    for by in (cast["陈工"], stranger, cast["陈工"]):
        hazard(by)
    assert sorted(JournalLine.objects.values_list("town", "seq")) == sorted(
        [(cast["陈工"].town.pk, 1), (stranger.town.pk, 1), (cast["陈工"].town.pk, 2)]
    )


def test_lines_when_an_entry_holds_private_values_hold_only_cipher_text(cast):
    errand(cast["苏婉"], caller="欧阳晚晴", phone="13800001111")
    text = "".join(str(line.change) for line in JournalLine.objects.all())
    assert "欧阳晚晴" not in text
    assert "13800001111" not in text
    assert "sm4gcm:" in text


def test_rebuild_when_read_back_equals_the_row_with_private_values(cast):
    entry = errand(cast["苏婉"], caller="欧阳晚晴", phone="13800001111", helpers="平安办", amount="12.5", heads="3")
    entry = amend(shelf["errand"], entry, {"phone": "13900002222"}, by=cast["苏婉"], why="号码写错")
    entry.refresh_from_db()
    assert journal.rebuild(journal.of_entry(entry.pk)) == journal.snapshot(entry)


def test_as_of_when_asked_for_a_day_tells_how_it_stood_then(cast):
    with clock.at(date(2025, 3, 3)):
        entry = hazard(cast["冯灯"])
    with clock.at(date(2025, 3, 5)):
        step(entry, "dismiss", cast["褚岩"], outcome="不属实")
    assert journal.as_of(entry.pk, clock.instant(date(2025, 3, 2))) == {}
    assert journal.as_of(entry.pk, clock.instant(date(2025, 3, 4)))["state"] == "found"
    assert journal.as_of(entry.pk, clock.instant(date(2025, 3, 6)))["state"] == "dismissed"


def test_encode_when_a_value_is_of_no_known_kind_refuses():
    with pytest.raises(TypeError, match="cannot keep a object"):
        journal.encode(object())


# What may be done next, in any order: most of it is refused in most states, and a refusal must leave no trace.
VERBS = [
    "open", "amend", "amend_area", "void", "link", "unlink", "merge", "unmerge", "reveal", "stale",
    "order", "dismiss", "rectify", "reject", "close",
    "ask_back", "supplied", "extend", "nudge", "answer", "send_back", "finish",
]  # fmt: skip
MOVES = st.lists(
    st.tuples(
        st.sampled_from(VERBS),
        st.integers(0, 5),
        st.integers(1, 40),
    ),
    min_size=3,
    max_size=25,
)
ANSWERS = {
    "order": {"grade": "重大隐患", "order": "清理", "rectify_by": "2025-04-30"},
    "dismiss": {"outcome": "不属实"},
    "rectify": {"outcome": "已清", "plan": "巡查"},
    "reject": {"order": "再清", "rectify_by": "2025-05-30"},
    "extend": {"added": "3"},
    "answer": {"answer": "已办"},
}


class Replay(TestCase):
    """Hypothesis wants a test case of its own: each example is rolled back."""

    @settings(max_examples=25, deadline=None)
    @given(MOVES)
    def test_rebuild_when_any_verbs_were_used_in_any_order_equals_the_tables(self, moves: list) -> None:
        places.forget()
        town = company.found_town()
        by = Actor.of(company.engage(town)[company.EVERYONE])
        now = clock.instant(date(2025, 3, 3))
        entries = []
        with clock.at(now):
            entries += [hazard(by), errand(by, phone="13800001111"), hazard(by, place="另一处")]
        for verb, which, hours in moves:
            now += timedelta(hours=hours)
            with clock.at(now), suppress(Refusal):
                _do(verb, entries, which % len(entries), by)
        _tables_equal_the_journal(town, now)


def _do(verb: str, entries: list, n: int, by: Actor) -> None:
    entry = entries[n]
    book = shelf[type(entry).__name__.lower()]
    if verb == "open":
        entries.append(errand(by, title=f"第{len(entries)}件"))
    elif verb == "amend":
        field = {"danger": "place", "errand": "title"}[book.slug]
        amend(book, entry, {field: f"改过{n}"}, by=by, why="写错")
    elif verb == "amend_area":
        amend(book, entry, {"area": "西㙍村"}, by=by, why="地点写错")
    elif verb == "void":
        void(book, entry, by=by, why="录重")
    elif verb == "reveal":
        reveal(book, entry, {"danger": "reporter_phone", "errand": "phone"}[book.slug], by=by, why="回访")
    elif verb == "link":
        link(_card(entry), _card(entries[n - 1]), by=by)
    elif verb == "merge":
        merge(_card(entries[n - 1]), _card(entry), by=by, why="录重")
    elif verb in ("unlink", "unmerge"):
        kind = {"unlink": "same", "unmerge": "merged"}[verb]
        if row := Link.objects.filter(kind=kind, undone_at=None).first():
            (unlink if verb == "unlink" else unmerge)(row, by=by, why="看错了")
    elif verb == "stale":
        take(book, next(iter(book.lifecycle.steps)), entry, {}, by=by, version=999)
    elif verb in book.lifecycle.steps:
        take(book, verb, entry, ANSWERS.get(verb, {}), by=by)


def _card(entry) -> Card:
    return Card.objects.get(entry=entry.pk)


def _tables_equal_the_journal(town, now: datetime) -> None:
    for book in (shelf["danger"], shelf["errand"]):
        for row in book.model.objects.all():
            assert journal.rebuild(journal.of_entry(row.pk)) == journal.snapshot(row)
            card = _card(row)
            assert (card.state, card.due_at, card.closed_at, card.voided_at, card.matter, card.area_id) == (
                row.state,
                row.due_at,
                row.closed_at,
                row.voided_at,
                row.matter,
                row.area_id,
            )
            alive = row.voided_at is None and row.state not in book.lifecycle.ends
            assert (row.closed_at is None) == (row.state not in book.lifecycle.ends)
            if not alive:
                assert row.due_at is None
    with clock.at(now):
        assert [b for b in sealing.verify(town) if b.seq] == []
