"""Indicator: one published number, declared. What it counts is a measure of a book; what it is called is here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from taizhang.town.posts import Post

Direction = Literal["up", "down", "none"]  # which way is better
Adds = Literal["sum", "last", "again"]  # summed; the last one stands; counted again from the rows
ALWAYS = date(1949, 10, 1)


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of what an indicator counts, for periods that end on `since` or later.

    over, under: "book.measure" of the numerator (or of the count itself) and of the denominator, "" where none.
    times: what the quotient is multiplied by: 100 for a percentage, 1 for so many to each.
    """

    over: str
    under: str = ""
    since: date = ALWAYS
    plain: str = ""  # in a sentence, for the definition card
    source: str = ""  # statute article, standard, or document it rests on
    times: int = 100

    @property
    def version(self) -> str:
        """What a frozen cell keeps of it: the day from which it holds and what it counted."""
        return f"{self.since.isoformat()} {self.over}" + (f"/{self.under}" if self.under else "")


@dataclass(frozen=True, slots=True)
class Reading:
    """Another honest reading of the same number, for the difference button."""

    title: str
    over: str
    under: str = ""
    plain: str = ""
    times: int = 100


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number: its name, unit and counting basis, how it adds up, who answers for it, and its definitions.

    over_time, over_places: said of counts only; a rate is always counted again, for shares do not add up.
    words: what reports call it, each a tuple of words that must all stand near the number: (("接到", "诉求"),).
    reported: the key under which offices report it (部门报数) where no book holds it; then definitions are empty.
    """

    key: str
    title: str
    domain: str
    unit: str
    owner: Post
    definitions: tuple[Definition, ...] = ()
    reported: str = ""
    decimals: int = 0
    direction: Direction = "none"
    over_time: Adds = "sum"
    over_places: Adds = "sum"
    target: Decimal | None = None
    words: tuple[tuple[str, ...], ...] = ()
    readings: Sequence[Reading] = ()

    def __post_init__(self) -> None:
        if self.is_rate:
            object.__setattr__(self, "over_time", "again")
            object.__setattr__(self, "over_places", "again")

    @property
    def is_rate(self) -> bool:
        """Whether it is one measure over another."""
        return any(d.under for d in self.definitions)

    def definition(self, end: date) -> Definition | None:
        """The definition for a period whose last day is `end`; None where no book holds the number."""
        held = [d for d in self.definitions if d.since <= end]
        return max(held, key=lambda d: d.since, default=None)
