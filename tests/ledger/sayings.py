"""Ready answers for the books of the test shelf."""

from typing import Any

from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, take
from taizhang.town.actor import Actor

HAZARD = {
    "found_on": "2025-03-03",
    "area": "东埇村",
    "place": "东埇纸箱厂",
    "category": "消防",
    "description": "疏散通道被货物堵塞，夜里锁着门",
}
ERRAND = {
    "received_at": "2025-03-03 09:00",
    "kind": "投诉",
    "title": "巷口路灯不亮",
    "content": "巷口的路灯坏了半个月没有人修",
    "area": "东埇村",
    "office": "规划建设办公室",
}


def hazard(by: Actor, **more: Any) -> Any:
    """A hazard, found in 东埇村 on 3 March 2025."""
    return open_entry(shelf["danger"], {**HAZARD, **more}, by=by)


def errand(by: Actor, **more: Any) -> Any:
    """An errand for 规划建设办公室, received on 3 March 2025."""
    return open_entry(shelf["errand"], {**ERRAND, **more}, by=by)


def step(entry: Any, key: str, by: Actor, /, version: int | None = None, **given: Any) -> Any:
    """Take a step of an entry of the test shelf."""
    return take(shelf[type(entry).__name__.lower()], key, entry, given, by=by, version=version)
