"""The past: what is counted at an instant is what was counted then."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis.extra.django import TestCase

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.ledger.models import Clock
from taizhang.ledger.past import put_back
from taizhang.ledger.refusal import Refusal
from taizhang.ledger.shelf import shelf
from taizhang.town import places
from taizhang.town.actor import Actor
from taizhang.town.models import Town
from tests import cast as company
from tests.ledger.sayings import errand, hazard, step
from tests.ledger.test_journal import MOVES, _do

PERIODS = [Period.parse(p) for p in ("2025-03", "2025-04", "2025")]


def _counted(town: Town) -> dict[Any, Any]:
    """Every measure of both test books, and every clock of entries that stand."""
    found: dict[Any, Any] = {}
    for book in (shelf["danger"], shelf["errand"]):
        live = book.model.objects.filter(town=town).live()
        for measure in book.measures:
            for period in PERIODS:
                found[book.slug, measure.key, period.key] = measure.value(live, period)
        clocks = Clock.objects.filter(entry__in=live.values("pk"))
        found[book.slug] = sorted(clocks.values_list("entry", "key", "started_at", "due_at", "stopped_at", "stopped_by",
                                                     "paused_at", "extended"), key=str)  # fmt: skip
        found[book.slug, "rows"] = sorted(live.values_list("pk", "state", "area", "on", "closed_at", "due_at"), key=str)
    return found


class Past(TestCase):
    """Hypothesis wants a test case of its own: each example is rolled back."""

    @settings(max_examples=20, deadline=None)
    @given(MOVES)
    def test_put_back_when_any_verbs_were_used_counts_as_it_was_counted_then(self, moves: list) -> None:
        places.forget()
        town = company.found_town()
        by = Actor.of(company.engage(town)[company.EVERYONE])
        now = clock.instant(date(2025, 3, 3))
        with clock.at(now):
            entries = [hazard(by), errand(by, phone="13800001111"), hazard(by, place="另一处")]
        seen: list[tuple[datetime, dict[Any, Any]]] = [(now, _counted(town))]
        for verb, which, hours in moves:
            now += timedelta(hours=hours)
            with clock.at(now), suppress(Refusal):
                _do(verb, entries, which % len(entries), by)
            seen.append((now, _counted(town)))
        for at, then in (seen[0], seen[len(seen) // 2], seen[-1]):
            with put_back(town, at):
                assert _counted(town) == then
        assert _counted(town) == seen[-1][1]


def test_put_back_when_the_block_ends_leaves_everything_as_it_was(cast):
    with clock.at(date(2025, 3, 3)):
        entry = hazard(cast["冯灯"])
    with clock.at(date(2025, 3, 5)):
        step(entry, "dismiss", cast["褚岩"], outcome="不属实")
    before = _counted(entry.town)
    with put_back(entry.town, clock.instant(date(2025, 3, 1))):
        assert shelf["danger"].model.objects.live().count() == 0
    assert _counted(entry.town) == before
