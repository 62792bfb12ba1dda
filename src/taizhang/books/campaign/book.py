"""专项行动: a named period that gathers entries of other books by query. Its figures are theirs.

Nothing is counted here: a campaign writes no entry and holds no number. Words and sources: README.md beside this file.
"""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from taizhang.books.campaign import rules
from taizhang.ledger.book import Book
from taizhang.ledger.deadline import Deadline, until
from taizhang.ledger.entry import Entry
from taizhang.ledger.gather import Gather
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.measures import Count, Stock
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

KEEPERS = (p.GOVERNANCE_CLERK, p.SAFETY_CHIEF, p.PARTY_OFFICE)
READERS = (
    p.LEADER, p.CHIEF, p.SAFETY_OFFICER, p.ENFORCER, p.OFFICE_HEAD, p.OFFICE_CLERK, p.VILLAGE_CADRE, p.GRID_WORKER,
)  # fmt: skip


class Campaign(Entry):
    """One campaign: its days, its area, its words, and the books it gathers."""

    class State(models.TextChoices):
        PLANNED = "planned", "筹备中"
        RUNNING = "running", "进行中"
        ENDED = "ended", "已结束"
        DROPPED = "dropped", "已取消"

    state = models.CharField("状态", max_length=8, choices=State, default=State.PLANNED, editable=False)
    title = models.CharField("行动名称", max_length=60)
    kind = models.CharField("类别", max_length=8, choices=rules.KINDS)
    document = models.CharField("方案文号", max_length=60, blank=True, default="")
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    books = models.CharField("归集台账", max_length=200, help_text="台账名称，用顿号隔开，如：检查台账、隐患台账")
    words = models.CharField("关键词", max_length=40, blank=True, default="", help_text="不填则归集期内全部条目")
    goal = models.TextField("行动目标", max_length=1000, blank=True, default="")
    note = models.CharField("调整说明", max_length=200, blank=True, default="")
    summary = models.TextField(
        "总结", max_length=3000, blank=True, default="", help_text="数字由台账自动归集，不必再写"
    )

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "专项行动"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(name="campaign_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))),
        ]


S = Campaign.State


@register
class CampaignBook(Book[Campaign]):
    """The roll of campaigns, S19."""

    slug, title, group, icon = "campaign", "专项行动", "安全执法", "flag"
    shape = "roll"
    model = Campaign
    number = "ZX-{year}-{seq:03}"
    heading, happened = "title", "starts_on"
    gist = ("kind",)

    sections = {
        "行动": ("title", "kind", "document", "office", "goal"),
        "范围": ("starts_on", "ends_on", "area", "books", "words"),
    }
    columns = ("number", "title", "kind", "area", "starts_on", "ends_on", "books", "state")
    filters = ("state", "kind", "area", "office", "starts_on")
    search = ("title", "goal", "document")
    public = ("title", "kind", "starts_on", "ends_on", "state")
    aliases = {"title": ("名称", "专项名称"), "office": ("牵头单位",), "area": ("范围", "实施范围")}

    may = {
        "open": KEEPERS,
        "read": (*KEEPERS, *READERS),
        "amend": KEEPERS,
        "attach": KEEPERS,
        "void": KEEPERS,
        "export": (*KEEPERS, p.LEADER, p.CHIEF),
        "link": KEEPERS,
    }
    tones = {S.PLANNED: "open", S.RUNNING: "open", S.ENDED: "done", S.DROPPED: "done"}
    lifecycle = Lifecycle(
        Step("start", "启动", S.PLANNED, S.RUNNING, by=KEEPERS, checks=(rules.not_before_its_day,), tone="main"),
        Step("extend", "延长", S.RUNNING, None, by=(p.LEADER, p.CHIEF), asks=("ends_on", "note"),
             checks=(rules.end_is_ahead,), duty=False),
        Step("finish", "结束", S.RUNNING, S.ENDED, by=KEEPERS, asks=("summary",), effect=rules.ended, tone="main"),
        Step("drop", "取消", S.PLANNED, S.DROPPED, by=KEEPERS, asks=("note",), duty=False, tone="quiet"),
        ends=(S.ENDED, S.DROPPED),
    )  # fmt: skip
    deadlines = (
        Deadline("start", "启动日", ("open",), ("start", "drop"), until("starts_on"), escalate={0: p.LEADER}),
        Deadline("finish", "总结", ("start", "extend"), ("finish",), until("ends_on"), remind=(7, 1),
                 escalate={5: p.LEADER}),
    )  # fmt: skip
    checks = (rules.days_in_order, rules.books_are_on_the_shelf)
    measures = (
        Count("begun", "专项行动数", unit="个", where=~Q(state=S.DROPPED), plain="期内开始、未取消的专项行动。"),
        Stock("running", "进行中的专项行动", unit="个", where=Q(state__in=(S.RUNNING, S.ENDED))),
    )

    def gathers(self, entry: Campaign) -> Iterable[Gather]:
        """The entries of the named books in its days, area and words."""
        return rules.gathers(entry)
