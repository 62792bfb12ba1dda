"""What the night sees of a signed report, and what is left to be said of it."""

import pytest

from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import void
from taizhang.reports.models import Report, Watch
from taizhang.reports.verbs import draft_correction, send_correction
from taizhang.reports.visible import standing
from taizhang.reports.watching import unsaid, watch

pytestmark = pytest.mark.django_db


def strike_out_one(cast) -> None:
    void(
        shelf["hazard"],
        shelf["hazard"].model.objects.live().order_by("number").first(),
        by=cast["褚岩"],
        why="重复登记",
    )


def test_a_night_when_nothing_has_moved_has_nothing_to_say(signed: Report) -> None:
    assert (watch(signed.town), list(unsaid(signed.town))) == (0, [])


def test_a_night_when_an_entry_was_struck_out_keeps_what_moved(signed: Report, cast) -> None:
    strike_out_one(cast)
    assert watch(signed.town) == 1
    assert [(m["n"], m["was"], m["now"]) for _, some in unsaid(signed.town) for m in some] == [
        (1, "8处", "7处"),
        (2, "87.5%", "85.7%"),
    ]


def test_what_moved_when_a_correction_has_said_it_is_said_no_more_until_it_moves_again(signed: Report, cast) -> None:
    strike_out_one(cast)
    watch(signed.town)
    release = standing(signed)
    assert release is not None
    send_correction(draft_correction(release, by=cast["吴静"]), "镇人大", by=cast["吴静"])
    assert list(unsaid(signed.town)) == []
    strike_out_one(cast)
    watch(signed.town)
    assert [m["now"] for _, some in unsaid(signed.town) for m in some] == ["6处", "83.3%"]


def test_a_draft_when_nothing_is_signed_is_not_watched(bound: Report) -> None:
    assert (watch(bound.town), Watch.objects.count()) == (0, 0)
