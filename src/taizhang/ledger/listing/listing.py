"""A book's list as one object: what is asked, the rows it means, their count, their order, their columns."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from taizhang.base.period import Period, PeriodError
from taizhang.ledger.book import Book
from taizhang.ledger.compiled import Question, Slot, question
from taizhang.ledger.listing.find import Found, among, as_one, find
from taizhang.ledger.listing.narrow import DATED, Asked, Filter, of_book, one
from taizhang.ledger.listing.order import NEWEST, Order, Page, first, turn
from taizhang.ledger.measures import Measure, Ratio
from taizhang.ledger.models import Card
from taizhang.ledger.ref import RefField
from taizhang.ledger.unwritten import until_written
from taizhang.town.actor import Actor

SIZES = (20, 50, 100)
SIZE = 50
CAP_COUNT = 1000
# What a list may be ordered by: columns that an index gives in order. `due_at` only among rows that have one.
ORDERS = ("opened_at", "on", "number", "due_at")
# What a light row always has: its address, its state and how it stands in time.
LIGHT = ("id", "number", "state", "due_at", "closed_at", "voided_at")
Rows = QuerySet[Any]


class Line(SimpleNamespace):
    """A row of a list: some columns of an entry, read without making a model of it."""

    @classmethod
    def of(cls, row: Any) -> Any:
        """A row as the query gives it; whole entries stay as they are."""
        return cls(pk=row["id"], **row) if isinstance(row, dict) else row

    @classmethod
    def made(cls, names: tuple[str, ...], row: Iterable[Any]) -> "Line":
        """A row from its columns' values."""
        line = cls()
        held = line.__dict__
        held.update(zip(names, row, strict=True))
        held["pk"] = held["id"]
        return line


class Listing:
    """One list of one book for one actor. `asked`: an address's names with their values; what is unknown is dropped.

    q words · filters by name · figure and period, the rows behind a measure · sort · col · size.
    """

    def __init__(self, book: Book[Any], actor: Actor, asked: Asked | None = None):
        self.book, self.actor, self.asked = book, actor, asked or {}
        self.filters: tuple[Filter, ...] = of_book(book, actor.places)
        self.given = {n: v for f in self.filters for n, v in f.given(self.asked).items()}
        self.q = self._one("q")[:100]

    def _one(self, name: str) -> str:
        return one(self.asked, name)

    @cached_property
    def period(self) -> Period | None:
        """The period of a figure's rows."""
        try:
            return Period.parse(self._one("period"))
        except PeriodError:
            return None

    @cached_property
    def figure(self) -> Measure | Ratio | None:
        """The measure whose rows these are, where the list is opened from a figure."""
        key = self._one("figure")
        return self.book.figure(key) if key and self.period else None

    @cached_property
    def order(self) -> Order:
        """The order asked for; newest first where none was, or where these rows cannot be ordered so."""
        asked = self._one("sort")
        name = asked.removeprefix("-")
        if name in ORDERS and (name != "due_at" or self.given.get("due") in DATED):
            return Order(name, asked.startswith("-"))
        return NEWEST

    @cached_property
    def size(self) -> int:
        """Rows a page."""
        asked = self._one("size")
        return int(asked) if asked in map(str, SIZES) else SIZE

    @cached_property
    def found(self) -> Found | None:
        """Cards that answer to the words; None where none were asked."""
        return find(self.actor, self.q, self.book.slug) if self.q else None

    @cached_property
    def rows(self) -> Rows:
        """The entries, in no order: what the list shows, the count counts, the export writes and the figure is."""
        return self._rows(self.found.cards if self.found is not None else ())

    def _rows(self, found: Iterable[int] | Slot) -> Rows:
        rows = self._narrowed
        if self.q:
            rows = self.book.model.objects.filter(pk__in=self._cards(found).values("entry"))
        if self.figure is not None and self.period is not None:
            rows = self.figure.rows(rows, self.period)
        return rows

    @property
    def _narrowed(self) -> Rows:
        return self.book.visible_to(self.actor).filter(self.where)

    def _cards(self, found: Iterable[int] | Slot) -> QuerySet[Card]:
        """The found cards of entries that the actor may read and the filters leave.

        Each is looked up by its key, hence EXISTS: given both conditions at once, SQLite without statistics reads the
        whole town's index to keep the few that were found. The entry is only looked at where a filter asks of it.
        """
        if self.given:
            kept = self._narrowed.filter(pk=OuterRef("entry"))
        else:
            kept = self.book.visible_cards(self.actor).filter(pk=OuterRef("pk"))
        return Card.objects.filter(Exists(kept), pk__in=among(found))

    @cached_property
    def where(self) -> Q:
        """The filters as one condition."""
        where = Q()
        for each in self.filters:
            where &= each.condition(self.given)
        return where

    def page(self, *, after: str = "", before: str = "", start: int = 0) -> Page:
        """One page of entries, with what their cells need and no more: a model of seventy columns is slow to fill.

        Where some of the columns are guarded the rows are whole entries, because a book may judge by any of theirs.
        """
        if set(self.columns) & set(self.book.guarded):
            return turn(self.shown(self.rows), self.order, self.size, after=after, before=before, start=start)
        if self.lasting and not (after or before):
            return first(self._first, self.order, self.size)
        rows = self.rows.values(*self._needed)
        return turn(rows, self.order, self.size, after=after, before=before, start=start, shape=Line.of)

    @cached_property
    def lasting(self) -> bool:
        """Whether which rows are asked for does not depend on the moment: such a question is put in SQL once."""
        return not ("due" in self.given or (self.figure is not None and self.period is not None))

    def _question(self, what: tuple[Any, ...], build: Callable[[Slot], "QuerySet[Any, Any]"]) -> Question[Any]:
        key = (self.book.slug, bool(self.q), tuple(self.given.items()), *what)
        return question(self.actor, key, lambda: build(Slot("found", models.TextField())))

    def _first(self) -> list[Any]:
        """The rows of the first page, and one more where there is a second."""
        needed, order, most = self._needed, self.order, self.size + 1
        page = self._question(
            ("page", needed, order, most),
            lambda found: self._rows(found).values(*needed).order_by(*order.by())[:most],
        )
        rows: list[list[Any]] = []
        for slots in self._slots(most, parts=order == NEWEST):
            rows = page.tuples(**slots)
            if len(rows) == most:
                break
        return [Line.made(needed, row) for row in rows]

    def _slots(self, most: int, *, parts: bool = True) -> Iterable[dict[str, str]]:
        """What a question is asked of, until `most` rows answer: everything found, at once or in `Found.parts`."""
        if self.found is None:
            return ({},)
        return ({"found": as_one(cards)} for cards in (self.found.parts(most) if parts else (self.found.cards,)))

    @cached_property
    def _needed(self) -> tuple[str, ...]:
        """Columns of the table that a page of the list reads."""
        asked = (*self.columns, *self.book.gist, *LIGHT, self.order.field)
        fields = (self.book.model._meta.get_field(n) for n in asked)
        return tuple(dict.fromkeys(f.attname for f in fields))

    def shown(self, rows: Rows) -> Rows:
        """Rows with the places and people of their columns, and without the long texts that no column shows."""
        names = {*self.columns, self.book.heading, *self.book.gist}
        fields = self.book.model._meta.concrete_fields
        joined = [f.name for f in fields if isinstance(f, models.ForeignKey) and f.name in names]
        left = [f.name for f in fields if isinstance(f, models.TextField) and f.name not in names]
        return rows.select_related(*joined).defer(*left)

    @cached_property
    def count(self) -> int:
        """How many rows, counted no further than CAP_COUNT + 1: a million is not counted for a glance."""
        if self.lasting:
            return self._counted()
        return self.rows.order_by().values("pk")[: CAP_COUNT + 1].count()

    def _counted(self) -> int:
        """The count, kept for as long as nothing has been written in the town."""
        rows = self._question(
            ("count",),
            lambda found: (self._cards(found) if self.q else self._narrowed).order_by().values("pk")[: CAP_COUNT + 1],
        )
        if self.found is not None and self.found.party:
            return self._count_of(rows)  # what a private value finds, a book may judge by the moment
        return until_written(self.actor.places, (rows, self.q), lambda: self._count_of(rows))

    def _count_of(self, rows: Question[Any]) -> int:
        count = 0
        for slots in self._slots(CAP_COUNT + 1):
            count = rows.count(**slots)
            if count > CAP_COUNT:
                break
        return count

    @cached_property
    def available(self) -> tuple[str, ...]:
        """Every column that may be shown: the book's own first, then what else its form asks, then the dates.

        What points at another entry is only a column where the book lists it: its words cost a query a page.
        """
        asked = (n for n in self.book.form_fields if not isinstance(self.book.model._meta.get_field(n), RefField))
        rest = (*asked, "office", "on", "opened_at", "due_at", "closed_at")
        return tuple(dict.fromkeys((*self.book.columns, *rest)))

    @property
    def locked(self) -> tuple[str, ...]:
        """Columns that are always there: without them a row cannot be told or opened."""
        return ("number", self.book.heading)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns shown: those chosen, else the book's."""
        chosen = {c for c in self.asked.get("col", ()) if c in self.available}
        return tuple(c for c in self.available if c in chosen or c in self.locked) if chosen else self.book.columns

    def pointed(self, rows: Iterable[Any]) -> dict[Any, str]:
        """The words of the entries that these rows' columns point at, by id; one query for all of them."""
        fields = (self.book.model._meta.get_field(c) for c in self.columns)
        names = [f.attname for f in fields if isinstance(f, RefField)]
        ids = {getattr(row, n) for row in rows for n in names} - {None}
        if not ids:
            return {}
        held = Card.objects.filter(town=self.actor.town, entry__in=ids).values_list("entry", "title", "number")
        return {pk: f"{title}（{number}）" for pk, title, number in held}

    def hidden(self, entry: Any) -> frozenset[str]:
        """Guarded fields of a row that this actor may not read; without looking at hands, so never too few."""
        return self.book.hidden(self.actor, entry) if self.book.guarded else frozenset()

    @cached_property
    def _kept(self) -> dict[str, str]:
        kept: dict[str, str] = {"q": self.q, **self.given}
        if self.figure is not None and self.period is not None:
            kept |= {"figure": self.figure.key, "period": self.period.key}
        if self.order != NEWEST:
            kept["sort"] = self.order.sign
        if self.size != SIZE:
            kept["size"] = str(self.size)
        return kept

    def pairs(self, *, without: tuple[str, ...] = (), **changed: str) -> list[tuple[str, str]]:
        """The names and values of an address of this list; `without` drops some, a changed "" drops its name."""
        kept = self._kept
        columns = [("col", c) for c in self.columns] if self.asked.get("col") and "col" not in without else []
        named = {n: v for n, v in ({n: v for n, v in kept.items() if n not in without} | changed).items() if v}
        return [*named.items(), *columns]

    def address(self, *, without: tuple[str, ...] = (), **changed: str) -> str:
        """The query part of an address of this list: "?…", or "?" for the whole book."""
        return "?" + urlencode(self.pairs(without=without, **changed))

    @property
    def words(self) -> str:
        """What the list is narrowed to, in a line: for the journal and the head of an export."""
        parts = [f"“{self.q}”"] if self.q else []
        if self.figure is not None and self.period is not None:
            parts.append(f"{self.figure.title}（{self.period}）")
        parts += [label for _, label in self.chosen]
        return "，".join(parts) or "全部"

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The filters in force: the name asked, and its words."""
        return [(n, f.words(n, self.given[n])) for f in self.filters for n in f.names if n in self.given]


def asked_of(pairs: Mapping[str, Any]) -> dict[str, list[str]]:
    """An address's names with their values as lists, from a plain mapping."""
    return {n: v if isinstance(v, list) else [str(v)] for n, v in pairs.items()}
