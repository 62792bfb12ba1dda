"""The columns of a promise: what was said, what it was broken down to, how it goes, how it ended.

What the office says (进展, 完成率, 自评亮灯, 完成情况) and what others find (亮灯, 验收意见, 结果) stand apart.
"""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from taizhang.books.promise import words
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import OfficesField, PeopleField
from taizhang.ledger.ref import RefField


def _text(label: str, length: int, help_text: str = "") -> "models.CharField[str, str]":
    return models.CharField(label, max_length=length, blank=True, default="", help_text=help_text)


def _long(label: str, length: int) -> "models.TextField[str, str]":
    return models.TextField(label, max_length=length, blank=True, default="")


def _day(label: str, *, editable: bool = True) -> "models.DateField[date | None, date | None]":
    return models.DateField(label, null=True, blank=True, editable=editable)


def _number(label: str) -> "models.DecimalField[None, None]":
    return models.DecimalField(label, max_digits=16, decimal_places=4, null=True, blank=True)


def _count(label: str) -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(label, default=0, editable=False)


class Promise(Entry):
    """One commitment of one report's plan for the year, from the text to its end."""

    class State(models.TextChoices):
        DRAFTED = "drafted", "待分解"
        ISSUED = "issued", "待签收"
        RUNNING = "running", "推进中"
        CLAIMED = "claimed", "待验收"
        KEPT = "kept", "已销号"
        DROPPED = "dropped", "已调整取消"
        CARRIED = "carried", "已结转"

    state = models.CharField("状态", max_length=8, choices=State, default=State.DRAFTED, editable=False)
    year = models.PositiveSmallIntegerField("年度")
    seq = models.PositiveSmallIntegerField("序号")
    report = models.CharField("报告", max_length=100, help_text="报告名称或编号，同一报告各项写法一致")
    promised_on = models.DateField("承诺日期", help_text="报告通过的日期")
    starts_on = models.DateField("计划起始日", editable=False)
    passage = models.TextField("报告原文", max_length=2000)
    anchor = _text("原文位置", 60)
    task = models.CharField("工作任务", max_length=120)
    goal = _text("量化目标", 300, "做到什么程度、多少数量，年底凭什么算完成")
    indicator = _text("指标代码", 40, "对应指标的代码；没有的不填")
    target = _number("目标值")
    unit = _text("计量单位", 10)
    baseline = _number("基数")
    leader = PeopleField("牵头领导")
    joint = OfficesField("配合单位")
    owner = PeopleField("责任人")
    milestones = _long("节点", 1000)
    rhythm = models.CharField("报进展", max_length=8, choices=words.RHYTHMS, default="month")
    due_on = _day("完成时限")
    first_due_on = _day("原定时限", editable=False)
    carried_from = RefField("上年结转自", to="promise", same=True)
    return_why = _text("退回分解原因", 300)

    progress = _long("最新进展", 2000)
    reported_to = _day("进展截至")
    next_report_on = _day("下次报进展", editable=False)
    done_value = _number("完成值")
    rate = models.DecimalField("完成率（%）", max_digits=6, decimal_places=2, null=True, blank=True)
    said_light = models.CharField("自评亮灯", max_length=8, choices=words.LIGHTS, blank=True, default="")
    light = models.CharField("亮灯", max_length=8, choices=words.LIGHTS, default="idle")
    light_why = _text("调整亮灯理由", 300)

    urges = _count("催办次数")
    urge_note = _text("催办内容", 300)
    supervisions = _count("督办次数")
    supervision_no = _text("督办单编号", 40)
    supervision_note = _text("督办要求", 500)
    reply_by = _day("回复时限")
    reply = _long("督办回复", 2000)
    replied = models.BooleanField("已回复督办", default=True, editable=False)
    circulars = _count("通报次数")
    circular_note = _text("通报内容", 300)

    extend_to = _day("申请延至")
    extension_why = _text("延期理由", 300)
    extension_note = _text("延期批复意见", 300)
    asked = models.BooleanField("延期待批", default=False, editable=False)
    extensions = _count("延期次数")

    outcome = _long("完成情况（承办单位报告）", 2000)
    done_on = _day("实际完成日期")
    proof = _text("佐证材料", 300, "材料名称；文件传到附件")
    claimant = PeopleField("报结人", editable=False)
    verdict_note = _text("验收意见", 500)
    acceptor = PeopleField("验收人", editable=False)
    redos = _count("退回次数")
    drop_why = _text("调整取消理由", 500)
    drop_basis = _text("调整取消依据", 200, "会议纪要、文件或领导批示")
    dropped_by = PeopleField("批准人", editable=False)
    carried_to = RefField("结转至", to="promise")
    result = models.CharField("结果", max_length=8, choices=words.RESULTS, blank=True, default="", editable=False)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "承诺事项"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(
                fields=["town", "year", "report", "seq"], condition=Q(voided_at=None), name="promise_seq_once"
            ),
            models.CheckConstraint(
                name="promise_issued_has_office_and_day",
                condition=Q(state__in=("drafted", "dropped")) | Q(due_on__isnull=False, office__isnull=False),
            ),
            models.CheckConstraint(
                name="promise_ended_has_result",
                condition=~Q(state__in=("kept", "dropped", "carried")) | ~Q(result=""),
            ),
            models.CheckConstraint(name="promise_kept_has_day", condition=~Q(state="kept") | Q(done_on__isnull=False)),
            models.CheckConstraint(name="promise_dropped_has_reason", condition=~Q(state="dropped") | ~Q(drop_why="")),
            models.CheckConstraint(
                name="promise_due_after_promised", condition=Q(due_on=None) | Q(due_on__gte=F("promised_on"))
            ),
        ]
