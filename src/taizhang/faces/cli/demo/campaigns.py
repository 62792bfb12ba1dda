"""Campaigns: a name, some days and the books whose entries they gather."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.course import Course
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.people import GOVERNANCE, LEADER, NAME, SAFETY_CHIEF


@dataclass(frozen=True, slots=True)
class Plan:
    """What a campaign is written down with. extended: how many days it was prolonged by, 0 for none."""

    title: str
    kind: str
    document: str
    office: str
    books: str
    goal: str
    summary: str
    words: str = ""
    extended: int = 0


SPRING = Plan(
    "春风利剑", "order", "覃平安〔2023〕4号", "平安办", "检查台账、隐患台账、行政处罚、矛盾纠纷、热线工单",
    "整治突出治安问题和安全隐患，化解矛盾纠纷", "四部门联合行动二十余次，突出问题全部交办，转入常态管理。",
)  # fmt: skip
SUMMER = Plan(
    "夏季海岸消防整治", "fire", "覃安〔2023〕11号", "应急站", "检查台账、隐患台账",
    "旅游旺季前消除民宿、餐饮场所火灾隐患", "旺季前完成民宿、餐饮场所全覆盖检查，隐患全部复查。", extended=15,
)  # fmt: skip
CLEAN = Plan(
    "散乱污清理整治", "env", "覃府办〔2023〕27号", "执法办", "行政处罚、热线工单", "取缔散乱污场所",
    "列入清单的场所全部取缔或整改，回头看无反弹。", words="污",
)  # fmt: skip
NEXT = Plan(
    "平安圩市整治", "order", "覃平安〔{}〕9号", "平安办", "行政处罚、矛盾纠纷、热线工单", "圩市秩序明显好转", "",
)  # fmt: skip


def seasonal(title: str) -> Plan:
    """The campaign of a season, under the safety station."""
    books = "检查台账、隐患台账、行政处罚"
    return Plan(title, "safety", "覃安〔{}〕18号", "应急站", books, "重点场所检查全覆盖，隐患闭环", "")


class Campaign(Course):
    """One campaign between two days; what lies after today has not come yet."""

    book = "campaign"

    def __init__(self, plan: Plan, first: date, last: date, rng: Random, until: str = ""):
        super().__init__(times.at(times.back(first, 4), rng), rng, until)
        self.plan, self.first, self.last = plan, first, last

    def __iter__(self) -> Iterator[Deed]:
        plan, who = self.plan, SAFETY_CHIEF if self.plan.office == "应急站" else GOVERNANCE
        given = {"title": plan.title, "kind": plan.kind, "document": plan.document.format(self.first.year)}
        given |= {"office": plan.office, "starts_on": self.first.isoformat(), "ends_on": self.last.isoformat()}
        given |= {"area": NAME, "books": plan.books, "words": plan.words, "goal": plan.goal}
        yield self.opened(who, given)
        self.t = times.at(self.first, self.rng)
        yield Deed(self.t, who, "start", [self.door], book=self.book)
        if plan.extended:
            self.until(self.last - timedelta(days=3))
            longer = (self.last + timedelta(days=plan.extended)).isoformat()
            yield self.do("extend", LEADER, 0, ends_on=longer, note="旺季客流大，巩固半月")
            self.last += timedelta(days=plan.extended)
        self.until(self.last)
        yield self.do("finish", who, 0, summary=plan.summary)
