"""The Tuesdays of 2023: teams in every village, what was asked there, and what became of it.

The sums are those of the report the town read out; each comes from visits and demands played one by one.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from taizhang.base import clock
from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.callers import matter
from taizhang.faces.cli.demo.fates import Fate
from taizhang.faces.cli.demo.lives import Deed, Door
from taizhang.faces.cli.demo.people import VILLAGES, holding
from taizhang.faces.cli.demo.texts import Matter
from taizhang.town import posts

CADRES, RECEIVED, VISITED, DEMANDS, CARRIED = 6394, 241, 381, 106, 8
KEEPER = "顾平川"
LEADERS = (
    "郑苇川", "杨岐禾", "潘江立", "庞一禾", "瞿闻溪", "曾牧阳", "冯砚石", "邓竹临", "简闻", "童秋白", "麦秋澜", "吴敏",
    "何守垣", "贺峻祺", "闻少律",
)  # fmt: skip
# The class of a demand, by the first two digits of the topic's class as an appeal.
_CLASSES = {"01": "waste", "02": "road", "03": "farming", "04": "house", "05": "relief"}


def tuesdays(year: int) -> list[date]:
    """Every Tuesday of a year."""
    day = date(year, 1, 1)
    first = day + timedelta(days=(1 - day.weekday()) % 7)
    return [first + timedelta(weeks=n) for n in range(53) if (first + timedelta(weeks=n)).year == year]


def shared(total: int, parts: int, rng: Random, least: int = 0, most: int | None = None) -> list[int]:
    """A total over so many parts by chance, none under `least`, none over `most`."""
    found = [least] * parts
    for _ in range(total - least * parts):
        n = rng.randrange(parts)
        while most is not None and found[n] >= most:
            n = rng.randrange(parts)
        found[n] += 1
    return found


class Visit:
    """One team in one village on one night, written down on the spot."""

    fate = Fate()

    def __init__(self, night: date, village: str, leader: str, cadres: int, received: int, visited: int, rng: Random):
        self.t: datetime = times.at(night, rng, time(19, 30), time(22))
        self.answers = {
            "visited_on": night.isoformat(),
            "area": village,
            "team": f"{village}夜访组",
            "leader": leader,
            "cadres": cadres,
            "received": received,
            "visited": visited,
        }

    def __iter__(self) -> Iterator[Deed]:
        yield Deed(self.t, KEEPER, "open", [Door(self.answers)], book="night_visit")


class Demand:
    """What somebody asked for that night, until it is done; some are carried over into the next year."""

    fate = Fate()

    def __init__(self, night: date, village: str, what: Matter, rng: Random, carried: bool):
        self.rng, self.what, self.carried = rng, what, carried
        self.t: datetime = times.at(night, rng, time(20), time(22, 30))
        self.village = village
        self.office = what.topic.office
        title, content = what.told("来访")
        self.door = Door(
            {
                "raised_on": night.isoformat(),
                "area": village,
                "title": title,
                "content": content,
                "category": _CLASSES.get(what.topic.code[:2], "other"),
                "grade": rng.choice(("simple", "plain", "plain", "hard")),
            }
        )

    def __iter__(self) -> Iterator[Deed]:
        yield self.do("open", KEEPER, 0)
        clerk = holding(posts.OFFICE_CLERK, self.office)
        given = {"office": self.office, "owner": clerk, "grade": self.door.answers["grade"]}
        yield self.do("assign", KEEPER, self.rng.choice((1, 1, 2)), given)
        if self.carried:
            yield self.do("report", clerk, 20, {"progress": "涉及资金和用地，已列入下年计划，由分管领导包案"})
            self.t = times.at(times.working(date(2024, 4, self.rng.randint(8, 28))), self.rng)
        yield self.do("claim", clerk, self.rng.randint(2, 9), {"outcome": self.what.answer(), "way": "solved"})
        if self.rng.random() < 0.06 and not self.carried:
            promised = (times.after(self.t, 12, self.rng)).date().isoformat()
            yield self.do("redo", KEEPER, 1, {"checked_note": "回访时问题仍在", "promised_on": promised})
            yield self.do("claim", clerk, self.rng.randint(2, 5), {"outcome": self.what.answer(), "way": "solved"})
        rating = self.rng.choices(("good", "fair", "bad", "none"), (70, 20, 3, 7))[0]
        yield self.do("close", KEEPER, self.rng.choice((1, 2, 3)), {"rating": rating})

    def do(self, key: str, who: str, days: int, answers: dict[str, object] | None = None) -> Deed:
        """The next deed, some working days on."""
        self.t = times.after(self.t, days, self.rng) if key != "open" else self.t
        return Deed(self.t, who, key, [self.door], dict(answers or {}), book="night_demand")


def year(rng: Random) -> Iterator[Visit | Demand]:
    """All visits and demands of 2023."""
    nights = [(night, name) for night in tuesdays(2023) for _, name in VILLAGES]
    cadres = shared(CADRES, len(nights), rng, least=6, most=12)
    received, visited = shared(RECEIVED, len(nights), rng, most=4), shared(VISITED, len(nights), rng, most=5)
    led: list[str] = []
    for (night, village), n, came, called_on in zip(nights, cadres, received, visited, strict=True):
        led = led or rng.sample(LEADERS, len(LEADERS))  # nobody leads two teams before everybody has led one
        yield Visit(night, village, led.pop(), n, came, called_on, rng)
    yield from _demands(rng)


def lately(rng: Random, weeks: int) -> Iterator[Visit]:
    """The visits of the last Tuesdays before today."""
    today = clock.today()
    last = today - timedelta(days=(today.weekday() - 1) % 7 or 7)
    for night in [last - timedelta(weeks=n) for n in range(weeks)]:
        for leader, (_, village) in zip(rng.sample(LEADERS, len(LEADERS)), VILLAGES, strict=True):
            yield Visit(night, village, leader, rng.randint(6, 11), rng.randint(0, 2), rng.randint(0, 3), rng)


def _demands(rng: Random) -> Iterator[Demand]:
    """Those carried over were raised in the last weeks; all others had time to be closed within the year."""
    early = [n for n in tuesdays(2023) if n < date(2023, 11, 14)]
    late = [n for n in tuesdays(2023) if n >= date(2023, 11, 21)]
    for n in range(DEMANDS):
        carried = n < CARRIED
        what = matter(rng, rng.choice(("求助", "投诉")))
        yield Demand(rng.choice(late if carried else early), what.village, what, rng, carried)
