"""Who acts: the value that crosses every seam below the faces."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from taizhang.base import clock
from taizhang.town.models import Person, Posting, Town
from taizhang.town.places import Places, places
from taizhang.town.posts import ALL, Post


@dataclass(frozen=True, slots=True)
class Hold:
    """One posting as rights see it: the post, over the whole town or some areas of it, in an office."""

    post: str
    areas: tuple[int, ...] | None  # None: the whole town
    office: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody acting in a town. `person` is None for the system itself, which holds no post."""

    town: Town
    name: str
    person: int | None = None
    holds: tuple[Hold, ...] = ()
    system: bool = False

    @classmethod
    def of(cls, person: Person, day: date | None = None) -> "Actor":
        """The person with the postings they hold on a day (today)."""
        day = day or clock.today()
        rows = (
            Posting.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), person=person, starts_on__lte=day)
            .order_by("id")
            .values_list("post", "area__code", "office")
        )
        town = person.town
        map_ = places(town)
        holds = tuple(
            Hold(post, None if town.code.startswith(code) else map_.under(code), office) for post, code, office in rows
        )
        return cls(town=town, name=person.name, person=person.pk, holds=holds)

    @classmethod
    def today(cls, person: Person) -> "Actor":
        """As `of`, without asking again while nothing of the town has changed: every change of it moves its version."""
        town, pk = person.town, person.pk
        made, key = places(town).made, ("holds", pk, clock.today())
        if key not in made:
            made[key] = cls.of(person).holds
        return cls(town=town, name=person.name, person=pk, holds=made[key])

    @classmethod
    def system_of(cls, town: Town) -> "Actor":
        """The town's own machinery: sweeps, seals, re-projection."""
        return cls(town=town, name="系统", system=True)

    @property
    def places(self) -> Places:
        """The map of the actor's town."""
        return places(self.town)

    def holding(self, *posts: Post) -> tuple[Hold, ...]:
        """The holds of any of these posts."""
        keys = {p.key for p in posts}
        return tuple(h for h in self.holds if h.post in keys)

    @property
    def titles(self) -> str:
        """The posts held, for the journal and the page head."""
        return "、".join(dict.fromkeys(ALL[h.post].title for h in self.holds))

    @property
    def offices(self) -> tuple[int, ...]:
        """The offices the actor sits in."""
        return tuple(dict.fromkeys(h.office for h in self.holds if h.office is not None))
