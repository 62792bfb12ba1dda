"""Hazards to list."""

from collections.abc import Callable
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.ledger.listing import Listing
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from taizhang.town.actor import Actor

PHONE = "13800138000"


@pytest.fixture
def hazard(everyone: Actor) -> Callable[..., Any]:
    """Opens a hazard."""

    def make(place: str = "东埇市场仓库", village: str = "东埇村", **more: Any) -> Any:
        given = {
            "found_on": clock.today().isoformat(), "area": village, "place": place, "category": "fire",
            "description": "电线绝缘皮开裂外露", "reporter_phone": PHONE, **more,
        }  # fmt: skip
        return open_entry(shelf["danger"], given, by=everyone)

    return make


@pytest.fixture
def listing(everyone: Actor) -> Callable[..., Listing]:
    """A list of hazards as an address asks for it."""

    def make(by: Actor | None = None, **asked: str | list[str]) -> Listing:
        lists = {n: v if isinstance(v, list) else [v] for n, v in asked.items()}
        return Listing(shelf["danger"], by or everyone, lists)

    return make
