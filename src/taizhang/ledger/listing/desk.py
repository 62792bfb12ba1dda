"""The list across all books: every card the actor may read, newest first, or earliest due first."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from taizhang.ledger import desk
from taizhang.ledger.listing.find import Found, among, find, turn_found
from taizhang.ledger.listing.listing import CAP_COUNT, SIZE
from taizhang.ledger.listing.narrow import DATED, Asked, Filter, of_cards, one
from taizhang.ledger.listing.order import NEWEST, Order, Page, turn
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor


class Desk:
    """One list of cards for one actor. asked: q, filters by name, sort, and mine=1 for the actor's own work."""

    def __init__(self, actor: Actor, asked: Asked | None = None):
        self.actor, self.asked = actor, asked or {}
        titles = {b.slug: b.title for b in shelf.values() if b.may.get("read")}
        self.filters: tuple[Filter, ...] = of_cards(titles, actor.places)
        self.given = {n: v for f in self.filters for n, v in f.given(self.asked).items()}
        self.q = one(self.asked, "q")[:100]
        self.mine = one(self.asked, "mine") == "1"

    @cached_property
    def order(self) -> Order:
        """Earliest due first where every row has a date, else newest first."""
        return Order("due_at") if self.given.get("due") in DATED else NEWEST

    @cached_property
    def found(self) -> Found:
        """What the words find."""
        return find(self.actor, self.q)

    @cached_property
    def rows(self) -> "QuerySet[Any]":
        """The cards, in no order."""
        return self._rows(self.found.cards if self.q else ())

    def _rows(self, found: Iterable[int]) -> "QuerySet[Any]":
        rows = desk.mine(self.actor).order_by() if self.mine else desk.readable(self.actor)
        where = Q()
        for each in self.filters:
            where &= each.condition(self.given)
        if not self.mine and (self.given.get("open") == "1" or "due" in self.given):
            where &= Q(book__in=desk.matters())  # what is in hand or late is a matter: the figures count the same
        if self.q:
            where &= Q(pk__in=among(found))
        return rows.filter(where)

    def page(self, *, after: str = "", before: str = "", start: int = 0) -> Page:
        """One page of cards."""
        if self.q:
            return turn_found(self._shown, self.found, self.order, SIZE, after=after, before=before, start=start)
        return turn(self._shown(()), self.order, SIZE, after=after, before=before, start=start)

    def _shown(self, found: Iterable[int]) -> "QuerySet[Any]":
        return self._rows(found).select_related("area", "office")

    @cached_property
    def count(self) -> int:
        """How many cards, counted no further than CAP_COUNT + 1."""
        return self.rows.order_by().values("pk")[: CAP_COUNT + 1].count()

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The filters in force: the name asked, and its words."""
        return [(n, f.words(n, self.given[n])) for f in self.filters for n in f.names if n in self.given]

    def address(self, *, without: tuple[str, ...] = (), **changed: str) -> str:
        """The query part of an address of this list."""
        kept = {"mine": "1" if self.mine else "", "q": self.q, **self.given}
        named = {n: v for n, v in kept.items() if n not in without} | changed
        return "?" + urlencode({n: v for n, v in named.items() if v})


def work(actor: Actor, size: int, after: str = "") -> tuple[list[Card], str]:
    """The actor's own work in due order, a page of it, and the cursor of the next page or "".

    Dated work first, by the index; what is paused or undated follows, oldest first. A cursor is "d…" or "u…".
    """
    mine = desk.mine(actor).order_by()
    cards: list[Card] = []
    if not after.startswith("u"):
        page = turn(mine.filter(due_at__isnull=False), Order("due_at"), size, after=after[1:])
        if page.after:
            return list(page.rows), f"d{page.after}"
        cards = list(page.rows)
    # By id inside one due date, none: the index of what is open gives them so, and nothing closed is looked at.
    undated = mine.filter(due_at=None).order_by("due_at", "pk")
    if after.startswith("u") and after[1:].isdecimal() and len(after) < 20:
        undated = undated.filter(pk__gt=int(after[1:]))
    left = size - len(cards)
    found = list(undated[: left + 1])
    cards += found[:left]
    return cards, f"u{cards[-1].pk if found[:left] else 0}" if len(found) > left else ""
