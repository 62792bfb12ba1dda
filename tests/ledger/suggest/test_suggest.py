"""Suggestions: from closed entries, decided by people, counted."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.ledger import verbs
from taizhang.ledger.models import JournalLine, Suggested
from taizhang.ledger.shelf import shelf
from taizhang.ledger.suggest import Guess, accuracy, schooling, suggest
from taizhang.ledger.suggest.guessing import path_of
from taizhang.town.models import Town
from tests.cast import Cast

BOOK = shelf["appeal"]
DAY = date(2023, 3, 6)
LAMP = {"title": "巷口路灯不亮", "content": "巷口两盏路灯坏了，晚上看不清路", "category": "02", "subcategory": "0201"}
PIGS = {"title": "养猪场排污水", "content": "村后养猪场夜里把污水排进灌溉沟", "category": "01", "subcategory": "0101"}
DARK = {"title": "桥头路灯坏了", "content": "桥头路灯坏了，晚上看不清路，请修一下"}


def closed(cast: Cast, told: dict[str, str], office: str, n: int = 0) -> Any:
    """An appeal that has run to its end."""
    by = cast["苏婉"]
    with clock.at(DAY + timedelta(days=n)):
        given = {"channel": "phone", "kind": "help", "received_at": clock.now(), "area": "东埇村"} | told
        entry = verbs.open_entry(BOOK, given, by=by)
        answer = {"answer": "已办", "answer_way": "phone", "close_kind": "solved"}
        clerk, head = {"规建办": ("何伟", "赵恒"), "平安办": ("林岚", "钱颂")}[office]
        for key, who, said in (
            ("dispatch", "苏婉", {"office": office}),
            ("sign", clerk, {}),
            ("contact", clerk, {}),
            ("submit", clerk, answer),
            ("pass", head, {}),
            ("close", "苏婉", {}),
        ):
            entry = verbs.take(BOOK, key, entry, said, by=cast[who])
    return entry


@pytest.fixture
def past(cast: Cast) -> list[Any]:
    return [closed(cast, LAMP, "规建办"), closed(cast, PIGS, "平安办"), closed(cast, LAMP, "规建办")]


@pytest.fixture
def forgotten(town: Town) -> Iterator[None]:
    """No learned file outlives a test."""
    yield
    for one in BOOK.suggests:
        path_of(town, BOOK, one.field).unlink(missing_ok=True)


def told(guesses: list[Guess]) -> list[tuple[str, str]]:
    return [(g.field, g.label) for g in guesses]


def test_new_town_when_nothing_is_closed_suggests_nothing(cast: Cast):
    assert suggest(BOOK, DARK, cast["苏婉"]) == []


def test_neighbours_when_alike_suggest_what_they_were(past: list[Any], cast: Cast):
    offices = {str(o): str(o.pk) for o in cast["苏婉"].places.offices.values()}
    found = suggest(BOOK, DARK, cast["苏婉"])
    assert [(g.field, g.value) for g in found] == [
        ("category", "02"), ("subcategory", "0201"), ("office", offices["规建办"]),
    ]  # fmt: skip
    assert [n for n in (past[0].number, past[2].number) if n in found[0].why] != []


def test_field_when_already_answered_is_left_alone(past: list[Any], cast: Cast):
    found = suggest(BOOK, DARK | {"category": "02", "subcategory": "0201"}, cast["苏婉"])
    assert told(found) == [("office", "规建办")]


def test_level_below_when_another_class_was_chosen_is_not_suggested(past: list[Any], cast: Cast):
    assert told(suggest(BOOK, DARK | {"category": "01"}, cast["苏婉"])) == [("office", "规建办")]


def test_neighbours_when_the_actor_may_not_read_them_stay_unnamed(past: list[Any], cast: Cast):
    assert suggest(BOOK, DARK, cast["王小满"]) == []


def test_decision_when_taken_with_a_suggestion_keeps_both(past: list[Any], cast: Cast, town: Town):
    by = cast["苏婉"]
    with clock.at(date(2023, 3, 20)):
        given = {"channel": "phone", "kind": "help", "received_at": clock.now(), "area": "东埇村", **DARK}
        found = suggest(BOOK, given, by)
        entry = verbs.open_entry(BOOK, given | {"category": "01"}, by=by, suggested=found)
        verbs.take(BOOK, "dispatch", entry, {"office": "规建办"}, by=by, suggested=found)
    assert list(Suggested.objects.order_by("id").values_list("field", "suggested", "chosen")) == [
        ("category", "02", "01"),
        ("office", found[-1].value, found[-1].value),
    ]
    march = Period.month(2023, 3)
    rates = [accuracy(BOOK, field, town, march).rate for field in ("category", "office", "subcategory")]
    assert rates == [0.0, 1.0, None]
    lines = JournalLine.objects.filter(entry=entry.pk, verb="suggest").order_by("seq")
    assert [(x.by, x.change["field"], x.change["taken"]) for x in lines] == [
        (None, "category", False), (None, "office", True),
    ]  # fmt: skip


def test_school_when_too_little_is_closed_says_so_and_writes_nothing(past: list[Any], town: Town):
    lessons = list(schooling.school(BOOK, town))
    assert [(x.label, x.texts, bool(x.why_not)) for x in lessons] == [
        ("问题大类", 3, True), ("问题中类", 3, True), ("承办单位", 3, True),
    ]  # fmt: skip
    assert not path_of(town, BOOK, "category").exists()


def test_school_when_enough_is_closed_suggests_by_weights(cast: Cast, town: Town, forgotten: None):
    for n in range(26):
        closed(cast, LAMP | {"content": f"{'东西南北'[n % 4]}边路灯坏了{n}天"}, "规建办", n)
        closed(cast, PIGS | {"content": f"{'东西南北'[n % 4]}边猪场排污水{n}天"}, "平安办", n)
    lessons = list(schooling.school(BOOK, town))
    assert [(x.label, x.texts, x.right) for x in lessons] == [
        ("问题大类", 52, 1.0), ("问题中类", 52, 1.0), ("承办单位", 52, 1.0),
    ]  # fmt: skip
    found = suggest(BOOK, DARK, cast["苏婉"])
    assert told(found) == [("category", "市政设施"), ("subcategory", "道路路灯"), ("office", "规建办")]
    assert found[0].why.startswith("写有“") and "市政设施" in found[0].why
    assert isinstance(path_of(town, BOOK, "category"), Path) and path_of(town, BOOK, "category").exists()
