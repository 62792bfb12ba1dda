"""Appeals for tests: opened with what is usual, moved on by the cast."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.books.appeal.book import AppealBook
from taizhang.books.appeal.model import Appeal
from taizhang.ledger import verbs
from taizhang.ledger.shelf import shelf
from tests.cast import Cast

Make = Callable[..., Appeal]
Go = Callable[..., Appeal]

USUAL = {
    "channel": "phone",
    "kind": "complaint",
    "title": "巷口路灯不亮",
    "content": "巷口两盏路灯坏了几天，晚上看不清路",
    "category": "02",
    "area": "东埇村",
    "caller": "梁小满",
    "phone": "13900000001",
}
ANSWER = {"answer": "已修好", "answer_way": "phone", "close_kind": "solved"}
# the plain way of an order: who takes which step with what
WAY: dict[str, tuple[str, dict[str, Any]]] = {
    "dispatch": ("苏婉", {"office": "规建办"}),
    "sign": ("何伟", {}),
    "contact": ("何伟", {}),
    "submit": ("何伟", ANSWER),
    "pass": ("赵恒", {}),
    "call_back": ("苏婉", {"solved": "是", "satisfaction": "满意"}),
    "close": ("苏婉", {}),
    "archive": ("苏婉", {}),
}


@pytest.fixture
def book() -> AppealBook:
    """The book."""
    found = shelf["appeal"]
    assert isinstance(found, AppealBook)
    return found


@pytest.fixture
def make(cast: Cast, book: AppealBook) -> Make:
    """Register an appeal on a day, received then; anything may be given otherwise."""

    def opened(day: date | datetime = date(2023, 3, 6), **given: Any) -> Appeal:
        with clock.at(day):
            answers = USUAL | {"received_at": clock.now()} | given
            made = verbs.open_entry(book, {k: v for k, v in answers.items() if v is not None}, by=cast["苏婉"])
        assert isinstance(made, Appeal)
        return made

    return opened


@pytest.fixture
def go(cast: Cast, book: AppealBook) -> Go:
    """Take steps by key, each by who usually takes it, all on one day: go(appeal, day, "dispatch", "sign")."""

    def gone(entry: Appeal, day: date | datetime, *keys: str, who: str = "", **given: Any) -> Appeal:
        with clock.at(day):
            for key in keys:
                usual, answers = WAY.get(key, ("苏婉", {}))
                entry = verbs.take(book, key, entry, answers | given, by=cast[who or usual])
        return entry

    return gone
