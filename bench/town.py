"""The town that is measured: the invented one of the tests, with appeals composed at random from a seed."""

import random
from datetime import datetime, timedelta
from typing import Any

PASSWORD = "量一量快慢-2023"
VILLAGES = ("东埇村", "西㙍村", "鳌头社区", "𠮷坑", "上埇")
PLACES = ("村口", "小学旁", "市场东门", "祠堂前", "河堤", "卫生站后", "第三巷", "旧粮所", "码头", "晒谷场")
THINGS = ("路灯", "水渠", "井盖", "垃圾池", "村道", "排水沟", "电线杆", "公厕", "围墙", "鱼塘", "猪场", "工地")
FAULTS = (
    "坏了没人修",
    "堵塞积水",
    "破损严重",
    "气味难闻",
    "半夜很吵",
    "被人占用",
    "塌了一段",
    "漏水",
    "缺了一块",
    "无人管理",
)
WISHES = ("请尽快处理", "望派人查看", "希望给个说法", "麻烦协调", "请问归哪里管", "已反映多次")
KINDS = ("投诉", "求助", "咨询", "建议")
CLASSES = ("01", "02", "03", "04")
OFFICES = ("规划建设办公室", "平安法治办公室", "公共服务办公室")


def texts(chance: random.Random, n: int) -> dict[str, str]:
    """Title and content of an appeal; the n keeps copies rare."""
    place, thing, fault = chance.choice(PLACES), chance.choice(THINGS), chance.choice(FAULTS)
    street = "".join(chance.choices("东西南北中上下新旧大小石竹梅兰桥坡岭塘", k=3))
    return {
        "title": f"{street}{place}{thing}{fault}",
        "content": f"{street}{place}的{thing}{fault}，已经{chance.randint(2, 90)}天，{chance.choice(WISHES)}。编号{n}",
    }


def appeal(chance: random.Random, n: int, at: datetime) -> dict[str, Any]:
    """What a form or a sheet row of an appeal says."""
    return {
        **texts(chance, n),
        "channel": "phone",
        "kind": chance.choice(KINDS),
        "urgency": "normal",
        "received_at": f"{at:%Y-%m-%d %H:%M}",
        "category": chance.choice(CLASSES),
        "area": chance.choice(VILLAGES),
        "place": chance.choice(PLACES),
        "caller": chance.choice("赵钱孙李周吴郑王") + chance.choice("小大阿") + chance.choice("明芳强华"),
        "phone": f"139{chance.randint(0, 99999999):08}",
    }


def past(chance: random.Random, n: int, at: datetime) -> dict[str, Any]:
    """A row of an appeal that is over, with its past, as an export of a 12345 platform has it."""
    signed = at + timedelta(hours=chance.randint(1, 20))
    answered = signed + timedelta(days=chance.randint(1, 8))
    called = answered + timedelta(days=1)
    return {
        **appeal(chance, n, at),
        "office": chance.choice(OFFICES),
        **{k: f"{v:%Y-%m-%d %H:%M}" for k, v in _moments(at, signed, answered, called).items()},
        "answer": "已到现场处理，问题解决。",
        "answer_way": "phone",
        "close_kind": "solved",
        "reached": "True",
        "solved": "True",
        "satisfaction": "yes",
    }


def _moments(at: datetime, signed: datetime, answered: datetime, called: datetime) -> dict[str, datetime]:
    return {
        "dispatched_at": at + timedelta(hours=1),
        "signed_at": signed,
        "contacted_at": signed,
        "answered_at": answered,
        "called_at": called,
        "closed_at": called + timedelta(hours=1),
    }
