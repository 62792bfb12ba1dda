"""The governance books' last months: what is over, and what stands on each desk today: near its day, or late."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain, count
from random import Random
from typing import TypeVar

from taizhang.base import clock
from taizhang.faces.cli.demo import campaigns, cases, nights, rectifications, times
from taizhang.faces.cli.demo.accusations import Accusation
from taizhang.faces.cli.demo.callers import matter
from taizhang.faces.cli.demo.course import Course
from taizhang.faces.cli.demo.disputes import Dispute
from taizhang.faces.cli.demo.firms import Firm
from taizhang.faces.cli.demo.hazards import Hazard
from taizhang.faces.cli.demo.inspecting import Finding, Inspection, fitting, patrols
from taizhang.faces.cli.demo.lives import Deed, Living
from taizhang.faces.cli.demo.people import MEDIATORS
from taizhang.faces.cli.demo.petitions import Petition
from taizhang.faces.cli.demo.standing import Told, standing
from taizhang.faces.cli.demo.yearly import major

T = TypeVar("T")
_SHOWN = "新村"  # the village whose cadre's sign-in is shown
# Where things stand: the last step taken, how many working days ago, and what else there is to say of it.
_PLAN = (3, -2, 6, 1, 9, -6, 14, 20, 27)  # lines of the plan still to be made: due in so many days, or late
_HAZARDS: tuple[tuple[str, int, int], ...] = (  # and in how many days it is to be put right
    ("open", 1, 7), ("order", 2, 1), ("claim", 1, 3), ("order", 8, -3), ("pass", 2, -4), ("open", 5, 7),
    ("order", 1, 4), ("order", 3, 9), ("claim", 14, -16),
)  # fmt: skip
_MAJOR = (("order", 4, 20), ("plan", 6, 12))
_CASES = (
    ("open", 6, "ordinary"), ("investigate", 2, "reviewed"), ("serve", 6, "ordinary"), ("notify", 9, "ordinary"),
    ("decide", 2, "ordinary"), ("open", 58, "ordinary"), ("open", 66, "ordinary"), ("investigate", 4, "ordinary"),
    ("notify", 3, "ordinary"), ("serve", 9, "ordinary"), ("pay", 5, "ordinary"), ("decide_now", 2, "simple"),
)  # fmt: skip
_DISPUTES = (
    ("open", 1, "performed"), ("accept", 5, "performed"), ("agree", 18, "confirmed"), ("route", 1, "performed"),
    ("open", 5, "performed"), ("sit", 2, "confirmed"), ("accept", 24, "performed"), ("agree", 6, "confirmed"),
    ("apply", 6, "confirmed"), ("breach", 2, "breached"), ("follow", 7, "kept_late"), ("sit", 12, "performed"),
)  # fmt: skip
_PETITIONS = (
    ("open", 2, ""), ("report", 3, ""), ("draft", 1, ""), ("open", 9, ""), ("open", 12, ""), ("accept", 38, ""),
    ("accept", 45, ""), ("sign", 2, ""), ("deliver", 9, ""), ("ask_review", 6, "review"), ("list", 12, "backlog"),
    ("backlog_report", 25, "backlog"),
)  # fmt: skip
_RECTIFICATIONS = (
    ("plan", 12, 5), ("open", 2, 60), ("claim", 4, 10), ("plan", 30, -6), ("accept", 3, 6), ("open", 8, 60),
    ("plan", 9, 40),
)  # fmt: skip
_DEMANDS = (("open", 1), ("assign", 4), ("claim", 2), ("assign", 9), ("claim", 6), ("open", 4), ("assign", 14))
_SEASONS = {
    1: "岁末年初安全生产大检查", 2: "岁末年初安全生产大检查", 3: "春季火灾防控", 4: "春季火灾防控", 5: "汛前安全排查",
    6: "汛期安全排查", 7: "夏季海岸安全整治", 8: "夏季海岸安全整治", 9: "秋季安全生产检查", 10: "秋季安全生产检查",
    11: "岁末年初安全生产大检查", 12: "岁末年初安全生产大检查",
}  # fmt: skip


class Lately:
    """What has happened of late. days: how far back it goes; few: a handful of each alone."""

    def __init__(self, firms: list[Firm], rng: Random, days: int, *, few: bool):
        self.rng, self.days, self.few, self.number = rng, days, few, count(1)
        self.mine = next((f for f in firms if f.village == _SHOWN), firms[0])
        self.firms = rng.sample([f for f in firms if f is not self.mine], len(firms) - 1)
        self.all = firms

    def lives(self) -> Iterator[Living]:
        """All of it."""
        yield from self.visits()
        yield from self.hazards()
        yield from self.cases()
        yield from self.disputes()
        yield from self.petitions()
        yield from self.rectifications()
        yield from self.campaigns()
        yield from self.nights()

    # ------------------------------------------------------------ pieces

    def firm(self, trade: str = "") -> Firm:
        """Another firm each time, as long as there are any, so that nobody is visited too often."""
        fits = [f for f in self.firms if trade in ("", f.trade)]
        firm = fits[0] if fits else self.rng.choice(self.firms or self.all)
        self.firms = [f for f in self.firms if f is not firm]
        return firm

    def over(self, n: int, last: int = 70) -> Iterator[datetime]:
        """So many moments, one in each stretch of the months, far enough back for a life to be over by today."""
        n = 2 if self.few else n
        stretch = (self.days - 10 - min(last, self.days - 20)) / n
        for place in range(n):
            back = self.days - 10 - round(stretch * (place + self.rng.random()))
            yield times.at(times.working(clock.today() - timedelta(days=back)), self.rng)

    def some(self, listed: tuple[T, ...], few: int = 3) -> tuple[T, ...]:
        """All, or the first few."""
        return listed[:few] if self.few else listed

    def at(self, make: Callable[[datetime, Random], Course], key: str, ago: int) -> Told:
        """A life that has come as far as a step."""
        return standing(lambda t, rng: iter(make(t, rng)), key, ago, self.rng)

    # ------------------------------------------------------------ the books

    def visits(self) -> Iterator[Living]:
        """What is on the plan and not yet made; patrols."""
        put = times.at(times.back(clock.today(), 35), self.rng)
        for due in self.some(_PLAN):
            day = times.working(clock.today() + timedelta(days=due))
            visit = Inspection(next(self.number), self.firm(), times.at(day, self.rng), self.rng)
            visit.planned = (put, day)
            visit.visited = times.at(times.working(clock.today() + timedelta(days=max(due, 1) + 30)), self.rng)
            yield visit
        yield from patrols(self.over(6, 5), self.rng)
        for moment in self.over(5, 5):
            visit = Inspection(next(self.number), self.firm(), moment, self.rng)
            visit.cause = "handed"
            yield visit

    def hazards(self) -> Iterator[Living]:
        """Visits with what was found on them: struck off, or on its way."""
        for moment in self.over(12, 28):
            firm = self.firm()
            yield Told(self.found(firm, fitting(firm, self.rng, 1)[0], 6)(moment, self.rng))
        for n, (key, ago, due) in enumerate(self.some(_HAZARDS, 4)):
            firm = self.mine if n == 1 else self.firm()
            yield standing(self.found(firm, fitting(firm, self.rng, 1)[0], due, fixed=True), key, ago, self.rng)
        for n, (key, ago, due) in enumerate(self.some(_MAJOR, 1)):
            finding = (major("exits"), n)
            yield standing(self.found(self.firm("catering"), finding, due, fixed=True), key, ago, self.rng)

    def found(
        self, firm: Firm, finding: Finding, due: int, *, fixed: bool = False
    ) -> Callable[[datetime, Random], Iterable[Deed]]:
        """A visit and the one hazard found on it; fixed: to be put right in so many days from today."""
        n, cause = next(self.number), self.rng.choice(("handed", "clue", "plan"))

        def made(t: datetime, rng: Random) -> Iterable[Deed]:
            visit = Inspection(n, firm, t, rng)
            visit.cause, visit.findings = cause, [finding]
            visit.kind = "case" if cause == "clue" else "special"
            hazard = Hazard(n, visit, finding, rng, calm=True)
            if fixed:
                hazard.right_by = max(clock.today() + timedelta(days=due), clock.local_day(t))
            told = iter(visit), iter(hazard)
            return chain(*told)

        return made

    def cases(self) -> Iterator[Living]:
        """Cases over, and cases at every stage."""
        for n, moment in enumerate(self.over(9, 75)):
            yield cases.case(next(self.number), moment, self.all, self.rng, "simple" if n % 3 == 0 else "ordinary")
        for key, ago, way in self.some(_CASES, 4):
            n, seed = next(self.number), self.rng.random()

            def made(t: datetime, rng: Random, n: int = n, seed: float = seed, way: str = way) -> Course:
                procedure = "simple" if way == "simple" else "ordinary"
                made = cases.case(n, t, self.all, Random(seed), procedure)
                made.rng, made.reviewed = rng, way == "reviewed"
                return made

            yield self.at(made, key, ago)

    def disputes(self) -> Iterator[Living]:
        """Quarrels settled, and quarrels at every stage."""
        for moment in self.over(8):
            yield Dispute(next(self.number), moment, self.rng, self.rng.choice(("performed", "confirmed", "failed")))
        for key, ago, end in self.some(_DISPUTES, 4):
            n, mine = next(self.number), self.rng.random() < 0.7

            def made(t: datetime, rng: Random, n: int = n, end: str = end, mine: bool = mine) -> Course:
                made = Dispute(n, t, rng, end)
                if mine:  # the mediator whose sign-in is shown has enough to do
                    made.mediators = [MEDIATORS[0], *(m for m in made.mediators[:1] if m != MEDIATORS[0])]
                return made

            yield self.at(made, key, ago)

    def petitions(self) -> Iterator[Living]:
        """Petitions answered, and petitions at every stage; an accusation that is being looked into."""
        for n, moment in enumerate(self.over(6)):
            yield Petition(next(self.number), moment, self.rng, ("", "", "reply", "", "guide", "extend")[n])
        for key, ago, end in self.some(_PETITIONS, 4):
            n = next(self.number)
            yield self.at(lambda t, rng, n=n, end=end: Petition(n, t, rng, end), key, ago)  # type: ignore[misc]
        yield self.at(Accusation, "take", 12)

    def rectifications(self) -> Iterator[Living]:
        """What was put right, and what has still to be."""
        for moment in self.over(4):
            yield rectifications.drawn(next(self.number), moment, self.rng)
        for key, ago, due in self.some(_RECTIFICATIONS):
            n = next(self.number)

            def made(t: datetime, rng: Random, n: int = n, due: int = due) -> Course:
                made = rectifications.drawn(n, t, rng)
                made.finish_by = max(clock.today() + timedelta(days=due), clock.local_day(t))
                return made

            yield self.at(made, key, ago)

    def campaigns(self) -> Iterator[Living]:
        """One under way and one about to begin."""
        today = clock.today()
        first, last = times.back(today, 14), today + timedelta(days=24)
        running = campaigns.seasonal(_SEASONS[first.month])
        yield campaigns.Campaign(running, first, last, self.rng)
        if not self.few:
            begins = times.working(today + timedelta(days=2))
            yield campaigns.Campaign(campaigns.NEXT, begins, begins + timedelta(days=45), self.rng)

    def nights(self) -> Iterator[Living]:
        """The last Tuesdays, and what was asked on them."""
        yield from nights.lately(self.rng, 1 if self.few else 2)
        for key, ago in self.some(_DEMANDS):
            what = matter(self.rng, self.rng.choice(("求助", "投诉")))

            def made(t: datetime, rng: Random, what=what) -> Iterable[Deed]:  # type: ignore[no-untyped-def]
                return iter(nights.Demand(clock.local_day(t), what.village, what, rng, carried=False))

            yield standing(made, key, ago, self.rng)
