"""Penalty cases: filed, investigated, noticed, decided, served, published, paid, closed; some late, some with a gap."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from taizhang.base import workdays
from taizhang.faces.cli.demo.callers import named
from taizhang.faces.cli.demo.course import TODAY, Course, certificates, pair
from taizhang.faces.cli.demo.firms import Firm
from taizhang.faces.cli.demo.hazards import Hazard
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.people import LEADER, REVIEWER, VILLAGES
from taizhang.faces.cli.demo.pieces import Piece, pieces

REVIEWED = ("complex", "other", "public")
# Turns of a case that its platform would also show: late or missing steps, and ways that few cases go.
GAPS = ("published_late", "published_never", "served_late", "decided_late", "reported_never", "settled_late")
WAYS = ("pleaded", "heard", "unpaid", "revoked", "spared", "kept")


class Case(Course):
    """One case. turns: what befalls it, of GAPS and WAYS."""

    book = "penalty"

    def __init__(self, n: int, piece: Piece, party: Firm | str, t: datetime, rng: Random, until: str = ""):
        super().__init__(t, rng, until)
        self.n, self.party, self.officers = n, party, pair(rng)
        code, _, self.procedure, self.kind, _, self.origin = piece.head
        self.code, self.texts = code, piece.told(rng)
        self.sum = int(rng.choice(piece["金"]))
        self.village = party.village if isinstance(party, Firm) else rng.choice([name for _, name in VILLAGES])
        self.hazard: Hazard | None = None
        self.turns: set[str] = set()
        self.reviewed = self.procedure == "ordinary" and rng.random() < 0.3
        self.person = named(rng) if isinstance(party, str) else ""

    def __iter__(self) -> Iterator[Deed]:
        self.filed = self.day
        yield self.opened(self.officers[0], self.filing(), self.hazard)
        if self.procedure == "simple":
            yield from self.on_the_spot()
            return
        if "kept" in self.turns or "settled_late" in self.turns:
            what = "抽砂机一台" if "采砂" in self.texts["由"] else "涉案工具一批"
            yield self.do("preserve", self.officers[0], 0, preserved_on=TODAY, preserved_what=what)
            days = 9 if "settled_late" in self.turns else self.rng.randint(3, 6)
            yield self.do("settle", self.officers[1], days, settled_on=TODAY, settled_how="解除登记保存，拍照留证")
        yield from self.investigated()
        if "spared" in self.turns:
            why = {"spared_on": TODAY, "spared_why": "first", "educated": "已当面教育，并签订承诺书"}
            yield self.do("spare", LEADER, 2, **why)
            return
        yield from self.heard_out()
        yield from self.decided()
        yield from self.carried_out()

    def filing(self) -> dict[str, Any]:
        """What is written down on filing."""
        given = {
            "procedure": self.procedure,
            "origin": "inspect" if self.hazard else self.origin,
            "filed_on": TODAY,
            "acted_on": (
                self.day - timedelta(days=0 if self.procedure == "simple" else self.rng.randint(1, 6))
            ).isoformat(),
            "cause": self.texts["由"],
            "item_code": self.code,
            "area": self.village,
            "facts": f"{self.texts['事']}。",
            "officers": "、".join(self.officers),
            "certificates": certificates(self.officers),
        }
        if isinstance(self.party, Firm):
            return given | {"party_kind": "unit", "firm": self.party.door, "place": self.party.name}
        return given | {"party_kind": "person", "person": self.person, "place": f"{self.village}{self.party}"}

    def investigated(self) -> Iterator[Deed]:
        """What was found out and what is proposed; reviewed by a third where it must be."""
        given: dict[str, Any] = {"evidence": self.texts["凭"], "basis": self.texts["据"]}
        given |= {"proposal": f"拟处罚款{self.sum}元", "proposed_kind": self.kind, "proposed_sum": self.sum}
        given |= {"discretion": "一般", "complex": self.sum >= 30000}
        if self.reviewed or "heard" in self.turns:
            given["review_reason"] = self.rng.choice(REVIEWED)
        days = self.rng.randint(5, 20)
        yield self.do("investigate", self.officers[0], days, investigated_on=TODAY, **given)
        if "review_reason" in given:
            if self.rng.random() < 0.15:
                said = "证据之间时间对不上，请补充询问笔录"
                yield self.do("return", REVIEWER, 1, review_opinion=said)
                yield self.do("investigate", self.officers[0], 3, investigated_on=TODAY, **given)
            verdict = self.rng.choice(("agree", "agree", "mend"))
            said = "事实清楚、程序合法" if verdict == "agree" else "建议写明裁量理由"
            if "heard" not in self.turns:
                yield self.do("review", REVIEWER, self.rng.choice((1, 2)), review_verdict=verdict, review_opinion=said)

    def heard_out(self) -> Iterator[Deed]:
        """Told what is coming; what the party says is answered."""
        number = f"吴覃综执告〔{self.day.year}〕{self.n}号"
        yield self.do("notify", self.officers[0], self.rng.choice((0, 1, 1)), noticed_on=TODAY, notice_no=number)
        self.free = workdays.add(self.day, 6)
        if "pleaded" in self.turns:
            said = {"pleading": "已经整改，请求从轻", "pleading_reply": "主动整改属实，采纳从轻意见"}
            yield self.do("plead", self.officers[1], self.rng.choice((1, 2, 3)), pleaded_on=TODAY, **said)
        if "heard" in self.turns:
            yield self.do("ask_hearing", self.officers[0], 2, hearing_asked_on=TODAY)
            told = self.day.isoformat()
            note = {"hearing_chair": REVIEWER, "hearing_note": "双方陈述，当事人对数额有异议"}
            yield self.do("hear", self.officers[0], 9, hearing_told_on=told, heard_on=TODAY, **note)
            opinion = "听证笔录已核，事实清楚，同意"
            yield self.do("review", REVIEWER, 1, review_verdict="agree", review_opinion=opinion)

    def decided(self) -> Iterator[Deed]:
        """Decided by the leader, once the party's days are over."""
        if "decided_late" in self.turns:
            self.until(self.filed + timedelta(days=self.rng.randint(97, 120)))
        self.until(max(self.free + timedelta(days=self.rng.randint(0, 5)), self.day))
        less = 0.8 if "pleaded" in self.turns else 1
        self.fine = int(self.sum * less)
        given: dict[str, Any] = {"kind": self.kind, "fine": self.fine, "decided_on": TODAY}
        given |= {"decision_no": f"吴覃综执罚〔{self.day.year}〕{self.n}号"}
        if self.sum >= 30000:
            given["discussed_on"] = TODAY
        yield self.do("decide", LEADER, 1, **given)

    def carried_out(self) -> Iterator[Deed]:
        """Served, published, paid, closed."""
        self.decided_on = self.day
        served = self.rng.randint(9, 11) if "served_late" in self.turns else self.rng.choice((0, 1, 2, 3))
        how = self.rng.choice(("direct", "direct", "direct", "left", "mail"))
        yield self.do("serve", self.officers[0], served, served_on=TODAY, served_how=how)
        yield from self.published()
        if "unpaid" in self.turns:
            yield from self.enforced()
        else:
            yield self.do("pay", self.officers[1], self.rng.randint(2, 9), paid_on=TODAY, paid=self.fine)
        yield self.do("close", self.officers[0], self.rng.randint(1, 12), closed_on=TODAY)
        if "revoked" in self.turns:
            yield self.do("revoke", LEADER, 20, revoked_on=TODAY, revoked_how="changed")
            yield self.do("withdraw", self.officers[0], 2, withdrawn_on=TODAY)
            yield self.do("close_revoked", self.officers[0], 1, closed_on=TODAY)

    def published(self) -> Iterator[Deed]:
        """On the public page within seven working days of the decision, without a name of a natural person."""
        if "published_never" in self.turns:
            return
        if "published_late" in self.turns:
            self.until(workdays.add(self.decided_on, self.rng.randint(8, 12)))
        fined = f"罚款{self.fine}元" if self.fine else "警告"
        whom = self.party.name if isinstance(self.party, Firm) else f"{self.person[0]}某"
        text = f"{whom}{self.texts['由']}，依据{self.texts['据']}，处以{fined}。"
        yield self.do("publish", self.officers[0], self.rng.choice((0, 0, 1)), published_on=TODAY, published_text=text)

    def enforced(self) -> Iterator[Deed]:
        """Not paid: reminded, and after ten working days the court is asked."""
        self.wait(200)
        yield self.do("remind", self.officers[0], 0, reminded_on=TODAY)
        yield self.do("enforce", self.officers[0], self.rng.randint(12, 20), enforced_on=TODAY)

    def on_the_spot(self) -> Iterator[Deed]:
        """Decided and handed over at once; reported within the squad, published, paid, closed."""
        self.fine = self.sum
        given: dict[str, Any] = {"kind": self.kind, "decided_on": TODAY, "basis": self.texts["据"], "fine": self.fine}
        given["decision_no"] = f"吴覃综执当〔{self.day.year}〕{self.n}号"
        paid = 0 < self.fine <= 100
        if paid:
            given |= {"collected": "small", "receipt": f"粤财{self.day:%y%m}{self.n:04}"}
        yield Deed(
            self.t + timedelta(minutes=6), self.officers[0], "decide_now", [self.door], self._dated(given), self.book
        )
        self.decided_on = self.day
        if "reported_never" not in self.turns:
            yield self.do("report", self.officers[1], self.rng.choice((1, 1, 2)), reported_on=TODAY)
        yield from self.published()
        if self.fine and not paid:
            yield self.do("pay", self.officers[0], self.rng.randint(1, 9), paid_on=TODAY, paid=self.fine)
        yield self.do("close", self.officers[0], self.rng.randint(1, 8), closed_on=TODAY)


def drawn(rng: Random, procedure: str = "", trade: str = "") -> Piece:
    """A kind of offence, as often as it comes up."""
    listed = [p for p in pieces("offences") if not procedure or p.head[2] == procedure]
    if trade:
        listed = [p for p in listed if p.head[1] == "unit" and _fits(p, trade)]
    return rng.choices(listed, [int(p.head[4]) for p in listed])[0]


def _fits(piece: Piece, trade: str) -> bool:
    """Dung is a farm's, gas a kitchen's or a station's; what is about fire and work fits everywhere."""
    area = piece.head[0].split("-")[1]
    return {"HB": trade in ("farming",), "RQ": trade in ("gas", "catering", "retail")}.get(area, True)


def case(n: int, t: datetime, firms: list[Firm], rng: Random, procedure: str = "", until: str = "") -> Case:
    """A case against a firm of the roll or against somebody."""
    piece = drawn(rng, procedure)
    if piece.head[1] == "person":
        return Case(n, piece, rng.choice(("主街路口", "村口路段", "渡口", "江堤边", "田边空地")), t, rng, until)
    firm = next(f for f in iter(lambda: rng.choice(firms), None) if _fits(piece, f.trade))
    return Case(n, piece, firm, t, rng, until)
