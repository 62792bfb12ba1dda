"""整改台账: every problem that somebody above or beside the town found, to its 销号 with proof, and a look back.

Sources: central environmental inspection, audit, 以案促改, 散乱污. Words and sources: README.md beside this file.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.books.rectification import rules
from taizhang.ledger.book import Book, Likeness
from taizhang.ledger.deadline import Deadline, days, until, workdays
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import OfficesField
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import handling
from taizhang.ledger.measures import Count, Ratio, Stock, on_time
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

DESK = (p.PARTY_OFFICE, p.DISCIPLINE)
DOERS = handling(p.OFFICE_CLERK, p.OFFICE_HEAD)


class Rectification(Entry):
    """One problem to be put right, with its measure, owner, date, proof and acceptance."""

    class State(models.TextChoices):
        ISSUED = "issued", "已下达"
        DOING = "doing", "整改中"
        CLAIMED = "claimed", "待验收"
        NOTICE = "notice", "公示中"
        CLOSED = "closed", "已销号"

    state = models.CharField("状态", max_length=12, choices=State, default=State.ISSUED, editable=False)
    origin = models.CharField("来源", max_length=16, choices=rules.ORIGINS)
    document = models.CharField("来源文号或批次", max_length=80)
    issued_on = models.DateField("下达日期")
    problem = models.CharField("问题", max_length=120)
    detail = models.TextField("问题描述", max_length=2000, blank=True, default="")
    goal = models.CharField("整改目标", max_length=300)
    pace = models.CharField("类型", max_length=8, choices=rules.PACES)
    finish_by = models.DateField("整改时限")
    joint_offices = OfficesField("配合单位")
    measure = models.TextField("整改措施", max_length=2000, blank=True, default="")
    owner = models.CharField("责任人", max_length=30, blank=True, default="")
    progress = models.TextField("进展", max_length=1000, blank=True, default="")
    done = models.TextField("完成情况（承办单位报告）", max_length=2000, blank=True, default="")
    proof = models.CharField("佐证材料", max_length=200, blank=True, default="", help_text="材料名称；文件传到附件")
    accepted_by = models.CharField("验收人", max_length=60, blank=True, default="")
    verdict = models.CharField("验收结论", max_length=8, choices=rules.VERDICTS, blank=True, default="")
    verdict_why = models.CharField("验收意见", max_length=500, blank=True, default="")
    noticed_on = models.DateField("公示起日", null=True, blank=True)
    looked_back_on = models.DateField("回头看日期", null=True, blank=True)
    rebounded = models.BooleanField("是否反弹", null=True, blank=True)
    reopened = models.PositiveSmallIntegerField("重新整改次数", default=0, editable=False)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "整改事项"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="rectification_closed_was_accepted", condition=~Q(state="closed") | Q(verdict="pass")
            ),
        ]


S = Rectification.State


@register
class RectificationBook(Book[Rectification]):
    """The book of problems put right, S03."""

    slug = "rectification"
    title = "整改台账"
    group = "乡村建设"
    icon = "list-checks"
    model = Rectification
    number = "ZG-{year}-{seq:03}"
    heading = "problem"
    gist = ("origin", "pace")
    happened = "issued_on"
    hands = ("joint_offices",)
    likeness = Likeness(text=("problem", "detail"), within_days=365)

    sections = {
        "来源": ("origin", "document", "issued_on", "area"),
        "问题": ("problem", "detail", "goal", "pace", "finish_by"),
        "责任": ("office", "joint_offices"),
    }
    columns = ("number", "problem", "origin", "area", "office", "finish_by", "state", "due_at")
    filters = ("area", "office", "origin", "pace", "state")
    search = ("problem", "detail", "document", "goal")
    public = ("number", "problem", "goal", "measure", "state", "closed_at")
    aliases = {"problem": ("问题名称", "存在问题"), "finish_by": ("完成时限",), "office": ("责任单位", "牵头单位")}

    may = {
        "open": DESK,
        "read": (*DESK, p.LEADER, p.CHIEF, p.VILLAGE_CADRE, *DOERS),
        "amend": DESK,
        "attach": (*DESK, *DOERS),
        "void": DESK,
        "export": (*DESK, p.LEADER),
        "link": DESK,
    }
    tones = {S.ISSUED: "open", S.DOING: "open", S.CLAIMED: "wait", S.NOTICE: "wait", S.CLOSED: "done"}
    lifecycle = Lifecycle(
        Step("plan", "报整改方案", S.ISSUED, S.DOING, by=DOERS, asks=("measure", "owner"), tone="main"),
        Step("report", "报进展", S.DOING, None, by=DOERS, asks=("progress",)),
        Step("claim", "报完成", S.DOING, S.CLAIMED, by=DOERS, asks=("done", "proof"), tone="main"),
        Step(
            "accept", "验收通过", S.CLAIMED, S.NOTICE, by=DESK, asks=("accepted_by", "verdict_why", "noticed_on"),
            effect=rules.accepted, checks=(rules.proof_is_there,), tone="main",
        ),
        Step(
            "reject", "验收不通过", S.CLAIMED, S.DOING, by=DESK, asks=("accepted_by", "verdict_why"),
            effect=rules.rejected,
        ),
        Step("strike", "销号", S.NOTICE, S.CLOSED, by=DESK, checks=(rules.notice_has_run,), tone="main"),
        Step(
            "look_back", "回头看", S.CLOSED, None, by=DESK, asks=("looked_back_on", "rebounded"),
            duty=False, tone="main",
        ),
        Step(
            "reopen", "反弹重新整改", S.CLOSED, S.DOING, by=DESK, asks=("finish_by", "verdict_why"),
            when=rules.has_rebounded, effect=rules.reopened, tone="quiet",
        ),
        ends=(S.CLOSED,),
    )  # fmt: skip
    settings = (rules.PLAN_DAYS, rules.ACCEPT_DAYS, rules.NOTICE_DAYS)
    deadlines = (
        Deadline("plan", "报方案", ("open",), ("plan",), workdays(rules.PLAN_DAYS), escalate={0: p.LEADER}),
        Deadline(
            "finish", "整改", ("plan", "reopen"), ("claim",), until("finish_by"),
            remind=(15, 5, 1), tell=(p.OFFICE_HEAD,), escalate={0: p.LEADER, 10: p.CHIEF},
        ),
        Deadline("redo", "重报完成", ("reject",), ("claim",), workdays(rules.PLAN_DAYS), escalate={0: p.LEADER}),
        Deadline(
            "accept", "验收", ("claim",), ("accept", "reject"), workdays(rules.ACCEPT_DAYS), escalate={0: p.LEADER},
        ),
        Deadline("strike", "销号", ("accept",), ("strike",), days(15), escalate={0: p.LEADER}),
    )  # fmt: skip
    checks = (rules.dates_in_order,)
    measures = (
        Count("issued", "整改事项数", plain="期内下达的整改事项"),
        Count("closed", "销号数", on="closed_at", where=Q(state=S.CLOSED), plain="期内验收合格、公示后销号的事项"),
        Stock("open", "在账整改事项", plain="期末未销号的事项"),
        Ratio(
            "rate",
            "整改销号率",
            over=Count("issued_closed", "其中已销号", where=Q(state=S.CLOSED)),
            under=Count("issued_all", "下达"),
            plain="期内下达的事项中已销号的比例",
        ),
        on_time("on_time", "按期整改率", "finish"),
    )
