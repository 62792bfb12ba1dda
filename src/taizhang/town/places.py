"""A town's areas, offices and chosen settings, held in the process until they change.

Every form, sheet row and permission asks for them; a query each time would cost more than the work itself.
The copy is dropped when `Town.places_version` has moved on.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any

from taizhang.town import holidays
from taizhang.town.models import Area, AreaName, Office, Person, SettingValue, Town


@dataclass(frozen=True)
class Places:
    """One town's map: who is where, under which names."""

    town: Town
    areas: dict[int, Area]
    offices: dict[int, Office]
    aliases: dict[str, int] = field(default_factory=dict)
    choices: tuple[SettingValue, ...] = ()
    version: int = 0  # kept apart: the town object here may be the very one that somebody refreshes
    # What others have worked out from this map, under keys of their own; it goes when the map does.
    made: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        """For a process that has no database to ask: all of it, but what others have worked out here."""
        return {**self.__dict__, "people": self.people, "made": {}}

    @cached_property
    def root(self) -> Area:
        """The town's own area."""
        return next(a for a in self.areas.values() if a.code == self.town.code)

    @cached_property
    def villages(self) -> list[Area]:
        """The villages that stand today, in order."""
        return [a for a in self.areas.values() if a.kind == Area.Kind.VILLAGE and a.ended_on is None]

    @cached_property
    def by_name(self) -> dict[str, Area]:
        """Areas by name, with and without 村, 社区, 村委会, and by former names."""
        found: dict[str, Area] = {}
        for name, pk in self.aliases.items():
            found.setdefault(name, self.areas[pk])
        for area in self.areas.values():
            for name in spellings(area.name):
                found.setdefault(name, area)
            found[area.name] = area
            found[area.code] = area
        return found

    @cached_property
    def office_by_name(self) -> dict[str, Office]:
        """Offices by full and short name."""
        found = {o.short: o for o in self.offices.values() if o.short}
        return found | {o.name: o for o in self.offices.values()}

    @cached_property
    def people(self) -> dict[int, Person]:
        """The people on the town's roll, by id."""
        return {p.pk: p for p in Person.objects.filter(town=self.town, is_active=True).order_by("name", "id")}

    def area(self, said: str) -> Area | None:
        """An area by its name, a former name or its code, as a sheet says it, or by its id, as a form does."""
        return self.by_name.get(said) or (self.areas.get(int(said)) if said.isdecimal() else None)

    def office(self, said: str) -> Office | None:
        """An office by its full or short name, or by its id."""
        return self.office_by_name.get(said) or (self.offices.get(int(said)) if said.isdecimal() else None)

    def under(self, code: str) -> tuple[int, ...]:
        """Ids of the areas in the subtree of `code`."""
        return tuple(a.id for a in self.areas.values() if a.code.startswith(code))

    def village_of(self, area_id: int | None) -> Area | None:
        """The village an area is or lies in; None above village level."""
        area = self.areas.get(area_id or 0)
        while area is not None and area.kind in (Area.Kind.HAMLET, Area.Kind.GRID):
            area = self.areas.get(area.parent_id or 0)
        return area if area is not None and area.kind == Area.Kind.VILLAGE else None

    def choice(self, key: str, day: date) -> Any | None:
        """What the town chose for a setting on a day; None where it chose nothing."""
        fits = [
            c for c in self.choices if c.key == key and c.starts_on <= day and (c.ends_on is None or day <= c.ends_on)
        ]
        return max(fits, key=lambda c: c.starts_on).value if fits else None


def spellings(name: str) -> list[str]:
    """The ways people write a village's name: 马路村, 马路, 马路村委会, 马路社区."""
    stem = name
    for tail in ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村"):
        if name.endswith(tail) and len(name) > len(tail):
            stem = name.removesuffix(tail)
            break
    return [stem, f"{stem}村", f"{stem}村委会", f"{stem}社区", f"{stem}居委会", f"{stem}村民委员会"]


_held: dict[int, Places] = {}
_lock = Lock()


def places(town: Town) -> Places:
    """The town's map, read afresh when it has changed."""
    held = _held.get(town.pk)
    if held is not None and held.version == town.places_version and held.town.code == town.code:
        return held
    found = Places(
        town=town,
        areas={a.id: a for a in Area.objects.filter(town=town)},
        offices={o.id: o for o in Office.objects.filter(town=town)},
        aliases=dict(AreaName.objects.filter(area__town=town).values_list("name", "area_id")),
        choices=tuple(SettingValue.objects.filter(town=town)),
        version=town.places_version,
    )
    holidays.adopt_loaded()
    with _lock:
        _held[town.pk] = found
    return found


def adopt(map_: Places) -> None:
    """Hold a map that another process has read."""
    with _lock:
        _held[map_.town.pk] = map_


def forget() -> None:
    """Drop all copies: tests reuse ids between towns."""
    _held.clear()
