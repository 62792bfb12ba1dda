"""The console under test: people at their browsers, and hazards for them to look at."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from taizhang.base import clock
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from taizhang.town.models import Area, Person
from tests.cast import Cast

PHONE = "13800138000"


@pytest.fixture
def browser(people: dict[str, Person]) -> Callable[[str], Client]:
    """A browser at which somebody of the cast is signed in."""

    def sign_in(name: str) -> Client:
        made = Client()
        made.force_login(people[name])
        return made

    return sign_in


@pytest.fixture
def answers() -> Callable[..., dict[str, Any]]:
    """What a form of a new hazard sends: choices by value, the area by id."""

    def given(place: str = "东埇市场二楼仓库", village: str = "东埇村", **more: Any) -> dict[str, Any]:
        return {
            "found_on": clock.today().isoformat(),
            "area": str(Area.objects.get(name=village, code__startswith="990101101").pk),
            "place": place,
            "category": "fire",
            "description": "楼道堆满旧纸箱，电线绝缘皮开裂外露",
            "reporter_phone": PHONE,
            **more,
        }

    return given


@pytest.fixture
def hazard(cast: Cast, answers: Callable[..., dict[str, Any]]) -> Callable[..., Any]:
    """Opens a hazard, by the one who may do everything unless told otherwise."""

    def make(*args: Any, by: str = "全能", **more: Any) -> Any:
        return open_entry(shelf["danger"], answers(*args, **more), by=cast[by])

    return make
