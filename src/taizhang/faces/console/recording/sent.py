"""What a recording page sent, taken apart: the first entry's answers, those of each entry raised in it, the photos."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from taizhang.base.problem import Problem
from taizhang.faces.console import picking
from taizhang.faces.console.recording import photos
from taizhang.ledger.book import Book
from taizhang.ledger.recorded import Brings
from taizhang.ledger.verbs import Brought
from taizhang.ledger.verbs.filing import Stored

MOST = 20  # entries of one book raised in one go
ACT, KEY, REST = "act", "key", "rest"
ADD, DROP, LOOK = "add", "drop", "look"


@dataclass(slots=True)
class Row:
    """One entry raised in the first: its answers, its photos, and what its names on the page begin with."""

    brings: Brings
    place: str
    given: QueryDict
    files: list[Stored] = field(default_factory=list)
    fresh: bool = False  # just added: the next thing to write

    @property
    def empty(self) -> bool:
        """Nothing was written in it: it is no entry."""
        return not self.files and not any(self.given.get(n) for n in self.brings.asks)


@dataclass(slots=True)
class Sent:
    """A page as it was sent, or as it begins."""

    key: str
    given: QueryDict | None
    rows: list[Row]
    files: list[Stored] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def begun(cls, brings: tuple[Brings, ...], given: QueryDict | None = None) -> "Sent":
        """An empty page with a place for one entry of each kind; or the words kept over a lost session."""
        held = given if given is not None else QueryDict()
        rows = [row for each in brings for row in _rows(each, held)]
        return cls(held.get(KEY) or secrets.token_hex(12), given, rows)

    @classmethod
    def of(cls, request: Any, book: Book[Any], brings: tuple[Brings, ...]) -> "Sent":
        """What was sent, with what was picked or looked for, and the rows added or dropped."""
        looking = picking.again(request, book)
        sent = cls.begun(brings, looking if looking is not None else request.POST)
        sent.files, sent.problems = photos.kept(request, "")
        for row in sent.rows:
            row.files, found = photos.kept(request, row.place + "-")
            sent.problems += found
        sent._turn(request.POST.get(ACT, ""), brings)
        return sent

    def _turn(self, act: str, brings: tuple[Brings, ...]) -> None:
        verb, _, place = act.partition(":")
        if verb == DROP:
            self.rows = [r for r in self.rows if r.place != place]
        for each in brings:
            same = [r for r in self.rows if r.brings is each]
            if verb == ADD and place == each.book and len(same) < MOST:
                self.rows.append(Row(each, f"{place}-{_next(same)}", QueryDict(), fresh=True))

    def answers(self, book: Book[Any]) -> QueryDict:
        """The first entry's answers, with those left open of its list where the tick says that they are all alike."""
        given = self.given.copy() if self.given is not None else QueryDict(mutable=True)
        if book.rest is not None and given.get(REST):
            for name in book.rest.which(given):
                if not given.get(name):
                    given[name] = book.rest.value
        return given

    def brought(self) -> list[Brought]:
        """What was raised, without the places left empty."""
        return [Brought(r.brings, r.given, tuple(r.files), r.place) for r in self.rows if not r.empty]


def _next(rows: list[Row]) -> int:
    return 1 + max((int(r.place.rpartition("-")[2]) for r in rows), default=-1)


def _rows(each: Brings, given: QueryDict) -> list[Row]:
    """The rows of one book by the numbers the page names; one empty row where it names none."""
    numbers = [n for n in given.getlist(f"rows-{each.book}") if n.isascii() and n.isdecimal() and len(n) < 4]
    if not numbers and given.get(KEY):
        return []
    places = [f"{each.book}-{int(n)}" for n in (numbers or ["0"])[:MOST]]
    return [Row(each, place, _under(f"{place}-", given)) for place in places]


def _under(prefix: str, given: QueryDict) -> QueryDict:
    found = QueryDict(mutable=True)
    for name, values in given.lists():
        if name.startswith(prefix):
            found.setlist(name.removeprefix(prefix), values)
    return found
