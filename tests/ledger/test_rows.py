"""Rows written straight are the rows Django would have written."""

from datetime import date

import pytest
from django.db import connection

from taizhang.base import clock
from taizhang.base.ident import uuid7
from taizhang.ledger.models import Card, Clock
from taizhang.ledger.rows import change, insert, insert_each, lay, made
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from taizhang.town.models import Town
from taizhang.town.places import places
from tests.cast import Cast

GIVEN = {"received_at": "2023-11-10 09:00", "kind": "求助", "category": "02", "title": "路灯不亮", "content": "村口",
         "area": "东埇村", "phone": "13800000051"}  # fmt: skip


def test_entry_written_straight_equals_one_saved(cast: Cast) -> None:
    book = shelf["appeal"]
    with clock.at(date(2023, 11, 10)):
        entry = open_entry(book, GIVEN, by=cast["苏婉"])
    straight = book.model.objects.filter(pk=entry.pk).values().get()
    entry.number, entry.pk = "SQ-2023-99999", uuid7()
    entry.save(force_insert=True)
    saved = book.model.objects.filter(pk=entry.pk).values().get()
    differ = {k for k in saved if str(saved[k]) != str(straight[k])}
    assert differ == {"id", "number"}
    assert saved["phone"].reveal() == straight["phone"].reveal() == "13800000051"


def test_a_new_object_begins_as_django_would_begin_it(town: Town) -> None:
    for book in shelf.values():
        ours, theirs = made(book.model, opened_by_id=7), book.model(opened_by_id=7)
        differ = {n for n, v in ours.__dict__.items() if n != "_state" and theirs.__dict__[n] != v}
        assert (differ, ours.__dict__.keys()) == ({"id"}, theirs.__dict__.keys())
        other = made(book.model)
        shared = [n for n, v in ours.__dict__.items() if isinstance(v, list | dict) and other.__dict__[n] is v]
        assert shared == []


def test_a_private_value_laid_in_as_plain_text_is_stored_sealed(cast: Cast) -> None:
    appeal = shelf["appeal"].model
    entry = made(appeal)
    entry.__dict__["phone"] = "13800000051"  # past the descriptor that would have sealed it
    (row,) = lay(appeal, [entry]).rows
    assert [value for value in row if "13800000051" in str(value)] == []
    opened = open_entry(shelf["appeal"], GIVEN, by=cast["苏婉"])
    change(appeal, {"phone": "13800000052"}, id=opened.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM books_appeal")
        (stored,) = cursor.fetchone()
    assert stored.startswith("sm4gcm:")
    assert appeal.objects.get(pk=opened.pk).phone.reveal() == "13800000052"


def test_a_change_looks_for_nothing_where_nothing_is_asked(cast: Cast) -> None:
    open_entry(shelf["appeal"], GIVEN, by=cast["苏婉"])
    row = Clock.objects.order_by("pk").first()
    assert row is not None
    assert change(Clock, {"stage": 3}, id=row.pk, stopped_at=None, stage=0) == 1
    assert change(Clock, {"stage": 4}, id=row.pk, paused_at=None, stopped_at=clock.now()) == 0
    row.refresh_from_db()
    assert row.stage == 3


@pytest.mark.parametrize("n", [0, 1, 3, 2500])
def test_any_number_of_rows_arrives(town: Town, n: int) -> None:
    now = clock.now()
    rows = [
        Clock(
            entry=uuid7(),
            book="appeal",
            town=town,
            key=f"k{i}",
            unit="day",
            started_at=now,
            first_due_at=now,
            due_at=now,
        )
        for i in range(n)
    ]
    insert(rows)
    assert sorted(Clock.objects.values_list("key", flat=True)) == sorted(r.key for r in rows)
    assert not any(r._state.adding for r in rows)


@pytest.mark.parametrize("n", [0, 1, 3, 2500])
def test_each_row_learns_its_own_key(town: Town, n: int) -> None:
    now, root = clock.now(), places(town).root.pk
    cards = [
        made(Card, entry=uuid7(), book="appeal", town_id=town.pk, number=str(i), title=str(i), area_id=root, state="x",
             on=now.date(), opened_at=now, matter=uuid7())
        for i in range(n)
    ]  # fmt: skip
    insert_each(cards, "entry")
    assert dict(Card.objects.values_list("pk", "number")) == {c.pk: c.number for c in cards}
    assert len({c.pk for c in cards}) == n
