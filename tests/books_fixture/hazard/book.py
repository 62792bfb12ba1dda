"""安全隐患台账: a hazard is found, graded, put right, re-inspected and struck off.

Basis: 安全生产法 art. 41 (排查治理、重大隐患督办). Words and sources: README.md beside this file.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import PhoneField
from taizhang.ledger.book import Book, Likeness
from taizhang.ledger.deadline import Deadline, until, workdays
from taizhang.ledger.entry import Entry
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.measures import Count, Stock, on_time
from taizhang.ledger.shelf import register
from taizhang.town.posts import GRID_WORKER, LEADER, SAFETY_CHIEF, SAFETY_OFFICER, VILLAGE_CADRE
from tests.books_fixture.hazard import rules

VILLAGE = (GRID_WORKER, VILLAGE_CADRE)
STATION = (SAFETY_OFFICER, SAFETY_CHIEF)


class Danger(Entry):
    class State(models.TextChoices):
        FOUND = "found", "待核查"
        ORDERED = "ordered", "待整改"
        RECTIFIED = "rectified", "待复查"
        CLOSED = "closed", "已销号"
        DISMISSED = "dismissed", "不属实"

    class Grade(models.TextChoices):
        MINOR = "minor", "一般隐患"
        MAJOR = "major", "重大隐患"

    state = models.CharField("状态", max_length=12, choices=State, default=State.FOUND, editable=False)
    found_on = models.DateField("发现日期")
    place = models.CharField("隐患地点", max_length=100)
    category = models.CharField("类别", max_length=12, choices=rules.CATEGORIES)
    description = models.TextField("隐患描述", max_length=500)
    reporter_phone = PhoneField("报告人电话", blank=True, default="")
    grade = models.CharField("等级", max_length=8, choices=Grade, blank=True, default="")
    order = models.TextField("整改要求", max_length=500, blank=True, default="")
    rectify_by = models.DateField("整改期限", null=True, blank=True)
    plan = models.TextField("治理方案", blank=True, default="", help_text="重大隐患须有措施、资金、期限、责任人、预案")
    outcome = models.TextField("处理情况", max_length=500, blank=True, default="")

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "安全隐患"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="danger_ordered_has_date",
                condition=Q(state__in=["found", "dismissed"]) | Q(rectify_by__isnull=False),
            ),
        ]


S = Danger.State


@register
class DangerBook(Book[Danger]):
    slug = "danger"
    title = "隐患（试）"
    group = "安全生产"
    model = Danger
    number = "隐〔{year}〕{seq:04}号"
    heading = "place"
    gist = ("category", "grade")
    happened = "found_on"

    sections = {"发现": ("found_on", "area", "place", "category", "description"), "报告人": ("reporter_phone",)}
    columns = ("number", "area", "place", "category", "grade", "state", "due_at")
    filters = ("area", "category", "grade", "state")
    search = ("place", "description")
    find_by = ("reporter_phone",)
    field_form = ("found_on", "area", "place", "category", "description")
    public = ("number", "area", "category", "grade", "found_on", "state", "closed_at")
    aliases = {"area": ("所属网格",)}
    likeness = Likeness(text=("place", "description"))

    may = {
        "open": VILLAGE + STATION,
        "read": (*VILLAGE, *STATION, LEADER),
        "amend": STATION,
        "attach": VILLAGE + STATION,
        "link": STATION,
        "void": (SAFETY_CHIEF,),
        "reveal": STATION,
        "export": (*STATION, LEADER),
    }
    tones = {S.FOUND: "open", S.ORDERED: "open", S.RECTIFIED: "wait", S.CLOSED: "done", S.DISMISSED: "done"}

    lifecycle = Lifecycle(
        Step("order", "核查定级", S.FOUND, S.ORDERED, by=STATION, asks=("grade", "order", "rectify_by")),
        Step("dismiss", "认定不属实", S.FOUND, S.DISMISSED, by=(SAFETY_CHIEF,), asks=("outcome",)),
        Step("rectify", "报告整改", S.ORDERED, S.RECTIFIED, by=VILLAGE, asks=("outcome",), offers=("plan",)),
        Step("reject", "退回重改", S.RECTIFIED, S.ORDERED, by=STATION, asks=("order", "rectify_by")),
        Step("close", "复查销号", S.RECTIFIED, S.CLOSED, by=STATION),
        ends=(S.CLOSED, S.DISMISSED),
    )
    deadlines = (
        Deadline("verify", "核查", ("open",), ("order", "dismiss"), workdays(2), escalate={0: SAFETY_CHIEF, 3: LEADER}),
        Deadline(
            "rectify",
            "整改",
            ("order", "reject"),
            ("rectify",),
            until("rectify_by"),
            tell=(VILLAGE_CADRE,),
            escalate={0: VILLAGE_CADRE, 5: LEADER},
        ),
        Deadline("reinspect", "复查", ("rectify",), ("close", "reject"), workdays(5), escalate={0: SAFETY_CHIEF}),
    )
    checks = (rules.not_found_in_future, rules.major_needs_plan, rules.minor_within_limit)

    measures = (
        Count("found", "发现隐患数", on="found_on", where=~Q(state=S.DISMISSED)),
        Count("closed", "整改销号数", on="closed_at", where=Q(state=S.CLOSED)),
        Stock("open_major", "在账重大隐患数", where=Q(grade=Danger.Grade.MAJOR)),
        on_time("rectified_on_time", "按期整改率", "rectify"),
    )
