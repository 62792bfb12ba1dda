"""Inspection: the columns of one visit to one object, planned or done."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import AddressField, CreditCodeField
from taizhang.books.inspection import checklist, rules
from taizhang.ledger import firms
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import PeopleField
from taizhang.ledger.ref import RefField


def _item(key: str) -> "models.CharField[str, str]":
    return models.CharField(checklist.ITEMS[key], max_length=3, choices=checklist.ANSWERS, blank=True, default="")


class State(models.TextChoices):
    """A line of the yearly plan is an inspection that has not been made yet."""

    PLANNED = "planned", "计划中"
    DONE = "done", "已检查"
    DROPPED = "dropped", "已取消"


class Inspection(Entry):
    """One visit to one object by inspectors, or a patrol or service visit by others, which is no inspection."""

    State = State

    state = models.CharField("状态", max_length=8, choices=State, default=State.PLANNED, editable=False)
    nature = models.CharField("性质", max_length=8, choices=rules.NATURES)
    kind = models.CharField("检查类型", max_length=8, choices=rules.KINDS, default="daily")
    cause = models.CharField("检查由来", max_length=8, choices=rules.CAUSES, default="plan")
    planned_by = models.DateField("计划完成日", null=True, blank=True, help_text="年度检查计划里的一次；当场记录的不填")
    inspected_on = models.DateField("检查日期", null=True, blank=True, help_text="只列计划时不填")
    firm = RefField("企业名册中的对象", to="enterprise", fills=rules.FROM_ROLL)
    name = models.CharField("检查对象", max_length=100, blank=True, default="", help_text="不在企业名册的场所写名称")
    credit_code = CreditCodeField("统一社会信用代码", blank=True, default="")
    trade = models.CharField("行业", max_length=12, choices=firms.TRADES, blank=True, default="")
    risk = models.CharField("风险等级", max_length=8, choices=firms.RISKS, blank=True, default="")
    address = AddressField("地址", blank=True, default="")
    officers = PeopleField("检查人员")
    certificates = models.CharField(
        "执法证号", max_length=120, blank=True, default="", help_text="逐人填写，用顿号隔开"
    )
    showed = models.BooleanField("已出示证件和检查通知", default=False, blank=True)

    exits, fire_gear, wiring = _item("exits"), _item("fire_gear"), _item("wiring")
    gas_use, mixed_use, chemicals = _item("gas_use"), _item("mixed_use"), _item("chemicals")
    special_gear, confined, guards = _item("special_gear"), _item("confined"), _item("guards")
    rules_kept, drills, training = _item("rules_kept"), _item("drills"), _item("training")

    conclusion = models.CharField("检查结论", max_length=8, choices=rules.CONCLUSIONS, blank=True, default="")
    found = models.TextField("检查情况", max_length=2000, blank=True, default="")
    disposal = models.TextField("处理意见", max_length=1000, blank=True, default="")
    party_word = models.TextField("当事人意见", max_length=500, blank=True, default="")
    signed = models.CharField("当事人签字", max_length=8, choices=rules.SIGNED, blank=True, default="")
    refusal = models.CharField("拒签情况", max_length=200, blank=True, default="")
    document = models.CharField("现场检查记录文号", max_length=60, blank=True, default="")
    drop_why = models.CharField("调整或取消原因", max_length=200, blank=True, default="")

    @property
    def finds_by(self) -> str:
        """How the hazards found here were found: only what the law calls an inspection counts as one."""
        return "inspect" if self.nature == "admin" else "patrol"

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "检查"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="inspection_done_has_day", condition=~Q(state=State.DONE) | Q(inspected_on__isnull=False)
            ),
            models.CheckConstraint(
                name="inspection_planned_has_day", condition=~Q(state=State.PLANNED) | Q(planned_by__isnull=False)
            ),
        ]
