"""The time axis cut at every beginning and end of the periods asked about, and the places cut by who asked for them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.town.models import Town
from taizhang.town.places import places


@dataclass(frozen=True)
class Axis:
    """Days cut into segments: segment n is from cut n to before cut n + 1. No period begins or ends inside one."""

    cuts: tuple[date, ...]

    @classmethod
    def of(cls, periods: Iterable[Period]) -> "Axis":
        """Cut at every beginning and end."""
        return cls(tuple(sorted({d for p in periods for d in (p.start, p.end)})))

    @classmethod
    def ends(cls, periods: Iterable[Period]) -> "Axis":
        """Cut at every end: for what stands on a day, however it came there."""
        return cls(tuple(sorted({p.end for p in periods})))

    def at(self, cut: date) -> int:
        """The number of a cut."""
        return bisect_left(self.cuts, cut)

    def segments(self, period: Period) -> range:
        """The segments a period consists of."""
        return range(self.at(period.start), self.at(period.end))

    def segment(self, field: str, kind: str, stretch: Period, outside: int | None = None) -> Case:
        """The segment of a date that lies in a stretch. kind: the field's internal type.

        outside: the number of dates that lie in none, where there may be such.
        """
        first, last = self.at(stretch.start), self.at(stretch.end) - 1
        whens = [_before(field, kind, self.cuts[n + 1], n) for n in range(first, last)]
        if outside is None:
            return Case(*whens, default=Value(last), output_field=IntegerField())
        early = _before(field, kind, stretch.start, outside)
        whens = [early, *whens, _before(field, kind, stretch.end, last)]
        return Case(*whens, default=Value(outside), output_field=IntegerField())

    def passed(self, field: str, kind: str) -> Case:
        """How many cuts lie at or before a date; all of them for a date that has not come."""
        whens = [_before(field, kind, cut, n) for n, cut in enumerate(self.cuts)]
        return Case(*whens, default=Value(len(self.cuts)), output_field=IntegerField())


def _before(field: str, kind: str, cut: date, then: int) -> When:
    return When(Q(**{f"{field}__lt": bound(cut, kind)}), then=Value(then))


def inside(field: str, kind: str, stretch: Period) -> Q:
    """The rows whose date lies in a stretch."""
    return Q(**{f"{field}__gte": bound(stretch.start, kind), f"{field}__lt": bound(stretch.end, kind)})


def bound(day: date, kind: str) -> date | datetime:
    """The beginning of a day, as a column of this type is compared."""
    return clock.instant(day, clock.MIDNIGHT) if kind == "DateTimeField" else day


def indexed(model: Any, field: str) -> bool:
    """Whether a town's entries can be looked up by this date, instead of looking through them all."""
    return any(index.fields[:2] == ["town", field] for index in model._meta.indexes)


def kind_of(model: Any, field: str) -> str:
    """A field's internal type."""
    return str(model._meta.get_field(field).get_internal_type())


class Ground:
    """The areas asked about, and which of them an entry's area counts for."""

    def __init__(self, town: Town, areas: Iterable[int]):
        self._map = map_ = places(town)
        self.areas = frozenset(areas)
        self.root = map_.root.id if map_.root.id in self.areas else None
        self._above: dict[int, list[int]] = {}
        for asked in self.areas - {map_.root.id}:
            for inside in map_.under(map_.areas[asked].code):
                self._above.setdefault(inside, []).append(asked)

    def lies(self, area: int) -> Q:
        """Which rows count for one of the areas asked about."""
        return Q() if area == self.root else Q(area__in=self._map.under(self._map.areas[area].code))

    def over(self, area: int) -> Iterator[int]:
        """The areas asked about in which an area lies; the town's own holds all."""
        yield from self._above.get(area, ())
        if self.root is not None:
            yield self.root

    def ids(self, model: Any) -> Any:
        """The ids of all entries of the areas asked about, as their index by area tells them."""
        return model.objects.filter(area__in=self.inside).order_by().values("pk")

    @property
    def share(self) -> float:
        """Which part of the town's areas matter."""
        return 1.0 if self.inside is None else len(self.inside) / len(self._map.areas)

    @property
    def inside(self) -> frozenset[int] | None:
        """The areas whose entries matter; None where all of the town's do."""
        return None if self.root is not None else frozenset(self._above)
