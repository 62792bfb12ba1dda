"""The law volunteers of 2023: 62 in 15 villages, thirteen with four and two with five, from naming to certificate."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from taizhang.base import clock
from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.callers import named
from taizhang.faces.cli.demo.fates import Fate
from taizhang.faces.cli.demo.lives import Deed, Door
from taizhang.faces.cli.demo.people import VILLAGES

KEEPER = "闻少律"
WITH_FIVE = ("覃巴村", "环镇村")
IDENTITIES = ("cadre", "women", "mediator", "grid", "group", "party", "elder", "villager")


class Volunteer:
    """One volunteer's way to the file."""

    fate = Fate()

    def __init__(self, n: int, village: str, rng: Random, t: datetime | None = None):
        self.rng, self.n = rng, n
        self.t: datetime = t or times.at(times.working(date(2023, 2, rng.randint(1, 24))), rng)
        self.door = Door(
            {
                "name": named(rng),
                "area": village,
                "identity": rng.choice(IDENTITIES),
                "way": rng.choice(("self", "committee", "committee")),
                "named_on": clock.local_day(self.t).isoformat(),
            }
        )

    def __iter__(self) -> Iterator[Deed]:
        yield self.do("open", 0)
        yield self.do("train", self.rng.randint(12, 25), {"hours": self.rng.choice((16, 24, 24, 32))})
        yield self.do("test", self.rng.randint(4, 9), {"score": self.rng.randint(68, 98)})
        self.t = times.after(self.t, 3, self.rng)
        noticed = clock.local_day(self.t)
        yield Deed(self.t, KEEPER, "notice", [self.door], {"noticed_on": noticed.isoformat()}, book="law_volunteer")
        self.t = times.at(times.working(noticed + timedelta(days=8)), self.rng)
        filed = {"certificate": f"明白〔{self.t.year}〕{self.n:03}", "filed_on": clock.local_day(self.t).isoformat()}
        yield Deed(self.t, KEEPER, "file", [self.door], filed, book="law_volunteer")
        for year in range(noticed.year, clock.today().year):
            self.t = times.at(times.working(date(year, 12, self.rng.randint(4, 15))), self.rng)
            told = {"review_year": year, "review": self.rng.choice(("good", "pass", "pass")), "year_hours": 16}
            yield Deed(self.t, KEEPER, "review", [self.door], told, book="law_volunteer")

    def do(self, key: str, days: int, answers: dict[str, object] | None = None) -> Deed:
        """The next deed, some working days on."""
        self.t = times.after(self.t, days, self.rng) if days else self.t
        return Deed(self.t, KEEPER, key, [self.door], dict(answers or {}), book="law_volunteer")


def year(rng: Random) -> Iterator[Volunteer]:
    """All of them."""
    homes = [name for _, name in VILLAGES for _ in range(5 if name in WITH_FIVE else 4)]
    for n, village in enumerate(homes, 1):
        yield Volunteer(n, village, rng)
