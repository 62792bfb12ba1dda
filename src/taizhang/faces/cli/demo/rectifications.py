"""Problems to be put right, from being told to the look back."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.course import TODAY, Course
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.people import DISCIPLINE, PARTY_OFFICE, VILLAGES, holding
from taizhang.faces.cli.demo.pieces import Piece, pieces
from taizhang.town import posts

_PAPERS = {
    "central_env": "中央生态环境保护督察反馈清单第{}批",
    "provincial_env": "省生态环境保护督察交办第{}批",
    "audit": "镇级财政收支审计报告第{}条",
    "case": "以案促改工作方案第{}项",
    "scattered": "散乱污场所排查清单第{}批",
    "livestock": "禽畜养殖污染排查清单第{}批",
}
_SPANS = {"short": (45, 60, 75), "long": (120, 150, 180)}


class Rectification(Course):
    """One problem. turns: rejected once, late, seen again at the look back."""

    book = "rectification"

    def __init__(self, n: int, piece: Piece, variant: int, t: datetime, rng: Random, until: str = ""):
        super().__init__(t, rng, until)
        self.n, self.piece, self.texts = n, piece, piece.told(rng, variant)
        self.origin, self.office, self.pace = piece.head[:3]
        self.village: str = rng.choice([name for _, name in VILLAGES])
        self.finish_by: date | None = None
        self.turns: set[str] = set()

    def __iter__(self) -> Iterator[Deed]:
        clerk, head = holding(posts.OFFICE_CLERK, self.office), holding(posts.OFFICE_HEAD, self.office)
        self.finish_by = self.finish_by or date.fromisoformat(self.ahead(self.rng.choice(_SPANS[self.pace])))
        yield self.registered()
        yield self.do("plan", clerk, self.rng.randint(2, 5), measure=f"{self.texts['措']}。", owner=head)
        left = (self.finish_by - self.day).days
        self.until(self.day + timedelta(days=left // 2))
        yield self.do("report", clerk, 0, progress=f"{self.texts['进']}。")
        if "late" in self.turns:
            self.t = times.at(times.working(self.finish_by + timedelta(days=9)), self.rng)
        else:
            self.until(self.finish_by - timedelta(days=self.rng.randint(4, 15)))
        yield self.claimed(clerk)
        who = DISCIPLINE if self.origin == "case" else PARTY_OFFICE
        names = f"{PARTY_OFFICE}、{head}"
        if "rejected" in self.turns:
            yield self.do("reject", who, 4, accepted_by=names, verdict_why="资料只有承诺书，没有整改后的照片")
            yield self.claimed(clerk, 4)
        yield self.do("accept", who, 5, accepted_by=names, verdict_why=f"{self.texts['见']}。", noticed_on=TODAY)
        self.wait(7)
        yield self.do("strike", who, 0)
        yield self.do(
            "look_back", who, 60, looked_back_on=TODAY, rebounded="True" if "rebounded" in self.turns else "False"
        )
        if "rebounded" in self.turns:
            yield from self.again(clerk, who, names)

    def registered(self) -> Deed:
        """Told to the office."""
        given = {"origin": self.origin, "document": _PAPERS[self.origin].format(self.n), "issued_on": TODAY}
        given |= {"area": self.village, "problem": self.texts["题"], "detail": f"{self.texts['述']}。"}
        given |= {"goal": self.texts["标"], "pace": self.pace, "office": self.office}
        finish = self.finish_by.isoformat() if self.finish_by else ""
        return self.opened(PARTY_OFFICE, given | {"finish_by": finish})

    def claimed(self, clerk: str, days: int = 0) -> Deed:
        """Reported as done, with its proof."""
        return self.do("claim", clerk, days, done=f"{self.texts['完']}。", proof=self.texts["证"])

    def again(self, clerk: str, who: str, names: str) -> Iterator[Deed]:
        """Found again: put right once more."""
        yield self.do("reopen", who, 1, finish_by=self.ahead(40), verdict_why="回头看发现局部反弹")
        yield self.claimed(clerk, 15)
        yield self.do("accept", who, 3, accepted_by=names, verdict_why="复查合格。", noticed_on=TODAY)
        self.wait(7)
        yield self.do("strike", who, 0)


def drawn(n: int, t: datetime, rng: Random, until: str = "") -> Rectification:
    """A problem, as often as its kind comes up."""
    listed = pieces("rectifications")
    piece = rng.choices(listed, [int(p.head[3]) for p in listed])[0]
    return Rectification(n, piece, rng.randrange(len(piece)), t, rng, until)
