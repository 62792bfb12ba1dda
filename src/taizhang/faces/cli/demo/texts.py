"""What callers say, composed from topics.txt: one matter is told by several callers in different words."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

_HEAD = re.compile(r"\[(?P<code>\d{6}) (?P<office>\S+) (?P<kind>\S+) (?P<weight>\d+) (?P<close>\S+)\]")
_SLOT = re.compile(r"\{(.)\}")
SLOTS = {
    "处": [
        "村口",
        "桥头",
        "小学门口",
        "祠堂前",
        "文化楼旁",
        "圩场东口",
        "鱼塘边",
        "水闸旁",
        "卫生站门口",
        "老榕树下",
        "球场边",
        "三岔路口",
        "江堤边",
        "石板巷口",
        "晒谷场边",
        "老井旁",
        "供销社门前",
        "渡口",
        "戏台前",
        "沙场路口",
    ],
    "近": [
        "村东头",
        "学校旁边",
        "圩场附近",
        "村委会后面",
        "老街",
        "进村路口",
        "水塔下面",
        "码头边",
        "村西三巷",
        "新屋地",
        "桥尾",
        "公路旁",
    ],
    "久": ["半个月", "一个多星期", "快一个月", "好几天", "十来天", "两个多月", "三四天", "二十天"],
    "数": ["两", "三", "四", "五", "六"],
    "户": ["十几", "二十多", "七八", "三十来", "十二三"],
    "人": ["村干部", "邻居", "家里老人", "街坊", "同村的人"],
    "时": ["晚上", "一大早", "中午", "半夜", "周末", "逢圩日", "傍晚"],
    "量": ["60", "80", "120", "35", "150", "45", "200"],
    "钱": ["三", "五", "七", "八"],
    "证": ["身份证", "居住证", "老年优待证", "生育登记", "残疾人证", "营业执照"],
}
_OPENINGS = {
    "12345电话": ("来电人反映：", "市民来电称，", "来电人称，", "来电人咨询反映，", ""),
    "微信": ("", "你好，", "麻烦看一下，"),
    "网站": ("", "您好，", "反映一个问题："),
    "网上留言箱": ("尊敬的领导：", "您好，", "领导好，", ""),
    "省平台转办": ("诉求人反映，", "转来诉求：", ""),
    "人民网留言": ("您好，", "反映情况如下："),
    "来访": ("来访人反映，", "来访人称，"),
}
_LOCATED = ("我们{村}", "{村}", "家在{村}，", "{村}这边，", "")


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of matter and the ways of telling it."""

    code: str
    office: str
    kind: str
    weight: int
    close: str
    parts: dict[str, tuple[str, ...]] = field(hash=False)


@cache
def topics() -> tuple[Topic, ...]:
    """All kinds of matter, as topics.txt has them."""
    found: list[Topic] = []
    for line in (Path(__file__).parent / "topics.txt").read_text(encoding="utf-8").splitlines():
        if head := _HEAD.fullmatch(line):
            found.append(Topic(head["code"], head["office"], head["kind"], int(head["weight"]), head["close"], {}))
        elif line and not line.startswith("#"):
            mark, _, variants = line.partition(" ")
            found[-1].parts[mark] = tuple(variants.split(" / "))
    return tuple(found)


class Matter:
    """One thing that happened in one place: its details stay the same, however it is told."""

    def __init__(self, rng: Random, topic: Topic, village: str):
        self.rng, self.topic, self.village = rng, topic, village
        self.slots = {mark: rng.choice(values) for mark, values in SLOTS.items()}
        self._used: set[str] = set()

    def _fill(self, text: str) -> str:
        return _SLOT.sub(lambda m: self.village if m[1] == "村" else self.slots[m[1]], text)

    def _pick(self, mark: str) -> str:
        """A variant not used yet in this matter, as long as there is one."""
        variants = self.topic.parts[mark]
        fresh = [v for v in variants if v not in self._used] or list(variants)
        chosen = self.rng.choice(fresh)
        self._used.add(chosen)
        return self._fill(chosen)

    def told(self, channel: str) -> tuple[str, str]:
        """Title and content, as another caller tells it each time."""
        opening = self.rng.choice(_OPENINGS[channel])
        place = self._fill(self.rng.choice(_LOCATED))
        return self._pick("题"), f"{opening}{place}{self._pick('事')}。{self._pick('请')}。"

    def place(self) -> str:
        """Where it is, beside the village."""
        return f"{self.village}{self.slots['处']}"

    def answer(self) -> str:
        """What the office answers."""
        return f"{self._pick('答')}。"

    def progress(self) -> str:
        """What is noted on the way."""
        return f"{self._pick('进')}。"
