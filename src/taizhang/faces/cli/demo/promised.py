"""A promise on its way: broken down, taken on, told of by month or quarter, urged, and ended; by the lists beside."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from taizhang.base import clock
from taizhang.books.promise.lights import elapsed, next_report
from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.course import TODAY, Course
from taizhang.faces.cli.demo.lives import Deed, Door
from taizhang.faces.cli.demo.people import LEADER, NAME, PARTY_OFFICE, holding
from taizhang.town import posts

REPORT_DAY = 28
LEAST = 45  # days that a promise has
_QUARTERS = "一二三四"
_TELLS = ("按计划推进", "人员和材料已到位，正在抓紧", "完成了上阶段的量，转入下一段", "现场看过，进度正常")
_TROUBLES = ("雨天多，工期往后压", "材料到货慢", "有一户还没谈妥")
_NEXT = ("增加班组赶工", "每周会商一次", "下月补上缺口")


@dataclass(frozen=True, slots=True)
class Plan:
    """One line of a list. match: words of the passage; done: the day it was done, given up, or heard of last.

    end: kept, late, dropped or carried; of one still running how far it keeps up with the time, 0 to 1.
    """

    match: str
    office: str
    leader: str
    task: str
    goal: str
    target: str
    unit: str
    rhythm: str
    due: str
    done: str
    end: str
    outcome: str
    proof: str
    turns: str


def plans(name: str) -> list[Plan]:
    """The lines of a list: 2023, 2024, now."""
    with (Path(__file__).parent / f"promises_{name}.csv").open(encoding="utf-8") as file:
        return [Plan(**row) for row in csv.DictReader(file)]


class Promised(Course):
    """One promise. Its entry is there once a plan has been lifted, or is opened by hand; then it lives on from `t`."""

    book = "promise"

    def __init__(self, plan: Plan, t: datetime, rng: Random):
        super().__init__(t, rng)
        self.plan, self.turns = plan, set(plan.turns.split())
        self.begun = self.day
        self.due = _due(plan.due, self.begun)
        self.last = date.fromisoformat(plan.done) if plan.done else clock.today() + timedelta(days=60)
        self.heard = 0

    def __iter__(self) -> Iterator[Deed]:
        plan = self.plan
        yield self.do(
            "break_down", PARTY_OFFICE, 2, office=plan.office, leader=plan.leader, goal=plan.goal, target=plan.target,
            unit=plan.unit, rhythm=plan.rhythm, due_on=self.due.isoformat(),
        )  # fmt: skip
        yield self.do("accept", self.head, 1, owner=self.clerk)
        yield from self.follow()
        if plan.end in ("kept", "late"):
            yield from self.done()
        elif plan.end == "dropped":
            self.until(self.last)
            yield self.do("drop", LEADER, 0, drop_why=plan.outcome, drop_basis=plan.proof)

    @property
    def clerk(self) -> str:
        """Who does it."""
        return holding(posts.OFFICE_CLERK, self.plan.office)

    @property
    def head(self) -> str:
        """Who answers for the office."""
        return holding(posts.OFFICE_HEAD, self.plan.office)

    def follow(self) -> Iterator[Deed]:
        """Told of on every day on which it is to be, until it is done."""
        day = self.day
        while (day := next_report(max(day, self.day), self.plan.rhythm, REPORT_DAY)) < self.last:
            self.heard += 1
            if self.heard == 2 and "urged" in self.turns:
                self.until(times.working(day + timedelta(days=4)))
                yield self.do("urge", PARTY_OFFICE, 0, urge_note="本期进展还没有报，请今天补报")
                yield from self.tell(day, 1)
            else:
                self.until(day - timedelta(days=self.rng.randint(0, 2)))
                yield from self.tell(day, 0)
            if self.heard == 3 and "supervised" in self.turns:
                yield from self.supervise()
            if self.heard == 2 and "extended" in self.turns:
                yield from self.extend()

    def tell(self, day: date, days: int) -> Iterator[Deed]:
        """One period's progress, and whether it is so."""
        month, quarter = f"{day.year}年{day.month}月", f"{day.year}年{_QUARTERS[(day.month - 1) // 3]}季度"
        over, done = self.shares(day)
        behind = over - done >= 10
        said = self.plan.outcome if self.plan.end == "carried" else self.rng.choice(_TELLS)
        told: dict[str, object] = {
            "promise": self.door,
            "period": month if self.plan.rhythm == "month" else quarter,
            "text": said,
            "rate": f"{done:.0f}",
            "said_light": "lag" if behind else "normal",
        }
        if behind:
            told |= {"problems": self.rng.choice(_TROUBLES), "next_steps": self.rng.choice(_NEXT)}
        self.t = times.after(self.t, days, self.rng)
        door = Door(told)
        yield Deed(self.t, self.clerk, "open", [door], book="progress")
        checked = times.after(self.t, self.rng.choice((1, 2)), self.rng)
        verdict = {"verdict": "true", "verify_note": "材料与现场相符"}
        yield Deed(checked, PARTY_OFFICE, "verify", [door], verdict, book="progress")
        self.t = checked

    def shares(self, day: date) -> tuple[float, float]:
        """How much of the time is over, and how much of the work is done, in percent."""
        over = float(elapsed(self.begun, self.due, day))
        if self.plan.done:
            end = self.last if self.plan.end in ("kept", "late") else self.last + timedelta(days=180)
            return over, min(96.0, float(elapsed(self.begun, end, day)))
        return over, min(96.0, over * float(self.plan.end))

    def supervise(self) -> Iterator[Deed]:
        """A notice with a number, and its answer."""
        number = f"覃督〔{self.due.year}〕{int(self.due.strftime('%j')) % 20 + 1}号"
        note = "进度落后，请说明原因和赶工安排"
        reply_by = self.ahead(9)
        yield self.do("supervise", LEADER, 1, supervision_no=number, supervision_note=note, reply_by=reply_by)
        yield self.do("answer", self.clerk, 3, reply="已增加班组，每周报一次完成量，按原时限完成")

    def extend(self) -> Iterator[Deed]:
        """More time is asked for, and granted."""
        to = (self.due + timedelta(days=62)).isoformat()
        why = "有两件涉及土地权属，要等确权结果"
        yield self.do("ask_extension", self.head, 1, extend_to=to, extension_why=why)
        yield self.do("grant", LEADER, 1, extension_note="同意，按月报进展")

    def done(self) -> Iterator[Deed]:
        """Claimed, looked at, sent back where it falls short, and accepted by somebody else."""
        self.until(self.last)
        told = {"outcome": self.plan.outcome, "done_on": self.last.isoformat(), "proof": self.plan.proof}
        yield self.do("claim", self.head, 1, **told)
        if "redo" in self.turns:
            yield self.do("back", PARTY_OFFICE, 1, verdict_note="抽查发现一处资料与现场不符，补齐后再报")
            yield self.do("claim", self.head, 2, **told)
        yield self.do("close", PARTY_OFFICE, 2, verdict_note="查验资料和现场，属实，同意销号")


class Ordered(Promised):
    """A promise of the running year that no report made: opened by hand from the list of the year's tasks."""

    def __init__(self, plan: Plan, t: datetime, rng: Random, seq: int):
        super().__init__(plan, t, rng)
        self.seq = seq

    def __iter__(self) -> Iterator[Deed]:
        year = self.due.year
        yield self.opened(PARTY_OFFICE, {
            "year": str(year), "seq": str(self.seq), "report": f"{NAME}{year}年重点任务清单", "promised_on": TODAY,
            "passage": self.plan.match, "task": self.plan.task, "goal": self.plan.goal, "target": self.plan.target,
            "unit": self.plan.unit, "area": NAME, "rhythm": self.plan.rhythm,
        })  # fmt: skip
        yield from super().__iter__()


def running(t: datetime, rng: Random, most: int = 99) -> Iterator[Ordered]:
    """The promises that are in hand today, from the day the list was issued."""
    for seq, plan in enumerate(plans("now")[:most], 1):
        yield Ordered(plan, t, rng, seq)


def _due(text: str, begun: date) -> date:
    """A day as a list says it; one without its year is of the year, or of the next where little of it is left."""
    if len(text) > 5:
        return date.fromisoformat(text)
    due = date.fromisoformat(f"{begun.year}-{text}")
    return due if due - begun >= timedelta(days=LEAST) else due.replace(year=begun.year + 1)
