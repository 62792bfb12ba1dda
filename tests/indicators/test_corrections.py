"""Corrections: what changed since a close, beside the frozen value, each entry with the lines that explain it."""

from datetime import date

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.indicators.cell import Ask
from taizhang.indicators.closing import close
from taizhang.indicators.corrections import Corrections, corrections
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend, open_entry, void

MAY = Period.parse("2025-05")
VISIT = {
    "visited_on": "2025-05-06", "area": "东埇村", "team": "第一组", "leader": "周敏", "cadres": "6",
    "received": "2", "visited": "3", "record": "走访两户",
}  # fmt: skip


def _open(cast, day: date, **more: str):
    with clock.at(day):
        return open_entry(shelf["night_visit"], VISIT | more, by=cast["顾治"])


@pytest.fixture
def closed(cast):
    """Three visits of May, the month closed on 3 June."""
    visits = [_open(cast, date(2025, 5, d), visited_on=f"2025-05-{d:02}") for d in (6, 13, 20)]
    with clock.at(date(2025, 6, 3)):
        return close(cast["吴静"].town, MAY, by=cast["吴静"]), visits


def _of(cast, closing, key: str = "night_cadres") -> Corrections:
    return corrections(closing, Ask(key, cast["吴静"].places.root.id, MAY))


def _told(found) -> list[tuple]:
    return [(c.number, c.was, c.now, [line.verb for line in c.lines]) for c in found]


def test_corrections_when_nothing_happened_are_none(cast, closed):
    found = _of(cast, closed[0])
    assert (bool(found), found.then.value, found.now.value) == (False, 18, 18)


def test_corrections_when_struck_out_amended_and_written_late_name_each_with_its_lines(cast, closed):
    closing, (first, second, _) = closed
    with clock.at(date(2025, 6, 4)):
        void(shelf["night_visit"], first, by=cast["顾治"], why="录重")
    with clock.at(date(2025, 6, 5)):
        amend(shelf["night_visit"], second, {"cadres": "9"}, by=cast["顾治"], why="漏记三人")
    late = _open(cast, date(2025, 6, 6), visited_on="2025-05-27", cadres="4")
    found = _of(cast, closing)
    assert (found.then.value, found.now.value) == (18, 19)
    assert _told(found.gone) == [(first.number, "6", None, ["void"])]
    assert _told(found.changed) == [(second.number, "6", "9", ["amend"])]
    assert _told(found.came) == [(late.number, None, "4", ["open"])]


def test_corrections_when_another_village_is_asked_name_only_its_own(cast, closed):
    closing, (first, *_) = closed
    with clock.at(date(2025, 6, 4)):
        amend(shelf["night_visit"], first, {"area": "西㙍村"}, by=cast["顾治"], why="地点写错")
    villages = {v.name: v.id for v in cast["吴静"].places.villages}
    found = {name: corrections(closing, Ask("night_visits", pk, MAY)) for name, pk in villages.items()}
    assert {n: (len(c.came), len(c.gone)) for n, c in found.items()} == {
        "东埇村": (0, 1), "西㙍村": (1, 0), "鳌头社区": (0, 0),
    }  # fmt: skip


def test_corrections_when_the_close_does_not_know_the_indicator_are_none(cast, closed):
    closing, _ = closed
    closing.cells.filter(indicator="nights").delete()
    assert _of(cast, closing, "nights") is None
