"""The columns of a reported figure. The period is written in words; its kind and days follow from them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from taizhang.books.reported_figure import words
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import PeopleField
from taizhang.ledger.ref import RefField


class ReportedFigure(Entry):
    """One number of one place and period, as one office reported it from one document."""

    class State(models.TextChoices):
        REPORTED = "reported", "待核定"
        APPROVED = "approved", "已核定"
        SUPERSEDED = "superseded", "已更正"
        WITHDRAWN = "withdrawn", "已撤销"

    state = models.CharField("状态", max_length=12, choices=State, default=State.REPORTED, editable=False)
    indicator = models.CharField("指标", max_length=24, choices=words.indicators)
    called = models.CharField("指标名称", max_length=40, blank=True, default="", help_text="指标选“其他”时填写")
    period = models.CharField(
        "时期",
        max_length=40,
        help_text="如 2023年、2023年上半年、2023年一季度、2023年5月；存量写到天，如 2023年12月31日",
    )
    kind = models.CharField("期别", max_length=8, choices=words.KINDS, editable=False)
    starts_on = models.DateField("期初", editable=False)
    ends_on = models.DateField("期末", editable=False)
    nature = models.CharField("性质", max_length=8, choices=words.NATURES, help_text="预计、目标不得写作实绩")
    exactness = models.CharField("准确程度", max_length=8, choices=words.EXACTNESS, default="exact")
    value = models.DecimalField("数值", max_digits=16, decimal_places=4)
    unit = models.CharField("单位", max_length=8, choices=words.units)
    change = models.BooleanField("是增减额", default=False, help_text="增加或减少了多少，可以为负，不与总量相加")
    amount = models.DecimalField("折算数值", max_digits=22, decimal_places=8, editable=False)
    definition = models.TextField("口径", max_length=500, blank=True, default="", help_text="算哪些、不算哪些")
    issuer = models.CharField("出处单位", max_length=60, blank=True, default="", help_text="报数单位不是本镇单位时填写")
    document = models.CharField("来源文件", max_length=100)
    document_no = models.CharField("来源文号", max_length=60, blank=True, default="")
    document_on = models.DateField("文件日期", null=True, blank=True)
    reporter = models.CharField("填报人", max_length=30)
    reported_on = models.DateField("报送日期")
    corrects = RefField("更正哪一条", to="reported_figure")
    correction_why = models.CharField("更正原因", max_length=300, blank=True, default="")

    approver = PeopleField("核定人", editable=False)
    approved_on = models.DateField("核定日期", null=True, blank=True, editable=False)
    note = models.CharField("核定意见", max_length=300, blank=True, default="")
    withdraw_why = models.CharField("撤销原因", max_length=300, blank=True, default="")
    replaced_by = RefField("被哪一条更正", to="reported_figure")
    replaced_why = models.CharField("被更正原因", max_length=300, blank=True, default="")

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "部门报数"
        indexes: ClassVar = [
            *Entry.Meta.indexes,
            models.Index(fields=["town", "indicator", "ends_on"], name="reportedfigure_by_indicator"),
        ]
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(name="reportedfigure_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="reportedfigure_positive_or_change", condition=Q(value__gte=0) | Q(change=True)
            ),
            models.CheckConstraint(
                name="reportedfigure_replaced_has_next", condition=~Q(state="superseded") | Q(replaced_by__isnull=False)
            ),
            models.CheckConstraint(
                name="reportedfigure_approved_has_day", condition=~Q(state="approved") | Q(approved_on__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["town", "area", "indicator", "called", "nature", "change", "starts_on", "ends_on"],
                condition=Q(state="approved", voided_at=None),
                name="reportedfigure_one_stands",
            ),
        ]
