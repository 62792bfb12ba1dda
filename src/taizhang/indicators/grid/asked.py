"""What is asked of one book in one go: measures that can be answered together, with the places and periods of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from taizhang.base.period import Period
from taizhang.indicators.counted import Rows, Side, book_of, measure_of
from taizhang.indicators.grid.axis import Ground, kind_of
from taizhang.ledger.measures import Measure
from taizhang.town.models import Town

Found = dict[Side, Decimal | None]


@dataclass
class Asked:
    """Some sides of one book whose measures go by the same date, for all their places and periods at once."""

    town: Town
    sides: list[Side] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The measures, each once."""
        return tuple(dict.fromkeys(s.measure for s in self.sides))

    @property
    def measures(self) -> tuple[Any, ...]:
        """The same, themselves."""
        return tuple(measure_of(n) for n in self.names)

    @property
    def first(self) -> Measure:
        """One of them, for what they have in common."""
        return measure_of(self.sides[0].measure)

    @property
    def model(self) -> Any:
        """The table."""
        return book_of(self.sides[0].measure).model

    @property
    def on(self) -> str:
        """The date they go by."""
        return self.first.on

    @property
    def kind(self) -> str:
        """The type of that date."""
        return kind_of(self.model, self.on)

    @property
    def periods(self) -> frozenset[Period]:
        """The periods asked about."""
        return frozenset(s.period for s in self.sides)

    @property
    def areas(self) -> frozenset[int]:
        """The places asked about, by id."""
        return frozenset(s.area for s in self.sides)

    @property
    def stretch(self) -> Period:
        """From the first day asked about to the last."""
        return Period(min(p.start for p in self.periods), max(p.end for p in self.periods))

    @property
    def days(self) -> int:
        """How many days that is."""
        return (self.stretch.end - self.stretch.start).days

    def parts(self) -> "list[Asked]":
        """The same in parts: cut on the days that no period spans, unless the same places are asked about onwards."""
        found: list[Asked] = []
        end = date.min
        for side in sorted(self.sides, key=lambda s: (s.period.start, s.period.end)):
            if side.period.start >= end:
                found.append(Asked(self.town))
            end = max(end, side.period.end)
            found[-1].sides.append(side)
        joined = found[:1]
        for one, next_ in pairwise(found):
            if one.stretch.end == next_.stretch.start and one.areas == next_.areas:
                joined[-1].sides += next_.sides
            else:
                joined.append(next_)
        return joined

    def ground(self) -> Ground:
        """The places asked about."""
        return Ground(self.town, self.areas)

    def entries(self, ground: Ground) -> Rows:
        """The live entries of the places, in no order."""
        rows: Rows = self.model.objects.filter(town=self.town).live().order_by()
        return rows if ground.inside is None else rows.filter(area__in=ground.inside)

    def each(self) -> Iterator[tuple[int, Side]]:
        """The sides, each with the number of its measure."""
        number: Mapping[str, int] = {n: i for i, n in enumerate(self.names)}
        for side in self.sides:
            yield number[side.measure], side
