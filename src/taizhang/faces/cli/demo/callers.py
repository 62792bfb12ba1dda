"""Who calls: invented names, numbers nobody has, and the answers a clerk registers."""

from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import Any

from taizhang.faces.cli.demo.people import VILLAGES
from taizhang.faces.cli.demo.texts import Matter, Topic, topics

_SURNAMES = "梁陈李黄林吴杨冼麦庞柯骆谭冯邓潘何郑覃容卢沙祁陆尚莫苏许曾蔡彭"
_GIVEN = [
    "春桃",
    "秋生",
    "志远",
    "亚妹",
    "水养",
    "观福",
    "丽珍",
    "日新",
    "康胜",
    "玉莲",
    "土养",
    "景辉",
    "少芬",
    "国柱",
    "小燕",
    "亚九",
    "桂芳",
    "天佑",
    "伟强",
    "雪梅",
    "阿兴",
    "木兰",
    "文昌",
    "月娥",
]
_CHANNELS = ("12345电话", "微信", "网站", "网上留言箱", "省平台转办", "人民网留言", "来访")
_OFTEN = (68, 8, 6, 10, 4, 1, 3)


def matter(rng: Random, only: str = "") -> Matter:
    """Something that happened somewhere; `only` a kind of appeal."""
    chosen: list[Topic] = [t for t in topics() if not only or t.kind == only]
    topic = rng.choices(chosen, [t.weight for t in chosen])[0]
    weights = [3 if name in ("覃巴村", "环镇村", "新村") else 1 for _, name in VILLAGES]
    return Matter(rng, topic, rng.choices([name for _, name in VILLAGES], weights)[0])


def callers(of: Matter, received_at: datetime | None = None) -> Iterator[dict[str, Any]]:
    """What one caller after another has registered about a matter."""
    tail = next(code for code, name in VILLAGES if name == of.village)
    while True:
        yield _answers(of, tail) | ({"received_at": received_at} if received_at else {})


def named(rng: Random) -> str:
    """An invented name."""
    return rng.choice(_SURNAMES) + rng.choice(_GIVEN)


def _answers(of: Matter, tail: str) -> dict[str, Any]:
    rng, topic = of.rng, of.topic
    channel = rng.choices(_CHANNELS, _OFTEN)[0]
    title, content = of.told(channel)
    anonymous = rng.random() < (0.3 if topic.kind == "举报" else 0.04)
    given: dict[str, Any] = {
        "channel": channel,
        "kind": topic.kind,
        "urgency": "紧急" if rng.random() < 0.05 else "一般",
        "title": title,
        "content": content,
        "category": topic.code[:2],
        "subcategory": topic.code[:4],
        "item": topic.code,
        "area": of.village,
        "place": of.place(),
        "anonymous": anonymous,
        "confidential": not anonymous and rng.random() < (0.6 if topic.kind == "举报" else 0.02),
        "_tail": tail,
    }
    if not anonymous:
        given["caller"] = named(rng)
    if not anonymous or rng.random() < 0.3:
        given["phone"] = f"1390000{rng.randrange(10000):04}"
    return given
