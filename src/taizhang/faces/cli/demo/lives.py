"""The life of an appeal, deed by deed: who does what when. Nothing here writes; the player takes the steps."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, Protocol

from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.fates import Fate
from taizhang.faces.cli.demo.people import CHIEF, LEADER, cadre, holding
from taizhang.faces.cli.demo.texts import Matter
from taizhang.town import posts

LIMITS = {"咨询": 2, "求助": 10, "建议": 10, "投诉": 15, "举报": 15}
DESK = ("陈晓岚", "陈晓岚", "陈晓岚", "梁素云")
WAYS = ("电话", "电话", "电话", "上门", "短信", "平台回复")


@dataclass(slots=True)
class Door:
    """One caller's appeal: what is registered, and the entry once it is there."""

    answers: dict[str, Any]
    entry: Any = None


@dataclass(slots=True)
class Deed:
    """One thing somebody does: a step at one or several entries; `open`, `link` and `hand_on` are deeds too.

    An answer that is a door points at the entry behind it.
    """

    at: datetime
    who: str
    key: str
    doors: list[Door]
    answers: dict[str, Any] = field(default_factory=dict)
    book: str = "appeal"
    source: str = ""  # the book that hands on, where one does: from the first door to the last


class Living(Protocol):
    """Anything that goes its way through the town, deed by deed. t: when it begins; fate: where it stands today."""

    t: datetime
    fate: Fate

    def __iter__(self) -> Iterator[Deed]: ...


class Life:
    """One matter on its way through the town hall."""

    def __init__(self, door: Door, matter: Matter, fate: Fate, callers: Iterator[dict[str, Any]], village: str):
        self.doors, self.matter, self.fate, self.callers, self.village = [door], matter, fate, callers, village
        self.rng: Random = matter.rng
        self.t: datetime = door.answers["received_at"]
        self.kind: str = door.answers["kind"]
        self.desk = self.rng.choice(DESK)
        self.office = matter.topic.office

    def __iter__(self) -> Iterator[Deed]:
        yield self.do("open", self.desk, 0, self.doors[0].answers)
        if self.fate.refused:
            yield self.do("refuse", self.desk, 0, {"refusal": self.fate.refused})
            return
        if self.fate.now:
            yield self.do("answer_now", self.desk, 0, self.answered())
            yield from self.end()
            return
        yield from self.begin()
        yield from self.handle()
        yield from self.answer()
        yield from self.end()

    # ------------------------------------------------------------ pieces

    def do(self, key: str, who: str, days: int, answers: dict[str, Any] | None = None) -> Deed:
        """The next deed, some working days on; 0 is soon."""
        self.t = times.after(self.t, days, self.rng)
        return Deed(self.t, who, key, list(self.doors), answers or {})

    def clerk(self) -> str:
        """Who handles it in the office."""
        return holding(posts.OFFICE_CLERK, self.office)

    def head(self) -> str:
        """Who answers for the office."""
        return holding(posts.OFFICE_HEAD, self.office)

    def answered(self) -> dict[str, Any]:
        """An answer."""
        way = self.rng.choice(WAYS)
        return {"answer": self.matter.answer(), "answer_way": way, "close_kind": self.matter.topic.close}

    def begin(self) -> Iterator[Deed]:
        """From the desk to the office."""
        if self.fate.waiting:
            yield self.do("accept", self.desk, 0)
        if self.fate.returned:
            yield from self.give_back()
        given: dict[str, Any] = {"office": self.office}
        if self.fate.joint:
            given["joint"] = f"{self.village.removesuffix('村') or self.village}村委会"
        if self.fate.returned != "denied":
            yield self.do("dispatch", self.desk, self.rng.choice((0, 0, 0, 1)), given)
            yield self.do("sign", self.clerk(), self.rng.choice((0, 0, 0, 1, 1 + bool(self.fate.late))))

    def give_back(self) -> Iterator[Deed]:
        """Sent to an office that says it is not its business; or that only thinks so."""
        right, self.office = self.office, self.office if self.fate.returned == "denied" else self.wrong()
        yield self.do("dispatch", self.desk, 0, {"office": self.office})
        yield self.do("sign", self.clerk(), 0)
        asked = {"return_reason": "不属于本单位职责", "return_note": "按职责分工应由其他单位牵头"}
        yield self.do("ask_return", self.clerk(), self.rng.choice((0, 1)), asked)
        if self.fate.returned == "denied":
            yield self.do("deny_return", self.desk, 1, {"return_reply": "按三定方案由你单位牵头，请抓紧办理"})
        else:
            yield self.do("grant_return", self.desk, self.rng.choice((0, 1)))
        self.office = right

    def wrong(self) -> str:
        """Another office."""
        return "执法办" if self.office != "执法办" else "规建办"

    def handle(self) -> Iterator[Deed]:
        """In the office, until there is something to answer."""
        noted = {"progress": self.matter.progress()} if self.rng.random() < 0.5 else {}
        yield self.do("contact", self.clerk(), 0, noted)
        if self.fate.redirected:
            yield self.do("redirect", self.desk, 0, {"office": self.wrong(), "dispatch_note": "按职责由你单位牵头办理"})
            self.office = self.wrong()
            yield self.do("sign", self.clerk(), 0)
            yield self.do("contact", self.clerk(), 0)
        for _ in range(self.fate.twins):
            yield from self.twin()
        if self.fate.supervised:
            who = self.rng.choice((LEADER, CHIEF))
            yield self.do("supervise", who, 1, {"supervision": "重点督办", "supervision_note": "请三日内报进展"})
        if self.rng.random() < 0.12 and LIMITS[self.kind] > 2:
            who = cadre(self.doors[0].answers["_tail"])
            yield self.do("report_progress", who, 1, {"progress": "村里已到现场，配合处理。"})
        if self.fate.extension:
            yield from self.extend()

    def extend(self) -> Iterator[Deed]:
        """More time is asked for."""
        near = max(1, LIMITS[self.kind] - 5)
        asked = {"extension_asked": 5, "extension_reason": "需协调多个单位，工期较长"}
        yield self.do("ask_extension", self.clerk(), near if LIMITS[self.kind] > 2 else 0, asked)
        if self.fate.extension == "held":
            yield self.do("hold_extension", self.head(), 0, {"extension_reply": "理由不充分，请按期办结"})
            return
        yield self.do("forward_extension", self.head(), 0)
        if self.fate.extension == "denied":
            yield self.do("deny_extension", LEADER, 0, {"extension_reply": "请先答复阶段性进展"})
        else:
            yield self.do("grant_extension", LEADER, 0, {"extension_days": 5})

    def twin(self) -> Iterator[Deed]:
        """Another caller about the same matter: registered, linked to the first, and on the same way."""
        first, self.doors = self.doors, []
        received = times.soon(self.t, self.rng)
        door = Door(next(self.callers) | {"received_at": received})
        self.t, self.doors = received, [door]
        yield self.do("open", self.desk, 0, door.answers)
        yield Deed(self.t, self.desk, "link", [first[0], door])
        yield self.do("dispatch", self.desk, 0, {"office": self.office})
        yield self.do("sign", self.clerk(), 0)
        yield self.do("contact", self.clerk(), 0)
        self.doors = [*first, door]

    def answer(self) -> Iterator[Deed]:
        """Answered, reviewed, and improved where the head wants it."""
        limit = LIMITS[self.kind]
        days = limit + self.fate.late if self.fate.late else self.rng.randint(limit // 5, max(1, limit // 2) - 1)
        if self.fate.extension == "granted":
            days = self.rng.randint(4, 6)
        yield self.do("submit", self.clerk(), days, self.answered())
        if self.fate.sent_back:
            yield self.do("send_back", self.head(), 0, {"review_note": "请写明办结时间和责任人"})
            yield self.do("submit", self.clerk(), 0, self.answered())
        yield self.do("pass", self.head(), 0 if limit == 2 else self.rng.choice((0, 0, 1)))

    def end(self) -> Iterator[Deed]:
        """Called back, closed, filed."""
        if self.fate.redone and not self.fate.now and self.doors[0].answers.get("phone"):
            yield from self.call(well=False)
            yield self.do("redo", self.desk, 0, {"redo_reason": "诉求人称问题还没有解决"})
            yield self.do("submit", self.clerk(), 2, self.answered())
            yield self.do("pass", self.head(), 0)
        yield from self.call(well=self.rng.random() < 0.93)
        yield self.do("close", self.desk, 0)
        if self.fate.reopened and not self.fate.now:
            yield self.do("redo", self.desk, self.rng.randint(3, 15), {"redo_reason": "诉求人再次来电，问题又出现"})
            yield self.do("submit", self.clerk(), 2, self.answered())
            yield self.do("pass", self.head(), 0)
            yield from self.call(well=True)
            yield self.do("close", self.desk, 0)
        yield self.do("archive", self.desk, self.rng.randint(8, 20))

    def call(self, *, well: bool) -> Iterator[Deed]:
        """The call-back of each caller."""
        doors = self.doors
        for door in doors:
            self.doors = [door]
            yield from self.call_one(door, well)
        self.doors = doors

    def call_one(self, door: Door, well: bool) -> Iterator[Deed]:
        """One caller; nobody can call back who left no number."""
        quick = LIMITS[self.kind] == 2
        if not door.answers.get("phone"):
            return
        misses = self.fate.misses if well else 0
        for _ in range(misses):
            yield self.do("miss", self.desk, 0 if quick else 1, {"call_note": "无人接听"})
        if misses < 2:
            happy = self.rng.choices(("满意", "基本满意", "不评价"), (74, 20, 6))[0]
            said = {"solved": "是" if well else "否", "satisfaction": happy if well else "不满意"}
            yield self.do("call_back", self.desk, 0 if quick else self.rng.choice((0, 1)), said)
