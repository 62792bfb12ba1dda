"""Everything that happens in the governance books: their 2023, and their last months."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from random import Random

from taizhang.base import clock
from taizhang.faces.cli.demo import firms, nights, times, volunteers, yearly
from taizhang.faces.cli.demo.course import Source
from taizhang.faces.cli.demo.lately import Lately
from taizhang.faces.cli.demo.lives import Life, Living
from taizhang.faces.cli.demo.residents import Household
from taizhang.faces.cli.demo.standing import Told

# Which quarrel, or which petition, what somebody called or asked for turns into: by the class of the topic.
_QUARRELS = {"040103": "homestead", "030201": "land", "110102": "neighbour"}
_PETITIONS = {"030401": "village"}
_FROM_NIGHTS, _FROM_CALLS, _PETITIONED = 6, 6, 2


def whole(rng: Random, calls: Iterable[Life]) -> Iterator[Living]:
    """The year, and the last twelve months. calls: the appeals of the year, from which some things are handed on."""
    roll = firms.roll(_moments(date(2023, 1, 3), rng), rng)
    yield from roll
    yield from (Household(times.at(times.working(date(2023, 1, 4)), rng), rng) for _ in range(24))
    asked = list(nights.year(rng))
    yield from asked
    yield from volunteers.year(rng)
    demands = [d for d in asked if isinstance(d, nights.Demand)]
    yield from year(roll, demands, list(calls), rng)
    yield from Lately(roll, rng, 365, few=False).lives()


def few(rng: Random, days: int) -> Iterator[Living]:
    """A handful of every book, in the last weeks."""
    begun = times.working(clock.today() - timedelta(days=days))
    roll = firms.roll(_moments(begun, rng), rng, share=0.2)
    yield from roll
    yield from (Household(times.at(begun, rng), rng) for _ in range(3))
    yield from (
        volunteers.Volunteer(n, v, rng, times.at(begun, rng)) for n, v in enumerate(("新村", "马路村", "覃巴村"), 1)
    )
    yield from Lately(roll, rng, days, few=True).lives()


def _moments(first: date, rng: Random) -> Iterator[datetime]:
    """Moments of one day after another, some dozens on each."""
    for n in count():
        yield times.at(times.working(first + timedelta(days=n // 60)), rng)


def year(roll: list[firms.Firm], demands: list[nights.Demand], calls: list[Life], rng: Random) -> Iterator[Living]:
    """The year's inspections, hazards, cases, quarrels and petitions, in the firms of the roll.

    demands, calls: what was asked for by night and by telephone; some of it is handed on to the studio and the desk.
    """
    visits = yearly.inspections(roll, rng)
    found = [(hazard, Told(hazard)) for hazard in yearly.hazards(visits, rng)]
    yield from visits
    yield from yearly.dropped(roll, rng)
    yield from (told for _, told in found)
    yield from yearly.penalties(roll, found, rng)
    quarrels = [*_handed(demands, "night_demand", _FROM_NIGHTS, rng), *_handed(calls, "appeal", _FROM_CALLS, rng)]
    disputes = yearly.disputes(quarrels, rng)
    told = [(d, Told(d)) for d in disputes]
    yield from (t for _, t in told)
    failed = [
        (d, t, at)
        for d, t in told
        if (at := t.when("fail")) and d.piece.head[0] in ("land", "expropriation", "homestead")
    ]
    onward = [(Source("dispute", d.door), times.after(at, 3, rng), "land") for d, _, at in failed[:_PETITIONED]]
    onward += _petitioned(calls, rng)
    yield from yearly.petitions(onward, rng)
    yield from yearly.rest(rng)


def _handed(
    lives: Iterable[Life | nights.Demand], book: str, most: int, rng: Random
) -> Iterator[tuple[Source, datetime, str]]:
    """Those of the lives that are quarrels, as sources for the mediation studio."""
    for life in lives:
        topic = (life.what if isinstance(life, nights.Demand) else life.matter).topic
        open_ = isinstance(life, nights.Demand) or not (life.fate.now or life.fate.refused)
        if most and open_ and topic.code in _QUARRELS:
            most -= 1
            door = life.door if isinstance(life, nights.Demand) else life.doors[0]
            yield Source(book, door), times.after(life.t, 2, rng), _QUARRELS[topic.code]


def _petitioned(calls: list[Life], rng: Random) -> list[tuple[Source, datetime, str]]:
    """Calls whose caller was not content with the answer, and petitioned."""
    found = [c for c in calls if c.matter.topic.code in _PETITIONS and not c.fate.now and c.t.month < 9]
    return [
        (Source("appeal", c.doors[0]), times.after(c.t, 12, rng), _PETITIONS[c.matter.topic.code])
        for c in found[:_PETITIONED]
    ]
