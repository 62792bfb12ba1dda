"""The roll of enterprises: invented firms with codes that prove right and that nobody was ever given."""

from collections.abc import Iterator
from datetime import datetime
from itertools import cycle
from random import Random

from stdnum.cn import uscc

from taizhang.faces.cli.demo.callers import named
from taizhang.faces.cli.demo.course import Course
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.people import NAME, SAFETY, SAFETY_CHIEF, VILLAGES
from taizhang.faces.cli.demo.pieces import Piece, pieces

_WORDS = (
    "潮声", "渔歌", "望海", "椰影", "海岚", "蓝湾", "顺帆", "银滩", "汐语", "鸥鸣", "金穗", "禾丰", "聚源", "兴隆达",
    "百味", "和顺", "福满", "海里香", "南风", "榕荫", "东成", "永裕", "三合丰", "新盛", "沙螺", "渔火", "浪花", "云帆",
    "祥盛", "恒泰来", "宏顺", "广聚", "万家好", "友邻", "阿婆", "海湾人家", "青屿", "晴川", "双喜", "锦程",
)  # fmt: skip
_ROADS = ("海滨路", "圩镇街", "进村大道", "码头路", "工业路")
_KINDS = {"shop": "92", "coop": "93"}
_RISKS = {"gas": "dddc", "lodging": "bccd", "food": "bccd", "factory": "bccd", "retail": "abbc", "school": "bbc"}
_CAPS = {"a": 1, "b": 2, "c": 3, "d": 4}
_WEIGHTS = (55, 14, 80, 70, 50, 30, 90, 90, 40, 25, 20, 45, 110, 60, 40)  # where firms are: the coast and the market


class Firm(Course):
    """One firm, on the roll from the day it begins."""

    book = "enterprise"

    def __init__(self, n: int, piece: Piece, word: str, t: datetime, rng: Random):
        super().__init__(t, rng)
        self.trade, size = piece.head[0], rng.choice(piece.head[2:])
        self.village: str = rng.choices([name for _, name in VILLAGES], _WEIGHTS)[0]
        self.name = f"{NAME}{rng.choice(piece.parts.get('名', (word,)))}{rng.choice(piece['业'])}"
        self.owner = piece["责"][0]
        self.risk = rng.choice(_RISKS.get(self.trade, "abbccc"))
        self.cap = _CAPS[self.risk]
        unlicensed = size == "shop" and self.trade != "gas" and rng.random() < 0.12
        self.answers = {
            "name": self.name,
            "credit_code": "" if unlicensed else code(n, "12" if self.trade == "school" else _KINDS.get(size, "91")),
            "area": self.village,
            "trade": self.trade,
            "size": size,
            "risk": self.risk,
            "staff": rng.randint(2, int(piece["人"][0])),
            "address": f"{self.village}{rng.choice(_ROADS)}{rng.randint(1, 188)}号",
            "head": named(rng),
            "phone": f"1390000{rng.randrange(10000):04}",
        }
        self.stops = self.trade in ("lodging", "catering") and rng.random() < 0.05

    def __iter__(self) -> Iterator[Deed]:
        yield self.opened(self.rng.choice((SAFETY, SAFETY, SAFETY_CHIEF)), self.answers)
        if self.stops:
            yield self.do("stop", SAFETY, self.rng.randint(240, 420), note="店面转让，暂停营业")
            yield self.do("resume", SAFETY, self.rng.randint(20, 60))


def code(n: int, kind: str) -> str:
    """The n-th code of a kind of body: both check characters hold, and its body's number is not given out."""
    body = f"MAX{n:05}"
    total = sum(int(c, 36) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    check = "0123456789X"[(11 - total % 11) % 11]
    begun = f"{kind}440883{body}{check}"
    return begun + uscc.calc_check_digit(begun)


def roll(moments: Iterator[datetime], rng: Random, share: float = 1) -> list[Firm]:
    """All firms, or a share of each trade; one is written down at each of the moments."""
    found: list[Firm] = []
    words = cycle(rng.sample(_WORDS, len(_WORDS)))
    names: set[str] = set()
    for piece in pieces("firms"):
        for _ in range(max(1, round(int(piece.head[1]) * share))):
            firm = Firm(len(found) + 1, piece, next(words), next(moments), rng)
            while firm.name in names:
                firm = Firm(len(found) + 1, piece, next(words), firm.t, rng)
            names.add(firm.name)
            found.append(firm)
    return found
