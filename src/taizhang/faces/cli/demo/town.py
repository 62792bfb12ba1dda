"""The demonstration town, whole: who is there, what has happened, and how it was played."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from taizhang.base import clock, workdays
from taizhang.faces.cli.demo import governance, reporting, times
from taizhang.faces.cli.demo.callers import callers, matter
from taizhang.faces.cli.demo.fates import OPEN_TODAY, REFUSALS, Fate, Standing, drawn
from taizhang.faces.cli.demo.founding import found
from taizhang.faces.cli.demo.lives import LIMITS, Door, Life, Living
from taizhang.faces.cli.demo.playing import Player
from taizhang.faces.cli.demo.texts import Matter
from taizhang.ledger.refusal import Refusal
from taizhang.town.models import Town

SEED = 20240401  # the day the report for 2023 was read out


@dataclass(frozen=True, slots=True)
class Size:
    """How much has happened: appeals of 2023, appeals of the months before today that are over, and open ones."""

    year: int
    lately: int
    days: int
    open: int
    refused: int
    books: bool = False  # the other books' 2023 and last months; else a handful of each


WHOLE = Size(year=743, lately=60, days=365, open=len(OPEN_TODAY), refused=6, books=True)
SMALL = Size(year=0, lately=10, days=75, open=12, refused=1)


def build(size: Size = WHOLE, said: Callable[[date], None] = lambda day: None) -> Town:
    """Found the town and play its past up to now. Raises Refusal where the database holds a town already."""
    if Town.objects.exists():
        raise Refusal("数据库里已经有乡镇，演示数据只装进空的数据库。请另设 TAIZHANG_HOME 再试。")
    rng = Random(SEED)
    calls = list(_lives(size, rng))
    lives: list[Living] = [*calls, *_others(size, calls)]
    first = min(clock.local_day(life.t) for life in lives)
    start = min(first, clock.today()) - timedelta(days=3)
    with clock.at(start):
        town = found()
    Player(town, lives, start + timedelta(days=1)).play(said)
    return town


def _others(size: Size, calls: list[Life]) -> Iterator[Living]:
    """The other books; by chances of their own, so that what is added there changes no appeal."""
    rng = Random(SEED + 1)
    if not size.books:
        yield from governance.few(rng, size.days)
        yield from reporting.few(Random(SEED + 2), size.days)
        return
    yield from governance.whole(rng, [c for c in calls if c.t.year == 2023])
    yield from reporting.whole(Random(SEED + 2))


def _lives(size: Size, rng: Random) -> Iterator[Life]:
    yield from _over(times.in_year(2023, size.year, rng), rng)
    today = clock.today()
    last = times.back(today, 13)
    yield from _over(times.between(today - timedelta(days=size.days), last, size.lately, rng), rng)
    for moment in times.between(today - timedelta(days=size.days), last, size.refused, rng):
        yield _life(matter(rng, "投诉"), moment, Fate(refused=rng.choice(REFUSALS)))
    for standing in OPEN_TODAY[: size.open]:
        yield from _standing(standing, rng)


def _over(moments: list[datetime], rng: Random) -> Iterator[Life]:
    """Appeals that run to their end. A twin is one of the number: its first caller brings it along."""
    left = len(moments)
    for moment in moments:
        if left <= 0:
            return
        fate = drawn(rng)
        what = matter(rng)
        if what.topic.kind == "咨询":
            fate = Fate(now=rng.random() < 0.6, misses=fate.misses)
        elif rng.random() < 0.035:
            fate = Fate(twins=min(left - 1, rng.choice((1, 1, 2))))
        left -= 1 + fate.twins
        yield _life(what, moment, fate)


def _life(what: Matter, moment: datetime, fate: Fate) -> Life:
    more = callers(what)
    return Life(Door(next(more) | {"received_at": moment}), what, fate, more, what.village)


def _standing(standing: Standing, rng: Random) -> Iterator[Life]:
    what = matter(rng, rng.choice(("投诉", "求助", "投诉")))
    fate = Fate(
        until=standing.state,
        waiting=standing.state == "waiting",
        returned=standing.returned,
        extension=standing.extension,
        supervised=standing.supervised,
    )
    moment = _received(standing, LIMITS[what.topic.kind], rng)
    yield _life(what, moment, fate)
    if standing.told_twice:
        yield _life(what, times.called(times.back(clock.today(), 1), rng), Fate(until="registered"))


def _received(standing: Standing, limit: int, rng: Random) -> datetime:
    """When it came in, to stand where it stands today."""
    today = clock.today()
    if standing.ago is not None:
        return times.called(times.back(today, standing.ago), rng)
    due = workdays.add(today, standing.due or 0) if (standing.due or 0) > 0 else times.back(today, -(standing.due or 0))
    return times.at(times.back(times.working(due), limit), rng, times.MORNING, times.EVENING)
