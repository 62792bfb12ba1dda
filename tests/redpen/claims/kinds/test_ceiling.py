"""A share of a whole cannot pass a hundred."""

import pytest

from tests.redpen.claims.said import alarms

KIND = "ceiling"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("推行一窗受理，办结率103%。", "sure"),
    ],
)
def test_ceiling_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "完成率达到116%。",
        "城镇登记失业率3%。",
    ],
)
def test_ceiling_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []
