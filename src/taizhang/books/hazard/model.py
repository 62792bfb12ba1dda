"""Hazard: the columns of one hazard. The claim that it is put right and the proof of it stand apart."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import PersonNameField, PhoneField
from taizhang.books.hazard import rules
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import PeopleField
from taizhang.ledger.ref import RefField


class State(models.TextChoices):
    """核查 → 整改 → 复查 → 销号; a listed major hazard has its plan between."""

    FOUND = "found", "待核查"
    DOING = "doing", "整改中"
    CLAIMED = "claimed", "待复查"
    PASSED = "passed", "待销号"
    CLOSED = "closed", "已销号"
    DISMISSED = "dismissed", "不属实"


def _text(label: str, length: int, note: str = "") -> "models.CharField[str, str]":
    return models.CharField(label, max_length=length, blank=True, default="", help_text=note)


def _day(label: str, note: str = "") -> models.DateField:  # type: ignore[type-arg]
    return models.DateField(label, null=True, blank=True, help_text=note)


class Hazard(Entry):
    """One hazard at one place."""

    State = State

    state = models.CharField("状态", max_length=10, choices=State, default=State.FOUND, editable=False)
    inspection = RefField(
        "所属检查", to="inspection", fills={"firm": "firm", "place": "name", "found_on": "inspected_on"}
    )
    firm = RefField("企业名册中的对象", to="enterprise", fills={"place": "name"})
    found_on = models.DateField("发现日期")
    origin = models.CharField("来源", max_length=10, choices=rules.SOURCES, default="inspect")
    place = models.CharField("单位或场所", max_length=100)
    spot = _text("部位", 60)
    category = models.CharField("隐患类别", max_length=10, choices=rules.CATEGORIES)
    description = models.TextField("隐患描述", max_length=1000)
    reporter = PersonNameField("举报人", blank=True, default="")
    reporter_phone = PhoneField("举报人电话", blank=True, default="")

    grade = models.CharField("隐患等级", max_length=6, choices=rules.GRADES, blank=True, default="")
    criterion = _text("判定依据", 200, "重大隐患写明判定标准的条款")
    order = models.TextField("整改要求", max_length=1000, blank=True, default="")
    order_no = _text("责令限期整改指令书文号", 60)
    owner = _text("整改责任单位或责任人", 60)
    rectify_by = _day("整改期限")
    interim = _text("临时防控措施", 300)
    outcome = _text("核查情况", 300)

    listed_no = _text("挂牌督办文号", 60)
    listed_by = _text("挂牌领导", 30)
    plan_measures = models.TextField("治理措施", max_length=1000, blank=True, default="")
    plan_owner = _text("治理责任人", 60)
    plan_money = models.DecimalField("治理资金（元）", max_digits=12, decimal_places=2, null=True, blank=True)
    plan_until = _day("治理时限")
    plan_fallback = _text("应急预案", 300)

    claim = models.TextField("整改情况（责任方报告）", max_length=1000, blank=True, default="")
    claimed_on = _day("报告整改日期", "不填为今天")
    claimant = PeopleField("报告整改的人", help_text="由系统按经手人记录；补录旧账时填写")
    extended_days = models.PositiveSmallIntegerField("延长天数", null=True, blank=True)
    extend_why = _text("延期理由", 200)

    recheck = RefField("复查的检查记录", to="inspection")
    rechecked_on = _day("复查日期")
    recheckers = PeopleField("复查人员")
    recheck_no = _text("整改复查意见书文号", 60)
    recheck_note = models.TextField("复查意见", max_length=500, blank=True, default="")
    verdict = models.CharField("复查结论", max_length=6, choices=rules.VERDICTS, blank=True, default="")
    recheck_from = models.DateField("复查起算日", null=True, editable=False)
    righted_at = models.DateTimeField("整改到位时间", null=True, editable=False)
    redos = models.PositiveSmallIntegerField("复查不合格次数", default=0, editable=False)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "隐患"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="hazard_ordered_has_grade_and_day",
                condition=Q(state__in=("found", "dismissed")) | (~Q(grade="") & Q(rectify_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="hazard_closed_was_reinspected",
                condition=~Q(state__in=("passed", "closed")) | Q(verdict="pass", rechecked_on__isnull=False),
            ),
        ]
