"""Petitions: screened, taken on or sent where they belong, answered in writing; a few reviewed, a few years old."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from taizhang.faces.cli.demo.accusations import Accusation
from taizhang.faces.cli.demo.callers import named
from taizhang.faces.cli.demo.course import TODAY, Course, Source
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.people import (
    CHIEF,
    COUNTY,
    LEADER,
    PETITIONS,
    REVIEW_OFFICE,
    VILLAGES,
    holding,
)
from taizhang.faces.cli.demo.pieces import pieces
from taizhang.town import posts

_CHANNELS = {"visit": 34, "online": 26, "call": 14, "letter": 8, "mailbox": 8, "sent": 6, "assigned": 4}
# What becomes of a petition beside the plain way: taken on, answered, delivered, accepted.
ENDS = ("reply", "guide", "send_on", "refuse", "object", "settle", "extend", "review", "recheck", "backlog", "divert")


class Petition(Course):
    """One petition. end: "" or of ENDS; first: the petition it repeats; via: the entry it was handed on from."""

    book = "petition"

    def __init__(self, n: int, t: datetime, rng: Random, end: str = "", until: str = ""):
        super().__init__(t, rng, until)
        self.n, self.end = n, end
        listed = [p for p in pieces("petitions") if p.head[3:] == ((end,) if end in _AWAY else ())]
        self.piece = rng.choices(listed, [int(p.head[2]) for p in listed])[0]
        self.texts = self.piece.told(rng)
        self.office = self.piece.head[1]
        self.village: str = rng.choice([name for _, name in VILLAGES])
        self.petitioner, self.phone = named(rng), f"1390000{rng.randrange(10000):04}"
        self.first: Petition | None = None
        self.via: Source | None = None
        self.accepted = 0  # working days until it is taken on; drawn where 0
        self.slow = False

    def repeats(self, first: "Petition") -> "Petition":
        """The same one, again about the same: at another time, in other words."""
        self.first, self.piece, self.village = first, first.piece, first.village
        self.petitioner, self.phone, self.office = first.petitioner, first.phone, first.office
        self.texts = first.texts | {
            "题": f"再次反映：{first.texts['题']}",
            "述": f"{first.texts['述']}，至今没有看到结果",
        }
        return self

    def about(self, kind: str, variant: int = 0) -> "Petition":
        """Of a known kind: what was handed on is already about something."""
        self.piece = next(p for p in pieces("petitions") if p.head[0] == kind and not p.head[3:])
        self.texts, self.office = self.piece.told(self.rng, variant), self.piece.head[1]
        return self

    def __iter__(self) -> Iterator[Deed]:
        yield self.registered()
        if self.end in _AWAY:
            yield self.away()
            return
        if self.end == "divert":
            yield from self.diverted()
            return
        yield self.taken_on()
        if self.end == "backlog":
            yield from self.listed()
        yield self.do("report", holding(posts.OFFICE_CLERK, self.office), 5, progress=f"{self.texts['进']}。")
        if self.end == "settle":
            number = f"覃信调〔{self.day.year}〕{self.n}号"
            yield self.do("settle", holding(posts.OFFICE_CLERK, self.office), 6, agreement_no=number)
            yield self.rated()
            return
        if self.end == "extend":
            asked = {"extension_reason": "需等待市级核定结果", "extended_days": 20, "extension_told_on": TODAY}
            yield self.do("extend", holding(posts.OFFICE_HEAD, self.office), 20, **asked)
        yield from self.answered()
        yield from self.ended()

    def registered(self) -> Deed:
        """Written down at the desk."""
        channel = self.rng.choices(list(_CHANNELS), list(_CHANNELS.values()))[0]
        if self.end in ("object", "backlog"):
            channel = "sent" if self.end == "object" else "assigned"
        many = channel == "visit" and self.rng.random() < 0.4
        given: dict[str, Any] = {"channel": channel, "registered_on": TODAY, "category": self.piece.head[0]}
        given |= {"petitioner": self.petitioner, "phone": self.phone}
        given |= {"people": self.rng.randint(3, 11), "representatives": 2} if many else {}
        if self.via is not None:
            return self.opened(self.desk(), given, self.via)
        given |= {"area": self.village, "title": self.texts["题"], "content": f"{self.texts['述']}。"}
        if self.first is not None:
            given["repeat_of"] = self.first.door
        return self.opened(PETITIONS, given)

    def desk(self) -> str:
        """Who hands it on."""
        return "闻少律" if self.via is not None and self.via.book == "dispute" else "陈晓岚"

    def away(self) -> Deed:
        """Not a matter for the sixty days: answered, shown another way, sent on, or not taken."""
        return self.do(self.end, PETITIONS, self.rng.randint(1, 4), **_AWAY[self.end])

    def taken_on(self) -> Deed:
        """Accepted: the sixty days begin."""
        number = f"覃信受〔{self.day.year}〕{self.n}号"
        given = {"kind": "claim", "office": self.office, "accepted_on": TODAY, "notice_no": number}
        way = self.rng.choice(("spot", "post", "online", "hand"))
        days = self.accepted or self.rng.randint(1, 6)
        return self.do("accept", PETITIONS, days, notice_way=way, **given)

    def answered(self) -> Iterator[Deed]:
        """The written opinion, signed and delivered; sometimes after the day."""
        clerk, head = holding(posts.OFFICE_CLERK, self.office), holding(posts.OFFICE_HEAD, self.office)
        verdict = self.rng.choices(("support", "explain", "reject"), (50, 38, 12))[0]
        given = {"conclusion": verdict, "opinion": f"{self.texts['见']}。"}
        yield self.do("draft", clerk, 46 if self.slow else self.rng.randint(6, 22), **given)
        if self.rng.random() < 0.15:
            yield self.do("back", head, 1, sign_note="请写明依据的文件名称")
            yield self.do("draft", clerk, 2, **given)
        yield self.do("sign", head, self.rng.choice((0, 1, 1)), opinion_no=f"覃信处〔{self.day.year}〕{self.n}号")
        way = self.rng.choice(("hand", "hand", "post"))
        yield self.do("deliver", clerk, self.rng.choice((1, 2, 3)), delivered_on=TODAY, delivery_way=way)

    def ended(self) -> Iterator[Deed]:
        """Accepted, or taken to the review and its recheck."""
        if self.end in ("review", "recheck"):
            yield from self.reviewed()
            return
        if self.end == "backlog":
            yield self.do("backlog_report", LEADER, 4, backlog_note="已与信访人面谈，对处理意见没有异议")
            struck = {"solution": "solved", "struck_by": f"{COUNTY}信访局", "struck_on": TODAY}
            yield self.do("strike", PETITIONS, 6, **struck)
        if self.rng.random() < 0.7 or self.end == "backlog":
            yield self.do("close", PETITIONS, self.rng.randint(2, 8), satisfied="True")
        else:
            self.wait(31)
            yield self.do("close", PETITIONS, 0, satisfied=self.rng.choice(("True", "False")))
        yield self.rated()

    def rated(self) -> Deed:
        """The petitioner's word."""
        return self.do("rate", PETITIONS, 2, rating=self.rng.choices(("yes", "mostly", "no"), (62, 30, 8))[0])

    def reviewed(self) -> Iterator[Deed]:
        """The county looks at it again; upheld, and the city once more."""
        asked = {"review_asked_on": TODAY, "reviewer": f"{COUNTY}人民政府"}
        yield self.do("ask_review", PETITIONS, 12, **asked)
        given = {
            "review_result": "upheld",
            "review_opinion": "事实清楚，依据正确，予以维持",
            "review_delivered_on": TODAY,
        }
        yield self.do("review", REVIEW_OFFICE, 15, review_no=f"吴复查〔{self.day.year}〕{self.n}号", **given)
        if self.end == "review":
            yield self.do("content", PETITIONS, 8, satisfied="True")
            return
        yield self.do("ask_recheck", REVIEW_OFFICE, 14, recheck_asked_on=TODAY, rechecker="湛江市人民政府")
        number = f"湛复核〔{self.day.year}〕{self.n}号"
        yield self.do("recheck", REVIEW_OFFICE, 16, recheck_result="upheld", recheck_no=number)

    def listed(self) -> Iterator[Deed]:
        """An old case: a number, one leader, a plan and a day; reported on until it is solved."""
        leader = self.rng.choice((LEADER, CHIEF))
        given = {"backlog_cause": "早年资料缺失，历任意见不一", "backlog_leader": leader}
        given |= {"plan": "补齐档案，会同主管部门核算，面谈三次以上", "resolve_by": self.ahead(100)}
        yield self.do("list", LEADER, 2, backlog_no=f"覃积案{self.day.year}-{self.n:02}", **given)
        yield self.do("backlog_report", leader, 15, backlog_note="找到旧档案，已请主管部门核算")

    def diverted(self) -> Iterator[Deed]:
        """It turns out to be an accusation: handed on to the discipline post, and gone from this page."""
        accusation = Accusation(self.t + timedelta(minutes=30), self.rng)
        accusation.via, accusation.office = self, "规建办"
        yield accusation.registered()
        self.t = accusation.t
        yield self.do("divert", PETITIONS, 0, avoided=accusation.office)
        yield from accusation.checked()


_AWAY: dict[str, dict[str, Any]] = {
    "reply": {"adopted": "True", "told": "建议已转有关单位研究，列入明年民生实事备选"},
    "guide": {"route": "litigation", "told": "属涉法涉诉事项，请向有管辖权的政法机关提出"},
    "send_on": {"sent_to": f"{COUNTY}人力资源和社会保障局", "sent_on": TODAY, "told": "已转送有权机关，请等候告知"},
    "refuse": {"refusal": "elsewhere", "told": "该事项已进入诉讼程序，请依生效裁判办理"},
    "object": {"object_why": "问题路段在邻镇，不属本镇辖区", "sent_to": f"{COUNTY}信访局"},
}
