"""What somebody does that is no step of a book: it writes a report, closes a year, turns a plan into promises."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from taizhang.base import clock
from taizhang.faces.cli.demo.lives import Deed
from taizhang.town.actor import Actor


@dataclass(slots=True)
class Act(Deed):
    """One such thing, at its time."""

    run: Callable[[Actor], None] = lambda by: None


def act(at: datetime, who: str, run: Callable[[Actor], None]) -> Act:
    """Something that somebody does at a moment."""
    return Act(at, who, "act", [], run=run)


def on(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of a day."""
    return clock.instant(day, time(hour, minute))
