"""One entry's way through its book: what the lives of all books but the appeals' have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, ClassVar

from taizhang.base import clock
from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.fates import Fate
from taizhang.faces.cli.demo.lives import Deed, Door
from taizhang.faces.cli.demo.people import OFFICERS

TODAY = "{today}"  # an answer that is the day of the deed


@dataclass(slots=True)
class Source:
    """An entry of another life from which something is handed on."""

    book: str
    door: Door


class Course:
    """An entry on its way, deed by deed. until: the state in which it stands today; "" where it runs to its end."""

    book: ClassVar[str] = ""

    def __init__(self, t: datetime, rng: Random, until: str = ""):
        self.t, self.rng, self.fate, self.door = t, rng, Fate(until=until), Door({})

    def __iter__(self) -> Iterator[Deed]:
        raise NotImplementedError

    @property
    def day(self) -> date:
        """The day it has come to."""
        return clock.local_day(self.t)

    def ahead(self, days: int) -> str:
        """So many calendar days after the day it has come to, rolled on to a working day."""
        return times.working(self.day + timedelta(days=days)).isoformat()

    def opened(self, who: str, answers: dict[str, Any], by: "Course | Source | None" = None) -> Deed:
        """The first deed: registered, or handed on from an entry of another book."""
        self.door.answers = self._dated(answers)
        if by is None:
            return Deed(self.t, who, "open", [self.door], book=self.book)
        return Deed(self.t, who, "hand_on", [by.door, self.door], book=self.book, source=by.book)

    def do(self, key: str, who: str, days: int = 0, **answers: Any) -> Deed:
        """The next deed, some working days on; 0 is soon."""
        self.t = times.after(self.t, days, self.rng)
        return Deed(self.t, who, key, [self.door], self._dated(answers), book=self.book)

    def wait(self, days: int) -> None:
        """Let calendar days go by; the next deed is on a working day."""
        self.t = times.at(times.working(self.day + timedelta(days=days)), self.rng, times.MORNING)

    def until(self, day: date) -> None:
        """Let time go by until the last working day up to a day; nothing where that is not ahead."""
        day = times.back(day + timedelta(days=1), 1)
        if day > self.day:
            self.t = times.at(day, self.rng)

    def _dated(self, answers: dict[str, Any]) -> dict[str, Any]:
        return {n: self.day.isoformat() if v == TODAY else v for n, v in answers.items()}


def pair(rng: Random, *without: str) -> list[str]:
    """Two officers with certificates."""
    return sorted(rng.sample([name for name in OFFICERS if name not in without], 2))


def certificates(officers: list[str]) -> str:
    """The numbers of their certificates."""
    return "、".join(OFFICERS[name] for name in officers)


def workday(year: int, month: int, rng: Random, first: int = 1, last: int = 28) -> datetime:
    """A moment of a working day of a month."""
    day = date(year, month, rng.randint(first, last))
    day = times.working(day)
    return times.at(day if day.month == month else times.back(day, 1), rng)
