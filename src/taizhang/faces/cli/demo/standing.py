"""Lives told before they are played: whole, or as far as they have come today."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from random import Random

from taizhang.base import clock
from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.fates import Fate
from taizhang.faces.cli.demo.lives import Deed

Making = Callable[[datetime, Random], Iterable[Deed]]


class Told:
    """A life whose deeds are all known."""

    fate = Fate()

    def __init__(self, deeds: Iterable[Deed]):
        self.deeds = list(deeds)
        self.t = self.deeds[0].at

    def __iter__(self) -> Iterator[Deed]:
        return iter(self.deeds)

    def when(self, key: str) -> datetime | None:
        """When a step was taken first; None where it never is."""
        return next((d.at for d in self.deeds if d.key == key), None)


def standing(make: Making, key: str, ago: int, rng: Random) -> Told:
    """A life that came as far as a step, so many working days ago, and no further.

    make: tells the life from a moment on. It is told anew from another moment until the step falls on that day.
    """
    seed, target = rng.random(), times.back(clock.today(), ago)
    start = target
    for _ in range(5):
        told = list(make(times.at(times.back(start + timedelta(days=1), 1), Random(seed)), Random(seed)))
        n = next(n for n, deed in enumerate(told) if deed.key == key)
        gap = target - clock.local_day(told[n].at)
        if not gap:
            break
        start += gap
    return Told(told[: n + 1])
