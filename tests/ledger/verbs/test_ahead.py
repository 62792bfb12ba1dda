"""A long sheet worked out ahead in a second process: the same as worked out here, whatever is in it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from taizhang.base import clock
from taizhang.base.fields import Secret
from taizhang.ledger import sealing
from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import Outcome, Row, ahead, open_many, opening
from taizhang.town.actor import Actor
from taizhang.town.models import Town
from taizhang.town.places import places
from tests.ledger.sayings import ERRAND, HAZARD

LEAST = 3  # rows to a batch
DAY = date(2025, 3, 4)
APPEAL = {"received_at": "2025-03-03 09:00", "kind": "求助", "category": "02", "title": "路灯不亮", "content": "村口",
          "area": "东埇村"}  # fmt: skip
RESIDENT = {"label": "陈先生", "name": "陈大文", "area": "东埇村"}
GIVEN = {
    "danger": HAZARD,
    "errand": {
        **ERRAND,
        "helpers": "平安办、公服办",
        "visitors": "郑阿水",
        "answered_at": "2025-03-04 08:00",
        "answer": "好",
    },
    "appeal": APPEAL,
}
PHONE = {"danger": "reporter_phone", "errand": "phone", "appeal": "phone"}


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """A dozen rows are a long sheet. The other process is ended as it stands, and its settings make a home."""
    monkeypatch.setattr(opening, "BATCH", LEAST)
    monkeypatch.setattr(ahead, "ALONE", 1)
    monkeypatch.setenv("TMPDIR", str(tmp_path))


def whose(batch: Any) -> int:
    """Which process has worked a batch out."""
    return os.getpid()


def asking(batch: int) -> int:
    """The same, after a question to the database at the fifth."""
    return Town.objects.count() * 0 + os.getpid() if batch == 5 else os.getpid()


def wrong(batch: int) -> int:
    """What goes wrong at the fifth."""
    return 1 // (batch - 5)


class Deadly(str):
    """Text of which the process dies that receives it."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)


def _two() -> bool:
    return ahead._cores() > 1


def test_answers_when_there_are_many_come_in_order_and_from_another_process(town: Town) -> None:
    found = list(ahead.answers(whose, range(9), places(town)))
    assert [batch for batch, _ in found] == list(range(9))
    others = {pid for _, pid in found[1:]}
    assert (found[0][1], len(others), others == {os.getpid()}) == (os.getpid(), 1, not _two())


def test_answers_when_all_are_wanted_here_come_from_here(town: Town) -> None:
    found = list(ahead.answers(whose, range(9), places(town), alone=True))
    assert found == [(n, os.getpid()) for n in range(9)]


@pytest.mark.parametrize(
    ("work", "fifth"), [(asking, 5), (whose, Deadly()), (whose, lambda: None)], ids=["asks", "dies", "does not pickle"]
)
def test_answers_when_one_is_not_to_be_had_come_from_here_from_then_on(town: Town, work: Any, fifth: Any) -> None:
    batches = [0, 1, 2, 3, 4, fifth, 6, 7, 8]
    found = list(ahead.answers(work, batches, places(town)))
    assert [batch for batch, _ in found] == batches
    assert [pid for _, pid in found[5:]] == [os.getpid()] * 4


def test_answers_when_the_work_goes_wrong_raise_what_it_raises_in_its_turn(town: Town) -> None:
    coming = ahead.answers(wrong, range(9), places(town))
    assert [next(coming) for _ in range(5)] == [(n, wrong(n)) for n in range(5)]
    with pytest.raises(ZeroDivisionError):
        next(coming)


def test_answers_when_nobody_wants_the_rest_end_the_process(town: Town) -> None:
    other = ahead.Other[int, int](whose, places(town))
    other.give(1)
    other.close()
    assert other.process.returncode is not None


@pytest.mark.parametrize("book", ["danger", "errand", "appeal"])
def test_rows_when_given_to_another_process_are_drawn_there(everyone: Actor, book: str) -> None:
    judge = opening._Judge(book, everyone, "12345")
    batches = list(opening._batches(shelf[book], sheet(book), everyone, "12345", False, Outcome()))
    with clock.at(DAY), closing(ahead.Other[Any, Any](judge, everyone.places)) as other:
        for batch in batches[:2]:
            other.give(batch)
        assert [(len(found.drawn.entries), found.problems) for found in (other.take(), other.take())] == [(3, [])] * 2


def sheet(book: str, n: int = 14) -> Iterator[Row]:
    """Rows that differ in title, day, place and telephone; each with a number outside."""
    text = "place" if book == "danger" else "title"
    for i in range(n):
        phone = {PHONE[book]: f"1380000{i:04}"} if i % 2 else {}
        yield Row({**GIVEN[book], text: f"巷口路灯{i}号不亮", **phone}, i, f"G{i}")


def written(book: str, rows: Iterable[Row], by: Actor, *, trial: bool = False) -> tuple[Outcome, Any, list[int]]:
    """What comes of a sheet, all that it writes, and its progress; everything undone."""
    seen: list[int] = []
    with clock.at(DAY), transaction.atomic():
        outcome = open_many(shelf[book], rows, by=by, source="12345", trial=trial, progress=seen.append)
        found = tables(book)
        assert [b.what for b in sealing.verify(by.town) if "封印" not in b.what] == []
        transaction.set_rollback(True)
    return outcome, found, seen


def tables(book: str) -> dict[str, Any]:
    """Every row of the ledger's tables and a book's, with numbers of entries for whatever key the database or chance
    gave, and private values in the open."""
    entries = {e.pk: e for e in shelf[book].model.objects.order_by("number")}
    named = {pk: e.number for pk, e in entries.items()}
    cards = {pk: named[entry] for pk, entry in apps.get_model("ledger.Card").objects.values_list("pk", "entry")}
    found: dict[str, Any] = {}
    for model in (shelf[book].model, *apps.get_app_config("ledger").get_models()):
        rows = list(model._default_manager.values())
        for row in rows:
            row["id"] = row.pop("digest", None) and None
            for name in {"entry", "matter"} & row.keys():
                row[name] = named[row[name]]
            if "card_id" in row:
                row["card_id"] = cards[row["card_id"]]
            if model is JournalLine:
                row["change"] = plainly(row["change"], entries, named)
        found[model._meta.label] = sorted(({n: shown(v) for n, v in row.items()} for row in rows), key=str)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid, CAST(words AS text) FROM ledger_words")
        found["words"] = {cards[pk]: sorted(words.split()) for pk, words in cursor.fetchall()}
    return found


def shown(value: Any) -> Any:
    return value.reveal() if isinstance(value, Secret) else value


def plainly(change: dict[str, Any], entries: dict[Any, Any], named: dict[Any, str]) -> dict[str, Any]:
    """A journal line's change, its ids as numbers; a private value must be the very cipher text of the column."""
    columns = dict(change["set"])
    entry = next(e for pk, e in entries.items() if str(pk) == columns["id"])
    for name, value in columns.items():
        if isinstance(held := getattr(entry, name), Secret):
            assert value == held.cipher
            columns[name] = held.reveal()
    return {**change, "set": {**columns, "id": named[entry.pk], "matter": named[entry.matter]}}


def both(monkeypatch: pytest.MonkeyPatch, book: str, rows: list[Row], by: Actor, **more: Any) -> Any:
    """What comes of a sheet ahead, when it is the same as here."""
    over = written(book, rows, by, **more)
    monkeypatch.setattr(ahead, "ALONE", 1000)
    assert over == written(book, rows, by, **more)
    return over


def refused(monkeypatch: pytest.MonkeyPatch, book: str, rows: list[Row], by: Actor) -> Outcome:
    """What comes of a sheet that is refused, when it is the same ahead as here."""
    outcomes = []
    for alone in (1, 1000):
        monkeypatch.setattr(ahead, "ALONE", alone)
        with clock.at(DAY):
            outcomes.append(open_many(shelf[book], rows, by=by))
    assert outcomes[0] == outcomes[1]
    return outcomes[0]


@pytest.mark.parametrize("book", GIVEN)
def test_open_many_when_drawn_ahead_writes_what_it_writes_drawn_here(
    monkeypatch: pytest.MonkeyPatch, everyone: Actor, book: str
) -> None:
    outcome, found, seen = both(monkeypatch, book, list(sheet(book)), everyone)
    assert (outcome.opened, outcome.problems, len(set(outcome.numbers)), seen) == (14, [], 14, [3, 6, 9, 12, 14])
    assert [len(found[f"ledger.{name}"]) for name in ("Card", "JournalLine")] == [14, 14]


def test_open_many_when_rows_are_known_or_twice_in_the_sheet_counts_them_alike(
    monkeypatch: pytest.MonkeyPatch, everyone: Actor
) -> None:
    rows = list(sheet("errand"))
    with clock.at(DAY):
        open_many(shelf["errand"], rows[10:11], by=everyone, source="12345")
    outcome, _, _ = both(monkeypatch, "errand", [*rows, *rows[:6], *rows[8:]], everyone)
    assert (outcome.opened, outcome.known) == (13, 13)


def test_open_many_when_rows_are_wrong_names_them_alike_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, everyone: Actor
) -> None:
    rows = list(sheet("danger"))
    rows[4].given = {**HAZARD, "area": "无此村"}
    rows[12].given = {**HAZARD, "found_on": "2999-01-01"}
    outcome = refused(monkeypatch, "danger", rows, everyone)
    assert [(place, p.field) for place, p in outcome.problems] == [(4, "area"), (12, "found_on")]
    assert (outcome.opened, outcome.numbers, JournalLine.objects.count()) == (0, [], 0)


def test_open_many_when_it_is_a_trial_says_alike_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, everyone: Actor
) -> None:
    outcome, found, _ = both(monkeypatch, "danger", list(sheet("danger")), everyone, trial=True)
    assert (outcome.opened, outcome.numbers, found["ledger.JournalLine"]) == (14, [], [])


def test_open_many_when_a_rule_asks_about_rows_of_the_same_sheet_finds_them(
    monkeypatch: pytest.MonkeyPatch, everyone: Actor
) -> None:
    """One identity number, at both ends of the sheet."""
    ids = ["110101199003078056", *[""] * 10, "110101199003078056"]
    rows = [Row({**RESIDENT, "id_number": n}, i, f"R{i}") for i, n in enumerate(ids)]
    outcome = refused(monkeypatch, "resident", rows, everyone)
    assert [(place, p.field) for place, p in outcome.problems if p.blocks] == [(11, "id_number")]


def test_open_many_when_the_other_process_dies_writes_what_it_writes_drawn_here(
    monkeypatch: pytest.MonkeyPatch, everyone: Actor
) -> None:
    rows = list(sheet("danger"))
    rows[7].given = {**rows[7].given, "description": Deadly("疏散通道被货物堵塞")}
    outcome, _, _ = both(monkeypatch, "danger", rows, everyone)
    assert (outcome.opened, outcome.problems) == (14, [])
