"""Playing the lives of a town through the verbs, each deed at its time, with sweep and seal each day."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Any

from django.db import connection, transaction

from taizhang.base import clock, sql
from taizhang.base.collector import resting, sweep_up
from taizhang.faces.cli.demo.acts import Act
from taizhang.faces.cli.demo.founding import people
from taizhang.faces.cli.demo.lives import Deed, Door, Living
from taizhang.ledger import sealing, sweep, verbs
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.ledger.suggest import suggest
from taizhang.town.actor import Actor
from taizhang.town.models import Town

DAYS_AT_ONCE = 10  # days in one transaction: thousands of small commits would cost more than the work
SUGGESTED_FROM = 15  # days before the end from which on the desk looks at suggestions
_Next = tuple[datetime, int, Deed, Iterator[Deed], str]


class Player:
    """The town's days, one after another, until now."""

    def __init__(self, town: Town, lives: Iterable[Living], first: date):
        self.town, self.day = town, first
        self.now = clock.now()
        self.cast = {name: Actor.of(person, clock.today()) for name, person in people(town).items()}
        self.count = count()
        self.queue: list[_Next] = []
        for life in lives:
            self._ahead(iter(life), life.fate.until)
        heapify(self.queue)

    def play(self, said: Callable[[date], None] = lambda day: None) -> None:
        """Play everything up to now; `said` hears of each day that begins."""
        for block in count(1):
            if self.day > clock.local_day(self.now):
                return
            with resting(), transaction.atomic():
                for _ in range(DAYS_AT_ONCE):
                    if self.day <= clock.local_day(self.now):
                        said(self.day)
                        self._one_day()
                        self.day += timedelta(days=1)
            sweep_up()
            if block & (block - 1) == 0:  # after 1, 2, 4, 8, … blocks: each time the town has doubled
                _count_rows()

    def _one_day(self) -> None:
        if (night := clock.instant(self.day, time(0, 5))) <= self.now:
            with clock.at(night):
                sealing.seal_day(self.town, self.day - timedelta(days=1))
        if (morning := clock.instant(self.day, time(7, 50))) <= self.now:
            with clock.at(morning):
                sweep.sweep(self.town)
        end = min(self.now, clock.end_of(self.day))
        while self.queue and self.queue[0][0] <= end:
            _, _, deed, rest, until = heappop(self.queue)
            with clock.at(deed.at):
                self._do(deed)
            if not until or deed.doors[-1].entry.state != until:
                self._ahead(rest, until)

    def _ahead(self, rest: Iterator[Deed], until: str) -> None:
        deed = next(rest, None)
        if deed is not None:
            heappush(self.queue, (deed.at, next(self.count), deed, rest, until))

    def _do(self, deed: Deed) -> None:
        by = self.cast[deed.who]
        if isinstance(deed, Act):
            deed.run(by)
        elif deed.key == "open":
            self._open(deed, by)
        elif deed.key == "hand_on":
            first, door = deed.doors
            given = _pointing(door.answers)
            door.entry = verbs.hand_on(shelf[deed.source], first.entry, shelf[deed.book], given, by=by)
        elif deed.key == "link":
            a, b = (Card.objects.get(entry=d.entry.pk) for d in deed.doors)
            verbs.link(a, b, by=by)
        elif len(deed.doors) == 1:
            self._take(deed, by)
        else:
            entries = [d.entry for d in deed.doors]
            done = verbs.take_together(shelf[deed.book], deed.key, entries, deed.answers, by=by)
            for door, entry in zip(deed.doors, done, strict=True):
                door.entry = entry

    def _looked_at(self, deed: Deed) -> bool:
        """Whether the desk looks at suggestions: only lately, and only where the book has any."""
        return bool(shelf[deed.book].suggests) and self.now - deed.at < timedelta(days=SUGGESTED_FROM)

    def _open(self, deed: Deed, by: Actor) -> None:
        door = deed.doors[-1]
        given = _pointing({n: v for n, v in door.answers.items() if not n.startswith("_")})
        typed = {n: v for n, v in given.items() if n not in ("category", "subcategory")}
        book = shelf[deed.book]
        suggested = suggest(book, typed, by) if self._looked_at(deed) else ()
        door.entry = verbs.open_entry(book, given, by=by, suggested=suggested)

    def _take(self, deed: Deed, by: Actor) -> None:
        door = deed.doors[0]
        dispatching = deed.key == "dispatch" and self._looked_at(deed)
        book = shelf[deed.book]
        suggested = suggest(book, door.entry, by, only=("office",)) if dispatching else ()
        door.entry = verbs.take(book, deed.key, door.entry, _pointing(deed.answers), by=by, suggested=suggested)


def _count_rows() -> None:
    """Give PostgreSQL fresh statistics: plans kept from when the tables were empty read every table whole.

    Autovacuum would do it in time, but not for rows that an outer transaction has not yet committed.
    """
    if connection.vendor == "postgresql":
        sql.look_at_tables()


def _pointing(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers, with the entry behind each door that stands among them: it has its id only once it is there."""
    return {n: str(v.entry.pk) if isinstance(v, Door) else v for n, v in answers.items()}
