"""Hazards on their way: found, ordered, reported right, re-inspected by others, struck off."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.course import TODAY, Course, pair
from taizhang.faces.cli.demo.inspecting import WARDENS, Finding, Inspection
from taizhang.faces.cli.demo.lives import Deed, Door
from taizhang.faces.cli.demo.people import LEADER, SAFETY, SAFETY_CHIEF, village_cadre

_ODDS = {"late": 0.05, "slow": 0.04, "failed": 0.06, "sent_back": 0.02}  # how often each turn is taken


class Hazard(Course):
    """One hazard of one inspection. n: its place in the year; joined: handed on, and one matter with the visit."""

    book = "hazard"

    def __init__(
        self, n: int, inspection: Inspection, finding: Finding, rng: Random, until: str = "", calm: bool = False
    ):
        super().__init__(inspection.visited + timedelta(minutes=rng.randint(15, 80)), rng, until)
        self.n, self.inspection, self.firm = n, inspection, inspection.firm
        piece, variant = finding
        self.major = piece.head[0] == "major"
        self.category = piece.head[1] if self.major else piece.head[0]
        self.texts = piece.told(rng, variant)
        self.joined = False
        self.right_by: date | None = None  # the day set, where it is not drawn
        self.turns = {name for name, odds in _ODDS.items() if not calm and rng.random() < odds}
        self.finder = inspection.officers[rng.random() < 0.4]

    def __iter__(self) -> Iterator[Deed]:
        given: dict[str, Any] = {
            "category": self.category,
            "description": f"{self.texts['述']}。",
            "spot": self.texts["位"],
        }
        given |= {"origin": "inspect", "area": self.firm.village, "inspection": self.inspection.door}
        yield self.opened(self.finder, given, self.inspection if self.joined else None)
        yield self.ordered()
        if self.major:
            yield from self.treated()
        yield from self.put_right()
        if "failed" in self.turns:
            yield self.found_wrong()
            yield from self.put_right(again=True)
        yield from self.rechecked()
        if "sent_back" in self.turns:
            yield self.do("redo", SAFETY_CHIEF, 1, recheck_note="复查照片不清，请补拍后再报")
            yield from self.rechecked(again=True)
        yield self.do("strike", SAFETY_CHIEF, self.rng.choice((0, 1, 1, 2)))

    def ordered(self) -> Deed:
        """Graded, and ordered right by a day."""
        days = 30 if self.major else self.rng.choice((3, 5, 7, 7, 7, 10, 10))
        self.t = times.soon(self.t, self.rng)
        self.right_by = max(self.right_by or date.fromisoformat(self.ahead(days)), self.day)
        given: dict[str, Any] = {
            "grade": "major" if self.major else "minor",
            "order": f"{self.texts['令']}。",
            "owner": self.firm.owner,
            "rectify_by": self.right_by.isoformat(),
            "order_no": f"吴覃应急责改〔{self.day.year}〕{self.n}号",
        }
        if self.major:
            given |= {"criterion": self.texts["据"], "interim": self.texts["防"]}
        return Deed(self.t, self.finder, "order", [self.door], given, book=self.book)

    def treated(self) -> Iterator[Deed]:
        """A major one is listed under a leader's name and treated by a plan; now and then more time is given."""
        listed = f"覃府安挂〔{self.day.year}〕{self.n}号"
        yield self.do("list", LEADER, self.rng.choice((1, 2)), listed_no=listed, listed_by=LEADER)
        plan = {"plan_measures": self.texts["策"], "plan_owner": self.firm.owner, "plan_money": self.texts["钱"]}
        until = self.right_by.isoformat() if self.right_by else ""
        yield self.do("plan", SAFETY, self.rng.randint(2, 6), plan_until=until, plan_fallback=self.texts["案"], **plan)
        if self.rng.random() < 0.3:
            yield self.do("extend", LEADER, 5, extended_days=10, extend_why="设备到货推迟，已采取停用措施")

    def put_right(self, *, again: bool = False) -> Iterator[Deed]:
        """Whoever answers for it says that it is right: mostly before the day."""
        due = self.right_by or self.day
        if "late" in self.turns and not again:
            self.t = times.at(times.working(due + timedelta(days=self.rng.randint(2, 8))), self.rng)
        else:
            left = max(0, (due - self.day).days)
            self.until(self.day + timedelta(days=self.rng.randint(left // 2, max(left - 1, left // 2))))
        yield self.do("claim", self.claimant(), 0, claim=f"{self.texts['报']}。")

    def claimant(self) -> str:
        """Who reports: the village, the grid, the station, or the officer who found it."""
        village = self.firm.village
        who = (village_cadre(village), WARDENS.get(village, SAFETY), SAFETY, self.finder)
        self.reported = self.rng.choices(who, (60, 15, 15, 10))[0]
        return self.reported

    def found_wrong(self) -> Deed:
        """Looked at by others, and not right."""
        officers = pair(self.rng, self.reported)
        self.t = times.after(self.t, self.rng.choice((1, 2)), self.rng)
        self.right_by = date.fromisoformat(self.ahead(7))
        given = {
            "rechecked_on": TODAY,
            "recheckers": "、".join(officers),
            "recheck_note": "只整改了一部分，责令重新整改。",
        }
        return self.do("fail", officers[0], 0, rectify_by=self.right_by.isoformat(), **given)

    def rechecked(self, *, again: bool = False) -> Iterator[Deed]:
        """Looked at by two officers, neither of whom reported it; of a major one the visit itself is on record."""
        officers = pair(self.rng, self.reported)
        slow = "slow" in self.turns and not again
        self.t = times.after(self.t, self.rng.randint(9, 14) if slow else self.rng.choice((1, 1, 2)), self.rng)
        more: dict[str, Any] = {}
        if self.major and not again:
            more["recheck"] = door = Door(self._dated(self.visit(officers)))
            yield Deed(self.t, officers[0], "open", [door], book="inspection")
        number = f"吴覃应急复查〔{self.day.year}〕{self.n}号"
        note = f"{self.texts['查']}。"
        more |= {"rechecked_on": TODAY, "recheckers": "、".join(officers), "recheck_note": note, "recheck_no": number}
        yield self.do("pass", officers[0], 0, **more)

    def visit(self, officers: list[str]) -> dict[str, Any]:
        """The record of the re-inspection as a visit of its own."""
        seen = Inspection(self.n, self.firm, self.t, self.rng)
        seen.officers = officers
        base = {"nature": "admin", "kind": "recheck", "cause": "after", "firm": self.firm.door}
        told = {"area": self.firm.village, "found": f"复查重大隐患整改：{self.texts['查']}。"}
        return base | seen.record() | told | {"document": f"吴覃应急复检〔{self.day.year}〕{self.n}号"}
