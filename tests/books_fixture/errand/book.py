"""交办件: something given to an office to do. Uses every part of a declaration that the hazard book does without:
pauses, extensions, hours, helping offices, named people, an accused office, a guarded field, a known past.
"""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base import clock
from taizhang.base.fields import PersonNameField, PhoneField
from taizhang.base.problem import Problem
from taizhang.ledger.book import Book, Happened, Likeness, Suggestion
from taizhang.ledger.deadline import Deadline, by_kind, days, hours, until
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import OfficesField, PeopleField
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import handling, named, opening
from taizhang.ledger.measures import (
    Count,
    Distinct,
    Due,
    Mean,
    Median,
    MedianWorkdays,
    Ratio,
    Settled,
    Stock,
    Sum,
    on_time,
)
from taizhang.ledger.setting import Setting
from taizhang.ledger.shelf import register
from taizhang.town.posts import HOTLINE_CLERK, LEADER, OFFICE_CLERK, OFFICE_HEAD, PARTY_OFFICE, VILLAGE_CADRE

COMPLAINT_DAYS = Setting("errand.complaint_days", "投诉办理期限", 15, "个工作日", "本书自定")


class Errand(Entry):
    class State(models.TextChoices):
        DOING = "doing", "办理中"
        WAITING = "waiting", "待补充"
        REVIEW = "review", "待审核"
        DONE = "done", "已办结"

    class Kind(models.TextChoices):
        ASK = "ask", "咨询"
        COMPLAIN = "complain", "投诉"

    state = models.CharField("状态", max_length=12, choices=State, default=State.DOING, editable=False)
    received_at = models.DateTimeField("收到时间")
    kind = models.CharField("性质", max_length=10, choices=Kind)
    title = models.CharField("事由", max_length=60)
    content = models.TextField("内容", max_length=1000, blank=True, default="")
    amount = models.DecimalField("涉及金额", max_digits=10, decimal_places=2, blank=True, default=0)
    heads = models.PositiveIntegerField("涉及人数", blank=True, default=0)
    caller = PersonNameField("来件人", blank=True, default="")
    phone = PhoneField("联系电话", blank=True, default="")
    helpers = OfficesField("协办单位")
    accused = OfficesField("被反映单位")
    visitors = PeopleField("上门人员")
    promised_on = models.DateField("约定日期", null=True, blank=True)
    added = models.PositiveSmallIntegerField("延长天数", null=True, blank=True)
    answer = models.TextField("答复", blank=True, default="")
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    urgent = models.BooleanField("急件", default=False)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "交办件"


S = Errand.State


def received_before_now(errand: Errand) -> Iterator[Problem]:
    if errand.received_at and errand.received_at > clock.now():
        yield Problem("收到时间不能晚于现在。", "received_at")


def money_needs_heads(errand: Errand) -> Iterator[Problem]:
    """Runs at every step, also at those that ask nothing."""
    if errand.amount and not errand.heads:
        yield Problem("填了金额的，须填涉及人数。", "heads")


def answered_when_done(errand: Errand) -> Iterator[Problem]:
    if not errand.answer:
        yield Problem("没有答复，不能办结。", "answer")


def note_answer(errand: Errand, by: object) -> None:
    errand.answered_at = errand.answered_at or clock.now()


DESK = (HOTLINE_CLERK, *handling(OFFICE_CLERK, OFFICE_HEAD))


@register
class ErrandBook(Book[Errand]):
    slug = "errand"
    title = "交办件"
    group = "群众诉求"
    model = Errand
    number = "JB-{year}-{seq:05}"
    heading = "title"
    gist = ("kind",)
    happened = "received_at"
    sections = {
        "来件": ("received_at", "kind", "title", "content", "area", "office", "helpers", "accused", "visitors"),
        "涉及": ("amount", "heads", "urgent", "promised_on"),
        "来件人": ("caller", "phone"),
    }
    columns = ("number", "title", "kind", "area", "office", "state", "due_at")
    filters = ("area", "office", "kind", "state")
    search = ("title", "content")
    find_by = ("phone",)
    backfill = ("answer", "answered_at")
    public = ("number", "kind", "state", "closed_at")
    hands = ("helpers", "visitors")
    bars = ("accused",)
    guarded: ClassVar = {"caller": (HOTLINE_CLERK,)}
    aliases: ClassVar = {"title": ("标题",), "phone": ("来电号码",)}
    settings = (COMPLAINT_DAYS,)
    likeness = Likeness(text=("title", "content"), within_days=30)
    suggests = (Suggestion("office", ("title", "content")),)
    may: ClassVar = {
        "open": (HOTLINE_CLERK,),
        "read": (*DESK, *named(VILLAGE_CADRE), *opening(PARTY_OFFICE), LEADER),
        "amend": DESK,
        "attach": DESK,
        "link": (HOTLINE_CLERK, *handling(OFFICE_CLERK)),
        "hand_on": (HOTLINE_CLERK,),
        "void": (HOTLINE_CLERK,),
        "reveal": DESK,
        "export": (HOTLINE_CLERK, LEADER),
    }
    tones: ClassVar = {S.DOING: "open", S.WAITING: "wait", S.REVIEW: "wait", S.DONE: "done"}
    lifecycle = Lifecycle(
        Step("ask_back", "请来件人补充", S.DOING, S.WAITING, by=handling(OFFICE_CLERK)),
        Step("supplied", "已补充", S.WAITING, S.DOING, by=DESK, offers=("content",)),
        Step("extend", "延期", S.DOING, None, by=(LEADER,), asks=("added",)),
        Step("nudge", "催办", (S.DOING, S.WAITING), None, by=(LEADER,), duty=False),
        Step(
            "answer",
            "答复",
            S.DOING,
            S.REVIEW,
            by=(*handling(OFFICE_CLERK), *named(VILLAGE_CADRE)),
            asks=("answer",),
            offers=("heads", "answered_at"),
            effect=note_answer,
        ),
        Step("send_back", "退回", S.REVIEW, S.DOING, by=handling(OFFICE_HEAD)),
        Step("finish", "办结", S.REVIEW, S.DONE, by=handling(OFFICE_HEAD), checks=(answered_when_done,)),
        ends=(S.DONE,),
    )
    deadlines = (
        Deadline(
            "reply",
            "答复",
            ("open",),
            ("answer",),
            by_kind("kind", {"ask": 2, "complain": COMPLAINT_DAYS}),
            since="received_at",
            pauses=("ask_back",),
            resumes=("supplied",),
            extends={"extend": "added"},
            remind=(3, 1),
            tell=(OFFICE_CLERK,),
            escalate={0: OFFICE_HEAD, 3: LEADER},
        ),
        Deadline(
            "contact", "首次联系", ("open",), ("ask_back", "answer"), hours(24), escalate={1: OFFICE_HEAD}, remind=()
        ),
        Deadline(
            "promise",
            "兑现约定",
            ("open",),
            ("answer",),
            until("promised_on"),
            when=lambda errand: errand.promised_on is not None,
        ),
        Deadline("supply", "补充材料", ("ask_back",), ("supplied",), days(7), remind=()),
        Deadline("review", "审核", ("answer",), ("finish", "send_back"), days(3), escalate={0: LEADER}),
        Deadline("again", "重新答复", ("send_back",), ("answer",), days(5), escalate={0: OFFICE_HEAD}),
    )
    checks = (received_before_now, money_needs_heads)
    measures = (
        Count("received", "收件数"),
        Count("closed", "办结数", on="closed_at"),
        Distinct("matters", "事项数"),
        Sum("people", "涉及人数", unit="人次", field="heads"),
        Stock("open", "在办数"),
        Median("middle", "涉及人数中位数", unit="人", field="heads"),
        Mean("average", "平均涉及人数", unit="人", field="heads"),
        on_time("reply_on_time", "按期答复率", "reply"),
        Sum("money", "涉及金额合计", unit="元", field="amount", where=Q(kind="complain")),
        Ratio("settled_rate", "期末已办结率", Settled("settled", "期末已办结"), Count("asked", "收件数（分母）")),
        MedianWorkdays("took", "办结用时中位数", on="closed_at", unit="个工作日", starts="received_at"),
        Ratio(
            "review_by_answer",
            "按答复算的审核率",
            Due("review_met", "按时审核", deadline="review", met=True, by="answered_at"),
            Due("review_due", "应审核", deadline="review"),
        ),
        Due("review_all_met", "每次都按时审核", deadline="review", met=True),
    )

    def history(self, entry: Errand) -> Iterable[Happened]:
        """An old errand comes in with its answer: answered and finished at that time."""
        if entry.answered_at and entry.answer:
            return (Happened("answer", entry.answered_at), Happened("finish", entry.answered_at))
        return ()
