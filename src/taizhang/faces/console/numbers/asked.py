"""What is asked of the numbers: the place, the period, the kind of work. What cannot be read is said, and left out."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from taizhang.base import clock
from taizhang.base.period import Period, PeriodError, Unit
from taizhang.indicators.indicator import Indicator
from taizhang.indicators.visible import visible
from taizhang.town.actor import Actor
from taizhang.town.models import Area

Given = dict[str, list[str]]
LEADING = 4  # numbers of one kind of work where all kinds are shown
FIRST, LAST = 1950, 2199  # the years a page can be asked for
FAR = date(9000, 1, 1)  # a day that still has one after it


@dataclass(frozen=True)
class Asked:
    """The numbers one person asks for. `given`: an address's names with their values."""

    actor: Actor
    given: Given

    def one(self, name: str) -> str:
        """The last value asked under a name."""
        return (self.given.get(name) or [""])[-1].strip()

    @cached_property
    def offered(self) -> tuple[Indicator, ...]:
        """Every indicator this person may be shown."""
        return visible(self.actor)

    @cached_property
    def domains(self) -> dict[str, list[Indicator]]:
        """What may be shown, by kind of work, as it was declared."""
        found: dict[str, list[Indicator]] = {}
        for each in self.offered:
            found.setdefault(each.domain, []).append(each)
        return found

    @property
    def domain(self) -> str:
        """The kind of work asked for; "" for all."""
        asked = self.one("domain")
        return asked if asked in self.domains else ""

    @cached_property
    def chosen(self) -> dict[str, list[Indicator]]:
        """The indicators of the page: all of one kind of work, or of each kind those that lead."""
        if self.domain:
            return {self.domain: self.domains[self.domain]}
        return {domain: leading(found) for domain, found in self.domains.items()}

    @cached_property
    def home(self) -> Area:
        """Where this person looks first: the whole town, or the one village they are appointed to."""
        places, held = self.actor.places, self.actor.holds
        if not held or any(hold.areas is None for hold in held):
            return places.root
        villages = {v.pk: v for hold in held for pk in hold.areas or () if (v := places.village_of(pk)) is not None}
        return next(iter(villages.values())) if len(villages) == 1 else places.root

    @cached_property
    def _area(self) -> tuple[Area, str]:
        asked = self.one("area")
        if not asked:
            return self.home, ""
        pk = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 0
        found = self.actor.places.areas.get(pk)
        return (found, "") if found is not None else (self.home, f"本镇没有这个村（社区），先看{self.home.name}。")

    @property
    def area(self) -> Area:
        """The place asked for."""
        return self._area[0]

    @property
    def whole_town(self) -> bool:
        """Whether the place is the town itself."""
        return self.area.pk == self.actor.places.root.pk

    @cached_property
    def _period(self) -> tuple[Period, str]:
        year = Period.containing(Unit.YEAR, clock.today())
        try:
            return self._read(year), ""
        except PeriodError as error:
            return year, f"{str(error).rstrip('。')}。先看{year}。"

    def _read(self, year: Period) -> Period:
        first, last = self.one("days_from"), self.one("days_to")
        if first or last:
            found = Period.range(_day(first) or year.start, min(_day(last) or clock.today(), FAR))
        else:
            found = Period.parse(self.one("period")) if self.one("period") else year
        if not FIRST <= found.start.year <= found.last.year <= LAST:
            raise PeriodError(f"{found}不在 {FIRST} 年到 {LAST} 年之间")
        return found

    @property
    def period(self) -> Period:
        """The period asked for; this year where none was, or where it cannot be read."""
        return self._period[0]

    @property
    def troubles(self) -> list[str]:
        """What was asked that cannot be read."""
        return [said for said in (self._area[1], self._period[1]) if said]

    def here(self, to: str = "", **changed: object) -> str:
        """This page, or the one at `to`, asked a little differently. None or "" leaves a name out."""
        named = {"area": self.area.pk, "period": self.period.key, "domain": self.domain} | changed
        return f"{to}?" + urlencode({name: value for name, value in named.items() if value not in ("", None)})


def leading(declared: list[Indicator], most: int = LEADING) -> list[Indicator]:
    """Those of a kind of work that stand for it: the first declared, then those with a target, then the next ones."""
    ranked = sorted(declared[1:], key=lambda each: each.target is None)
    kept = {each.key for each in [*declared[:1], *ranked][:most]}
    return [each for each in declared if each.key in kept]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise PeriodError(f"看不懂日期“{text}”：请写成 2024-03-01。") from error
