"""Inspections by two officers, planned and made, and the patrols that are none."""

from collections.abc import Iterator
from datetime import date, datetime, time
from random import Random
from typing import Any

from taizhang.base import clock
from taizhang.books.inspection.checklist import of_trade
from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.course import TODAY, Course, certificates, pair
from taizhang.faces.cli.demo.firms import Firm
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.people import SAFETY_CHIEF, VILLAGES, village_cadre
from taizhang.faces.cli.demo.pieces import Piece, pieces

Finding = tuple[Piece, int]  # a kind of hazard, and which of its variants
WARDENS = {"马路村": "夏知秋", "新村": "温故里"}  # the villages that have a grid worker of their own
_DWELLINGS, _WATERSIDE = ("lodging", "catering", "retail"), ("fishery", "farming", "lodging")
_KITCHENS, _MAKERS = ("catering", "lodging", "school", "food"), ("factory", "food", "building")
_ONLY: dict[str, tuple[str, ...]] = {  # words that only some trades' hazards can have
    "厨": _KITCHENS, "灶": _KITCHENS, "客房": ("lodging",), "车间": _MAKERS, "加油": ("gas",), "液氨": ("food",),
    "腌制": ("food",), "冷库": ("food", "fishery", "catering"), "沼气": ("farming",), "场区": ("farming", "factory"),
    "配料": ("food",), "酒箱": ("catering", "retail"), "住宿间": ("catering", "lodging", "retail"), "锅炉": _MAKERS,
    "货架": ("retail", "food", "fishery"), "收银": ("catering", "retail", "lodging"), "冰柜": ("catering", "retail"),
    "阁楼": ("catering", "lodging", "retail"), "宿舍": (*_MAKERS, "catering", "lodging", "fishery"),
}  # fmt: skip
_CALM = ("现场整洁，通道畅通，器材完好。", "按检查表逐项查看，未见异常。", "制度上墙，巡查记录齐全，未发现隐患。")
_WORDS = ("无异议。", "同意检查意见，尽快整改。", "会按要求整改。", "")


class Inspection(Course):
    """One visit to one firm. planned: when it was put on the plan, and the day it was planned for."""

    book = "inspection"

    def __init__(self, n: int, firm: Firm, t: datetime, rng: Random, until: str = ""):
        super().__init__(t, rng, until)
        self.n, self.firm, self.officers = n, firm, pair(rng)
        self.visited = t
        self.planned: tuple[datetime, date] | None = None
        self.kind, self.cause = "daily", "plan"
        self.findings: list[Finding] = []
        self.dropped, self.put_off = "", ""

    def __iter__(self) -> Iterator[Deed]:
        who = self.officers[0]
        base = {"nature": "admin", "kind": self.kind, "cause": self.cause, "firm": self.firm.door}
        base["area"] = self.firm.village
        if self.planned is None:
            yield self.opened(who, base | self.record())
            return
        self.t, day = self.planned
        yield self.opened(SAFETY_CHIEF, base | {"planned_by": day.isoformat()})
        self.t = max(self.t, times.at(times.back(clock.local_day(self.visited), 3), self.rng))
        if self.dropped:
            yield self.do("drop", SAFETY_CHIEF, drop_why=self.dropped)
            return
        if self.put_off:
            later = times.working(clock.local_day(self.visited)).isoformat()
            yield self.do("put_off", SAFETY_CHIEF, planned_by=later, drop_why=self.put_off)
        self.t = self.visited
        yield Deed(self.t, who, "carry_out", [self.door], self._dated(self.record()), book=self.book)

    def record(self) -> dict[str, Any]:
        """What two officers write down on the spot."""
        told = [piece.told(Random(self.n), n)["述"] for piece, n in self.findings]
        return {
            "inspected_on": TODAY,
            "officers": "、".join(self.officers),
            "certificates": certificates(self.officers),
            "showed": True,
            **self.items(),
            "conclusion": self.conclusion(),
            "found": "；".join(told) + "。" if told else self.rng.choice(_CALM),
            "disposal": "责令按期整改，整改情况书面报告，期满复查。" if told else "",
            "party_word": self.rng.choice(_WORDS) if told else "",
            "signed": "yes",
            "document": f"吴覃应急检〔{self.day.year}〕{self.n}号",
        }

    def items(self) -> dict[str, str]:
        """The checklist of the trade, answered as the findings say."""
        bad = {piece.head[1] for piece, _ in self.findings}
        listed = dict.fromkeys(of_trade(self.firm.trade), "ok") | {item: "bad" for item in bad if item != "-"}
        spare = [k for k in listed if listed[k] == "ok" and k not in ("exits", "fire_gear", "wiring", "rules_kept")]
        return listed | {k: "na" for k in spare if self.rng.random() < 0.2}

    def conclusion(self) -> str:
        """What came of it."""
        if any(piece.head[0] == "major" for piece, _ in self.findings):
            return "major"
        return "ordered" if self.findings else "clean"


def fitting(firm: Firm, rng: Random, most: int) -> list[Finding]:
    """So many hazards as may be found at such a firm, each of another kind."""
    items = set(of_trade(firm.trade))
    kinds = [p for p in pieces("hazards") if p.head[0] != "major" and p.head[1] in items]
    if firm.trade in _DWELLINGS and rng.random() < 0.08:
        kinds += [p for p in pieces("hazards") if p.head[0] == "housing"]
    if firm.trade in _WATERSIDE and rng.random() < 0.3:
        kinds += [p for p in pieces("hazards") if p.head[0] == "water"]
    return [(piece, rng.choice(suiting(piece, firm.trade))) for piece in rng.sample(kinds, most)]


def suiting(piece: Piece, trade: str) -> list[int]:
    """The variants of a hazard that such a firm can have: no kitchen in a hardware shop."""
    texts = ["".join(piece[mark][n] for mark in "述位令") for n in range(len(piece))]
    fits = [n for n, text in enumerate(texts) if all(trade in t for word, t in _ONLY.items() if word in text)]
    return fits or list(range(len(piece)))


class Patrol(Course):
    """A round of a grid worker or village cadre: no inspection, and counted apart."""

    book = "inspection"

    def __iter__(self) -> Iterator[Deed]:
        village = self.rng.choice([*WARDENS, *WARDENS, *(name for _, name in VILLAGES)])
        who = WARDENS.get(village, village_cadre(village))
        where = self.rng.choice(("圩市周边", "沿街店铺", "鱼塘和水渠", "村道和危桥", "自建房集中片", "林地边", "渡口"))
        seen = self.rng.choice(("未见异常", "提醒两户移走堵路杂物，当场清走", "提醒店主收好插线板", "劝离塘边玩水儿童"))
        given = {"nature": "patrol", "kind": "daily", "inspected_on": TODAY, "name": f"{village}{where}"}
        yield self.opened(who, given | {"area": village, "found": f"巡查{where}，{seen}。"})


def patrols(moments: Iterator[datetime], rng: Random) -> Iterator[Patrol]:
    """A patrol at each moment."""
    for moment in moments:
        yield Patrol(times.at(clock.local_day(moment), rng, time(9), time(17)), rng)
