"""Rows written straight are the rows Django would have written."""

from datetime import date

import pytest

from taizhang.base import clock
from taizhang.base.ident import uuid7
from taizhang.ledger.models import Card, CardKey, Clock
from taizhang.ledger.rows import insert, insert_plain
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from taizhang.town.models import Town
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


def test_plain_rows_arrive_as_given(cast: Cast) -> None:
    open_entry(shelf["appeal"], GIVEN, by=cast["苏婉"])
    card = Card.objects.get()
    CardKey.objects.all().delete()
    insert_plain(CardKey, ("card_id", "hash"), [(card.pk, f"{n:04}") for n in range(2001)])
    assert list(CardKey.objects.order_by("hash").values_list("hash", flat=True)) == [f"{n:04}" for n in range(2001)]
