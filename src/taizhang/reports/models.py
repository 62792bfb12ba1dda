"""The reports' own tables: a text with tokens, its figures, what was released of it, and what was said afterwards.

What a draft says may change; a release, a sign-off and a correction are only ever added.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.ident import uuid7
from taizhang.town.models import Area, Person, Town


class Report(models.Model):
    """A report of a year or another period: its text holds ⟦n⟧ where figure n stands."""

    class State(models.TextChoices):
        DRAFT = "draft", "起草"
        CHECKED = "checked", "已核对"
        REVIEWED = "reviewed", "已审核"
        SIGNED = "signed", "已签发"
        FROZEN = "frozen", "已定稿"
        DELIVERED = "delivered", "已报出"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    town = models.ForeignKey(Town, models.PROTECT, related_name="reports", verbose_name="乡镇")
    number = models.CharField("编号", max_length=20)
    title = models.CharField("标题", max_length=100)
    year = models.PositiveSmallIntegerField("年份")
    period = models.CharField("报告期", max_length=24)  # the key of a base.period.Period
    occasion = models.CharField("场合", max_length=200, blank=True, default="")
    speaker = models.CharField("报告人", max_length=60, blank=True, default="")
    cutoff = models.DateField("数据截至", null=True, blank=True)
    before = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="after")
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    edition = models.PositiveSmallIntegerField("第几版", default=1)
    body = models.TextField("正文", blank=True, default="")
    opened_at = models.DateTimeField("建立时间")
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField("改动时间")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "报告"
        ordering: ClassVar = ["-year", "-opened_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["town", "number"], name="report_number_once"),
            models.CheckConstraint(name="report_not_before_itself", condition=~Q(before=models.F("id"))),
        ]

    def __str__(self) -> str:
        return self.number


class Figure(models.Model):
    """Number n of a report: what it is bound to, and how it is written. Never used again for another number."""

    class Kind(models.TextChoices):
        OPEN = "open", "待定"
        BOUND = "bound", "取自台账"
        REPORTED = "reported", "部门报数"
        RHETORIC = "rhetoric", "行文用语"

    class Part(models.TextChoices):
        """Which number of its cell a figure shows."""

        VALUE = "value", "数值"
        OVER = "over", "分子"
        UNDER = "under", "分母"

    report = models.ForeignKey(Report, models.CASCADE, related_name="figures")
    n = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("来源", max_length=8, choices=Kind, default=Kind.OPEN)
    indicator = models.CharField("指标", max_length=60, blank=True, default="")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="辖区")
    period = models.CharField("时段", max_length=24, blank=True, default="")
    part = models.CharField("取", max_length=5, choices=Part, default=Part.VALUE)
    scale = models.CharField("量级", max_length=1, blank=True, default="")  # "", 万, 亿
    decimals = models.SmallIntegerField("小数位", null=True, blank=True)  # None: as the indicator is declared
    lead = models.CharField("前缀", max_length=4, blank=True, default="")  # 超, 近, 约
    tail = models.CharField("后缀", max_length=4, blank=True, default="")  # 余, 多
    unit = models.CharField("单位", max_length=12, blank=True, default="")  # as written: 宗 where the ledger says 件
    words = models.CharField("原文", max_length=60, blank=True, default="")  # as a person wrote it, or last agreed to
    note = models.CharField("说明", max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "报告数字"
        ordering: ClassVar = ["n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "n"], name="report_figure_once"),
            models.CheckConstraint(
                name="report_figure_bound_to_something",
                condition=~Q(kind="bound") | (~Q(indicator="") & Q(area__isnull=False) & ~Q(period="")),
            ),
        ]


class Release(models.Model):
    """What a report said at a step: the words, each figure with its definition and rows. Never written again."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="releases")
    n = models.PositiveSmallIntegerField("序号")
    edition = models.PositiveSmallIntegerField("第几版")
    state = models.CharField("环节", max_length=10, choices=Report.State)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField("经手人", max_length=60)
    head = models.JSONField("题头")  # title, occasion, speaker, year, period, cutoff
    body = models.TextField("正文")
    figures = models.JSONField("数字")
    digest = models.CharField("摘要值", max_length=80)
    note = models.CharField("说明", max_length=300, blank=True, default="")

    class Meta:
        verbose_name = "报告定稿"
        ordering: ClassVar = ["n"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "n"], name="report_release_once")]


class SignOff(models.Model):
    """One person's hand to one step of a report: who, in which post, when, with what word, and to whom it went."""

    class Step(models.TextChoices):
        """What was done to the report."""

        CHECKED = "checked", "核对"
        REVIEWED = "reviewed", "审核"
        SIGNED = "signed", "签发"
        FROZEN = "frozen", "定稿冻结"
        DELIVERED = "delivered", "报出"
        SENT_BACK = "sent_back", "退回"
        REVISED = "revised", "改版"

    report = models.ForeignKey(Report, models.PROTECT, related_name="signoffs")
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="signoffs")
    step = models.CharField("环节", max_length=10, choices=Step)
    edition = models.PositiveSmallIntegerField("第几版")
    at = models.DateTimeField("时间")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField("姓名", max_length=60)
    titles = models.CharField("岗位", max_length=200, blank=True, default="")
    to = models.CharField("报送", max_length=100, blank=True, default="")
    note = models.CharField("意见", max_length=300, blank=True, default="")

    class Meta:
        verbose_name = "签批"
        ordering: ClassVar = ["id"]


class Explained(models.Model):
    """A finding that was kept on purpose, and why. It lapses when the words it is about change."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="explained")
    key = models.CharField(max_length=80)  # digest of what was found and of the words it was found in
    words = models.CharField("原文", max_length=200)
    message = models.CharField("发现", max_length=500)
    why = models.CharField("说明", max_length=300)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField("姓名", max_length=60)

    class Meta:
        verbose_name = "保留说明"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "key"], name="report_explained_once")]


class Correction(models.Model):
    """A correction notice (更正说明) to a release: drafted from its drift, then sent to whom it went."""

    class State(models.TextChoices):
        DRAFTED = "drafted", "已拟"
        SENT = "sent", "已发"

    release = models.ForeignKey(Release, models.PROTECT, related_name="corrections")
    state = models.CharField("状态", max_length=8, choices=State, default=State.DRAFTED)
    text = models.TextField("正文")
    figures = models.JSONField("改动")  # what was and what is, by figure, when it was drafted
    at = models.DateTimeField("拟稿时间")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField("拟稿人", max_length=60)
    sent_to = models.CharField("发往", max_length=100, blank=True, default="")
    sent_at = models.DateTimeField("发出时间", null=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_by_name = models.CharField("发出人", max_length=60, blank=True, default="")

    class Meta:
        verbose_name = "更正说明"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="report_correction_sent_has_date",
                condition=Q(state="drafted") | (Q(sent_at__isnull=False) & ~Q(sent_to="")),
            )
        ]


class Watch(models.Model):
    """What a signed report has drifted by, as the last night saw it. Derived: the next night writes it anew."""

    release = models.OneToOneField(Release, models.CASCADE, related_name="watch")
    at = models.DateTimeField("看过")
    moved = models.JSONField("变动")  # a figure's number, name, what was signed, what now is

    class Meta:
        verbose_name = "签发后的变动"


class Lifted(models.Model):
    """A passage of a report that has become a promise: it is never lifted twice."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="lifted")
    passage = models.CharField(max_length=80)  # digest of the words, without spaces
    entry = models.UUIDField()  # the entry of the book `promise`
    words = models.TextField("原文")
    at = models.DateTimeField("时间")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "承诺出处"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "passage"], name="report_passage_once")]
