"""Households and residents, as far as other books need parties: invented people, numbers nobody has."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from taizhang.faces.cli.demo.callers import named
from taizhang.faces.cli.demo.course import Course
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.people import VILLAGES, village_cadre

_KINDS = {"ordinary": 70, "low_income": 14, "lifted": 6, "monitored": 4, "five": 6}
_TEAMS = ("东队", "西队", "南队", "新屋", "圩边", "塘头", "坡下")


class Household(Course):
    """One household and those of it that are on the roll: its head, and often one more."""

    book = "household"

    def __init__(self, t: datetime, rng: Random):
        super().__init__(t, rng)
        self.village: str = rng.choice([name for _, name in VILLAGES])
        self.team, self.head = rng.choice(_TEAMS), named(rng)
        self.members = rng.randint(1, 6)
        self.address = f"{self.village}{self.team}{rng.randint(1, 90)}号"

    def __iter__(self) -> Iterator[Deed]:
        cadre = village_cadre(self.village)
        kind = self.rng.choices(list(_KINDS), list(_KINDS.values()))[0]
        given = {"label": f"{self.team}{self.head[0]}家", "head": self.head, "area": self.village, "kind": kind}
        yield self.opened(cadre, given | {"address": self.address, "members": self.members})
        yield from self.person(cadre, self.head, "head")
        if self.members > 1:
            yield from self.person(cadre, f"{self.head[0]}{named(self.rng)[1:]}", self.rng.choice(("child", "parent")))

    def person(self, cadre: str, name: str, relation: str) -> Iterator[Deed]:
        """One of the household, on the residents' roll."""
        one = Resident(self.t + timedelta(minutes=6), self.rng)
        self.t = one.t
        mark = self.rng.choice(("先生", "女士"))
        given = {"label": f"{name[0]}{mark}（{self.team}）", "name": name, "area": self.village, "relation": relation}
        given |= {"phone": f"1390000{self.rng.randrange(10000):04}", "address": self.address}
        yield one.opened(cadre, given | {"household": self.door})


class Resident(Course):
    """One resident."""

    book = "resident"
