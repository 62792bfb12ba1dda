"""Deadline: a budget, a calendar and a pause ledger. The date is derived from them and can explain itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from taizhang.base import clock
from taizhang.ledger.models import Clock
from taizhang.ledger.setting import Setting
from taizhang.town.places import Places
from taizhang.town.posts import Post

Unit = Clock.Unit


@dataclass(frozen=True, slots=True)
class Budget:
    """How much time: n of a unit, or a fixed day. `roll`: a last day of rest moves to the next working day."""

    n: int
    unit: str
    roll: bool = True
    on: date | None = None


Within = Callable[[Any, Places, date], Budget]


def _amount(n: int | Setting, places: Places, day: date) -> int:
    return int(n.on(places, day)) if isinstance(n, Setting) else n


def workdays(n: int | Setting) -> Within:
    """n working days after the day it starts, which is not counted (民法典 201)."""
    return lambda entry, places, day: Budget(_amount(n, places, day), Unit.WORKDAY)


def days(n: int | Setting, *, roll: bool = True) -> Within:
    """n calendar days after the day it starts. roll: a rest day moves to the next working day (民法典 203)."""
    return lambda entry, places, day: Budget(_amount(n, places, day), Unit.DAY, roll)


def hours(n: int | Setting) -> Within:
    """n hours by the clock."""
    return lambda entry, places, day: Budget(_amount(n, places, day), Unit.HOUR, roll=False)


def until(name: str) -> Within:
    """Until the day that one of the entry's own fields names."""
    return lambda entry, places, day: Budget(0, Unit.DATE, roll=False, on=getattr(entry, name))


def by_kind(name: str, amounts: dict[str, int | Setting]) -> Within:
    """Working days that depend on a field of the entry: 咨询 2, 求助 10, 投诉 15."""

    def within(entry: Any, places: Places, day: date) -> Budget:
        return Budget(_amount(amounts[str(getattr(entry, name))], places, day), Unit.WORKDAY)

    return within


@dataclass(frozen=True, slots=True)
class Deadline:
    """What must happen within which time.

    starts, stops: step keys, or "open". since: the field whose instant or day starts it instead of now.
    pauses, resumes: step keys that stop and restart the counting, where the rule gives that time back.
    credits: step key → the field with the instant since when the time is given back: counted until then, not after.
    extends: step key → the field with the days added. when: starts only at entries for which it is true.
    remind: days before the due day on which the handlers are told. escalate: days past due → whom to
    tell; a day before the due day is negative, where a date once missed cannot be made good.
    """

    key: str
    title: str
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    within: Within
    since: str = ""
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    credits: dict[str, str] = field(default_factory=dict)
    extends: dict[str, str] = field(default_factory=dict)
    when: Callable[[Any], bool] | None = None
    remind: tuple[int, ...] = (1,)
    tell: tuple[Post, ...] = ()
    escalate: dict[int, Post] = field(default_factory=dict)
    basis: str = ""

    @property
    def steps(self) -> tuple[str, ...]:
        """Every step key it names."""
        return (*self.starts, *self.stops, *self.pauses, *self.resumes, *self.credits, *self.extends)

    def begins(self, entry: Any, now: datetime) -> datetime:
        """The instant it counts from."""
        given = getattr(entry, self.since) if self.since else None
        if given is None:
            return now
        return given if isinstance(given, datetime) else clock.instant(given)
