"""What was asked of a book's figures: the period, the filters, the breakdown."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from taizhang.base import clock
from taizhang.base.period import Period, PeriodError, Unit
from taizhang.ledger.book import Book
from taizhang.ledger.listing import Filter, Listing
from taizhang.ledger.measures import Count, Due, Measure, Ratio, Stock, Sum
from taizhang.town.actor import Actor

ADDS_UP = (Count, Due, Stock, Sum)  # what may be added over villages; different matters and medians may not
RATES = 4
OUTSIDE = "open", "due"  # how an entry stands today says nothing of a past period
Figure = Measure | Ratio


@dataclass(frozen=True)
class Measured:
    """One book's figures for one person over one period."""

    book: Book[Any]
    actor: Actor
    asked: dict[str, list[str]]

    def one(self, name: str) -> str:
        """The last value asked under a name."""
        return (self.asked.get(name) or [""])[-1].strip()

    @cached_property
    def listing(self) -> Listing:
        """The entries under the filters asked; the list behind every number is this list with a figure."""
        kept = {f.name for f in self.filters}
        return Listing(self.book, self.actor, {n: v for n, v in self.asked.items() if n in kept})

    @cached_property
    def filters(self) -> tuple[Filter, ...]:
        """What may be chosen besides the period."""
        every = Listing(self.book, self.actor).filters
        return tuple(f for f in every if f.kind == "choice" and f.name not in (*OUTSIDE, "state"))

    @cached_property
    def _read(self) -> tuple[Period, str]:
        year = Period.containing(Unit.YEAR, clock.today())
        first, last = self.one("days_from"), self.one("days_to")
        try:
            if first or last:
                return Period.range(_day(first) or year.start, _day(last) or clock.today()), ""
            return (Period.parse(self.one("period")) if self.one("period") else year), ""
        except PeriodError as error:
            return year, f"{error} 先按{year}统计。"

    @property
    def period(self) -> Period:
        """The period asked; this year where none was, or where it cannot be read."""
        return self._read[0]

    @property
    def trouble(self) -> str:
        """Why the period asked could not be read."""
        return self._read[1]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The book's first count, its first stock and its first rates: what stands in the strip and the table."""
        counts = [m for m in self.book.measures if isinstance(m, Count)][:1]
        stocks = [m for m in self.book.measures if isinstance(m, Stock)][:1]
        rates = [m for m in self.book.measures if isinstance(m, Ratio)]
        sums = [m for m in rates if isinstance(m.over, ADDS_UP) and isinstance(m.under, ADDS_UP)]
        return (*counts, *stocks, *sums[:RATES])

    @cached_property
    def by(self) -> Filter | None:
        """What the table is broken down by: the filter asked, else the places, else the first there is."""
        named = {f.name: f for f in self.filters}
        first = next(iter(self.filters), None)
        return named.get(self.one("by")) or named.get("area") or first

    def url(self, figure: Figure | None = None, **more: str) -> str:
        """The rows behind a number."""
        named: dict[str, Any] = {"figure": figure.key, "period": self.period.key} if figure else {}
        return reverse("book", args=[self.book.slug]) + self.listing.address(**(named | more))

    def here(self, **changed: str) -> str:
        """This page, asked a little differently."""
        named = {**dict(self.listing.pairs()), "period": self.period.key, "by": self.one("by")} | changed
        return "?" + urlencode({n: v for n, v in named.items() if v})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise PeriodError(f"看不懂日期“{text}”：请写成 2024-03-01。") from error
