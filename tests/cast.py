"""The cast: an invented town with everybody in it. Stories and tests name these people.

The division codes begin with 99, which no place has. Names hold characters that poor software loses
(㙍 of extension A, 𠮷 of extension B, 埇, 鳌).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from taizhang.base import clock
from taizhang.town import posts
from taizhang.town.actor import Actor
from taizhang.town.models import Area, AreaName, Office, Person, Posting, Town
from taizhang.town.posts import Post

PASSWORD = "青石板路上-2023"
SINCE = date(2020, 1, 1)
K = Area.Kind

# code after the town's, name, kind
AREAS: tuple[tuple[str, str, str], ...] = (
    ("201", "东埇村", K.VILLAGE),
    ("202", "西㙍村", K.VILLAGE),
    ("203", "鳌头社区", K.VILLAGE),
    ("201001", "𠮷坑", K.HAMLET),
    ("201002", "上埇", K.HAMLET),
    ("202001", "㙍尾", K.HAMLET),
    ("203001", "鳌头第一网格", K.GRID),
)
FORMER_NAMES = (("203", "鳌头圩"), ("202", "西坡村"))

# full name, short name, code of the village a committee belongs to
OFFICES: tuple[tuple[str, str, str], ...] = (
    ("党政综合办公室", "党政办", ""),
    ("规划建设办公室", "规建办", ""),
    ("平安法治办公室", "平安办", ""),
    ("应急管理站", "应急站", ""),
    ("公共服务办公室", "公服办", ""),
    ("便民服务中心", "便民中心", ""),
    ("东埇村委会", "", "201"),
    ("西㙍村委会", "", "202"),
    ("鳌头社区居委会", "", "203"),
)


@dataclass(frozen=True)
class Part:
    """One of the cast: sign-in name, name, post, the code of the area after the town's, and the office."""

    username: str
    name: str
    post: Post | None
    area: str = ""
    office: str = ""
    until: date | None = None


PARTS = (
    Part("suwan", "苏婉", posts.HOTLINE_CLERK, "", "便民服务中心"),
    Part("luyao", "陆遥", posts.HOTLINE_CLERK, "", "便民服务中心"),
    Part("hewei", "何伟", posts.OFFICE_CLERK, "", "规划建设办公室"),
    Part("linlan", "林岚", posts.OFFICE_CLERK, "", "平安法治办公室"),
    Part("songjie", "宋洁", posts.OFFICE_CLERK, "", "公共服务办公室"),
    Part("zhaoheng", "赵恒", posts.OFFICE_HEAD, "", "规划建设办公室"),
    Part("qiansong", "钱颂", posts.OFFICE_HEAD, "", "平安法治办公室"),
    Part("tangyi", "唐宜", posts.OFFICE_HEAD, "", "公共服务办公室"),
    Part("sunli", "孙立", posts.LEADER, "", "党政综合办公室"),
    Part("zhoumin", "周敏", posts.CHIEF, "", "党政综合办公室"),
    Part("wujing", "吴静", posts.PARTY_OFFICE, "", "党政综合办公室"),
    Part("zhengshui", "郑阿水", posts.VILLAGE_CADRE, "201", "东埇村委会"),
    Part("wangman", "王小满", posts.VILLAGE_CADRE, "202", "西㙍村委会"),
    Part("xuanliu", "轩六", posts.VILLAGE_CADRE, "203", "鳌头社区居委会"),
    Part("fengdeng", "冯灯", posts.GRID_WORKER, "201"),
    Part("chengong", "陈工", posts.SAFETY_OFFICER, "", "应急管理站"),
    Part("chuyan", "褚岩", posts.SAFETY_CHIEF, "", "应急管理站"),
    Part("guzhi", "顾治", posts.GOVERNANCE_CLERK, "", "平安法治办公室"),
    Part("fangfa", "方法", posts.JUDICIAL_CLERK, "", "平安法治办公室"),
    Part("jilu", "纪律", posts.DISCIPLINE, "", "党政综合办公室"),
    Part("guanfeng", "关峰", posts.ENFORCER, "", "应急管理站"),
    Part("guyan", "古岩", posts.ENFORCER, "", "应急管理站"),
    Part("tiansui", "田穗", posts.ENFORCER, "", "应急管理站"),
    Part("wenli", "文理", posts.LEGAL_REVIEWER, "", "平安法治办公室"),
    Part("weining", "卫宁", posts.AUDITOR),
    Part("jiangxi", "蒋习", posts.TOWN_ADMIN),
    Part("shenan", "沈安", posts.SECURITY_ADMIN),
    Part("yangdiao", "杨调", posts.OFFICE_CLERK, "", "规划建设办公室", until=date(2022, 12, 31)),
    Part("hankong", "韩空", None),
    Part("muhe", "穆和", posts.MEDIATOR, "", "平安法治办公室"),
    Part("zuoqing", "左清", posts.MEDIATOR, "201", "东埇村委会"),
    Part("zhangfang", "章访", posts.PETITION_CLERK, "", "平安法治办公室"),
    Part("peifu", "裴复", posts.REVIEW_OFFICE, "", "党政综合办公室"),
)
EVERYONE = "全能"


def found_town(code: str = "990101101", name: str = "青石镇", *, county: str = "990101") -> Town:
    """The town with its areas, former names and offices."""
    town = Town.objects.create(code=code, name=name, county="石泉县")
    top, _ = Area.objects.get_or_create(code=county, defaults={"name": "石泉县", "kind": K.COUNTY})
    root = Area.objects.create(town=town, code=code, name=name, kind=K.TOWN, parent=top)
    made = {"": root}
    for order, (tail, called, kind) in enumerate(AREAS):
        parent = made.get(tail[:3] if len(tail) > 3 else "", root)
        made[tail] = Area.objects.create(
            town=town, code=code + tail, name=called, kind=kind, parent=parent, order=order
        )
    for tail, former in FORMER_NAMES:
        AreaName.objects.create(area=made[tail], name=former, ends_on=SINCE)
    for order, (full, short, tail) in enumerate(OFFICES):
        Office.objects.create(town=town, name=full, short=short, area=made[tail] if tail else None, order=order)
    return town


def engage(town: Town, prefix: str = "") -> dict[str, Person]:
    """The people of the town by name, with their postings; `prefix` keeps sign-in names of two towns apart."""
    areas = {a.code.removeprefix(town.code): a for a in Area.objects.filter(town=town)}
    offices = {o.name: o for o in Office.objects.filter(town=town)}
    people: dict[str, Person] = {}
    postings = []
    for part in PARTS:
        person = people[part.name] = Person(username=prefix + part.username, name=part.name, town=town)
        if part.post is not None:
            office = offices.get(part.office)
            postings.append((person, part.post, areas[part.area], office, part.until))
    everyone = people[EVERYONE] = Person(username=f"{prefix}quanneng", name=EVERYONE, town=town)
    postings += [(everyone, post, areas[""], offices["规划建设办公室"], None) for post in posts.ALL.values()]
    hashed = Person(username="")
    hashed.set_password(PASSWORD)
    for person in people.values():
        person.password = hashed.password
    Person.objects.bulk_create(people.values())
    Posting.objects.bulk_create(
        Posting(person=person, post=post.key, area=area, office=office, starts_on=SINCE, ends_on=until)
        for person, post, area, office, until in postings
    )
    return people


class Cast(Mapping[str, Actor]):
    """The cast by name, each with the postings held on the day it was called together.

    Who is never named in a test is never asked for: 34 people's postings would cost more than most tests do.
    """

    def __init__(self, people: dict[str, Person]):
        self.people, self.day = people, clock.today()
        self.called: dict[str, Actor] = {}

    def __getitem__(self, name: str) -> Actor:
        if name not in self.called:
            self.called[name] = Actor.of(self.people[name], self.day)
        return self.called[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)
