"""Disputes: routed, mediated, agreed by word of mouth or in writing, confirmed by the court, performed or not."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from taizhang.faces.cli.demo.callers import named
from taizhang.faces.cli.demo.course import TODAY, Course, Source
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.people import (
    COUNTY,
    GOVERNANCE,
    JUDICIAL,
    MEDIATORS,
    VILLAGES,
    village_cadre,
)
from taizhang.faces.cli.demo.pieces import Piece, pieces

ROUTES = {"people": 42, "administrative": 11, "judicial": 7}
_SOURCES = {"parties": 26, "village": 14, "grid": 10, "police": 10, "hotline": 4, "visit": 4, "court": 2}
_WAYS = {
    "ruling": "向镇人民政府申请权属处理",
    "court": "可以向人民法院起诉",
    "arbitration": "向劳动人事争议仲裁委员会申请仲裁",
}
# What becomes of those that are taken on.
ENDS = ("performed", "performed", "performed", "performed", "confirmed", "kept_late", "failed")


class Dispute(Course):
    """One quarrel. end: of ENDS, or referred, breached, lost (the thirty days passed unused); via: its first door."""

    book = "dispute"

    def __init__(self, n: int, t: datetime, rng: Random, end: str, until: str = "", via: Source | None = None):
        super().__init__(t, rng, until)
        self.n, self.end, self.via = n, end, via
        self.piece = _drawn(rng, end)
        self.texts = self.piece.told(rng)
        self.village: str = rng.choice([name for _, name in VILLAGES])
        self.mediators = rng.sample(MEDIATORS, rng.choice((1, 1, 2)))
        self.written = end == "confirmed" or rng.random() < 0.5
        self.route = rng.choices(list(ROUTES), list(ROUTES.values()))[0]
        self.slow = False
        self.source = rng.choices(list(_SOURCES), list(_SOURCES.values()))[0]

    def about(self, kind: str, variant: int = 0) -> "Dispute":
        """Of a known kind: what was handed on is already about something."""
        self.piece = next(p for p in pieces("disputes") if p.head[0] == kind)
        self.texts = self.piece.told(self.rng, variant)
        return self

    def __iter__(self) -> Iterator[Deed]:
        yield self.registered()
        if self.end == "referred":
            way = self.rng.choice(list(_WAYS))
            yield self.do("refer", JUDICIAL, 1, referral=way, told=_WAYS[way])
            return
        desk = self.rng.choice((GOVERNANCE, JUDICIAL))
        yield self.do("route", desk, self.rng.choice((0, 1, 2)), route=self.route, office="平安办")
        who = {"accepted_on": TODAY, "willing": "True", "mediators": "、".join(self.mediators)}
        yield self.do("accept", JUDICIAL, self.rng.choice((0, 1, 2)), **who)
        yield from self.mediated()
        if self.end == "failed":
            told = "可以申请仲裁或者向人民法院起诉，法律援助电话 12348"
            why = self.rng.choice(("apart", "apart", "refused", "absent"))
            yield self.do("fail", self.mediators[0], 2, failure=why, told=told)
            return
        yield self.agreed()
        yield from self.carried_out()

    def registered(self) -> Deed:
        """Written down, or taken over from another book, which knows the place and the words."""
        given: dict[str, Any] = {"registered_on": TODAY, "kind": self.piece.head[0]}
        given |= {"party_a": named(self.rng), "party_b": named(self.rng), "phone_b": self.phone()}
        given["risk"] = self.rng.choices(("low", "middle", "high"), (70, 24, 6))[0]
        given["status_case"] = self.piece.head[4] == "status"
        if self.via is not None:
            if self.via.door.answers.get("caller"):
                del given["party_a"]  # known there
            source = {"appeal": "hotline", "night_demand": "visit"}[self.via.book]
            return self.opened(self.desk(), given | {"source_kind": source}, self.via)
        low, high = int(self.piece.head[2]), int(self.piece.head[3])
        given |= {"money": self.rng.randrange(low, high, 100), "phone_a": self.phone(), "source_kind": self.source}
        given |= {"area": self.village, "title": self.texts["题"], "content": f"{self.texts['述']}。"}
        return self.opened(self.desk(), given)

    def desk(self) -> str:
        """Who writes it down: the hotline hands on its own, the cadre those of the village."""
        if self.via is not None:
            return "陈晓岚" if self.via.book == "appeal" else GOVERNANCE
        return village_cadre(self.village) if self.source == "village" else self.rng.choice((GOVERNANCE, JUDICIAL))

    def phone(self) -> str:
        """A number nobody has."""
        return f"1390000{self.rng.randrange(10000):04}"

    def mediated(self) -> Iterator[Deed]:
        """Sittings; now and then a mediator is kin of one side and makes room for another."""
        if len(self.mediators) == 2 and self.rng.random() < 0.15:
            gone = self.mediators.pop()
            why = {"recused": gone, "recuse_why": "与一方有亲属关系", "mediators": self.mediators[0]}
            yield self.do("recuse", JUDICIAL, 1, **why)
        sittings = self.rng.choice((1, 1, 2, 2, 3))
        for n in range(sittings):
            days = 12 if self.slow else self.rng.randint(1, 6)
            said = f"{self.texts['录']}。" if n == 0 else "双方就数额和期限继续协商，差距缩小。"
            yield self.do("sit", self.mediators[0], days, session_on=TODAY, session=said)

    def agreed(self) -> Deed:
        """An agreement: it takes effect today."""
        self.t += timedelta(minutes=40)
        span = self.rng.choice((10, 15, 20, 25, 40)) if self.end == "performed" else self.rng.choice((45, 60, 75))
        self.perform_by = self.day + timedelta(days=span)
        given = {"form": "oral", "terms": f"{self.texts['议']}。", "effective_on": TODAY}
        if self.written:
            number = f"覃调〔{self.day.year}〕{self.n}号"
            given |= {"form": "written", "signed": "True", "agreement_no": number, "record": "双方自愿达成协议。"}
        return self.do("agree", self.mediators[0], 0, perform_by=self.perform_by.isoformat(), **given)

    def carried_out(self) -> Iterator[Deed]:
        """The thirty days, the performance, and what is done where it fails."""
        who = self.mediators[0]
        if self.end == "confirmed":
            court = {"jointly": "True", "court": f"{COUNTY}人民法院"}
            yield self.do("apply", JUDICIAL, self.rng.randint(4, 15), applied_on=TODAY, **court)
            no = f"（{self.day.year}）粤0883诉前调确{self.n}号"
            yield self.do("rule", JUDICIAL, self.rng.randint(5, 12), ruling="confirmed", ruled_on=TODAY, case_no=no)
        elif self.end in ("kept_late", "breached") and self.piece.head[4] != "status":
            yield self.do("waive", who, self.rng.randint(2, 9), waived="双方当面表示不申请")
        if self.end != "performed":
            yield self.do(
                "follow", who, self.rng.randint(12, 18), followed_on=TODAY, performance="已部分履行，正在继续"
            )
        if self.end == "breached":
            yield from self.broken()
            return
        if self.end == "kept_late":
            self.until(self.perform_by + timedelta(days=self.rng.randint(3, 9)))
        else:
            self.until(self.perform_by - timedelta(days=self.rng.randint(1, 6)))
        yield self.do("perform", who, 0, performed_on=TODAY, proof=self.texts["凭"])

    def broken(self) -> Iterator[Deed]:
        """Not kept: urged once, and then told the way to the court."""
        self.until(self.perform_by + timedelta(days=4))
        yield self.do("breach", self.mediators[0], 1, performance="只付了一半，对方来反映")
        by = (self.day + timedelta(days=30)).isoformat()
        yield self.do("resume", self.mediators[0], 2, perform_by=by, performance="答应下月底前付清")
        self.wait(28)
        if self.rng.random() < 0.5:
            yield self.do("perform", self.mediators[0], 0, performed_on=TODAY, proof=self.texts["凭"])
            return
        self.wait(6)
        yield self.do("breach", self.mediators[0], 0, performance="仍未付清")
        told = "可以凭调解协议向人民法院起诉"
        yield self.do("enforce", JUDICIAL, 2, referral="court", told=told)


def _drawn(rng: Random, end: str) -> Piece:
    listed = [p for p in pieces("disputes") if p.head[4] != "status" or end != "confirmed"]
    return rng.choices(listed, [int(p.head[1]) for p in listed])[0]
