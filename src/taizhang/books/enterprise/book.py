"""企业名册: every firm, shop and co-operative that another book may have to name, once.

Basis: GB 32100-2015 (统一社会信用代码). Words and sources: README.md beside this file.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import AddressField, CreditCodeField, PersonNameField, PhoneField
from taizhang.books.enterprise import rules
from taizhang.ledger import firms
from taizhang.ledger.book import Book
from taizhang.ledger.entry import Entry
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.measures import Count, Stock
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

KEEPERS = (p.SAFETY_OFFICER, p.SAFETY_CHIEF, p.ENFORCER, p.PARTY_OFFICE)


class Enterprise(Entry):
    """A firm of the town. One code, one firm; a shop without a licence yet has no code."""

    class State(models.TextChoices):
        ACTIVE = "active", "在册"
        STOPPED = "stopped", "停业"
        GONE = "gone", "已注销"

    state = models.CharField("状态", max_length=12, choices=State, default=State.ACTIVE, editable=False)
    name = models.CharField("名称", max_length=100)
    credit_code = CreditCodeField("统一社会信用代码", blank=True, default="")
    trade = models.CharField("行业", max_length=12, choices=firms.TRADES)
    size = models.CharField("规模", max_length=8, choices=rules.SIZES, blank=True, default="")
    risk = models.CharField("风险等级", max_length=8, choices=firms.RISKS, blank=True, default="")
    address = AddressField("地址", blank=True, default="")
    head = PersonNameField("负责人", blank=True, default="")
    phone = PhoneField("联系电话", blank=True, default="")
    staff = models.PositiveIntegerField("从业人数", null=True, blank=True)
    note = models.CharField("停业或注销说明", max_length=200, blank=True, default="")

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "企业"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(
                fields=["town", "credit_code"],
                condition=Q(voided_at=None) & ~Q(credit_code=""),
                name="enterprise_code_once",
            ),
        ]


S = Enterprise.State


@register
class EnterpriseBook(Book[Enterprise]):
    """The roll of firms."""

    slug = "enterprise"
    title = "企业名册"
    group = "名册"
    shape = "roll"
    icon = "building-2"
    model = Enterprise
    number = "QY-{year}-{seq:04}"
    heading = "name"
    gist = ("trade", "risk")

    sections = {
        "企业": ("name", "credit_code", "area", "trade", "size", "risk", "staff"),
        "联系": ("address", "head", "phone"),
    }
    columns = ("number", "name", "area", "trade", "size", "risk", "state")
    filters = ("area", "trade", "size", "risk", "state")
    search = ("name", "credit_code")
    find_by = ("phone",)
    public = ("name", "credit_code", "area", "trade", "state")
    aliases = {
        "name": ("企业名称", "单位名称", "场所名称"),
        "credit_code": ("信用代码", "社会信用代码", "营业执照号"),
        "head": ("法定代表人", "法人", "经营者"),
    }

    may = {
        "open": KEEPERS,
        "read": (*KEEPERS, p.LEADER, p.CHIEF, p.LEGAL_REVIEWER, p.VILLAGE_CADRE, p.GRID_WORKER),
        "amend": KEEPERS,
        "attach": KEEPERS,
        "void": (p.SAFETY_CHIEF, p.PARTY_OFFICE),
        "reveal": KEEPERS,
        "export": (*KEEPERS, p.LEADER),
        "link": KEEPERS,
    }
    tones = {S.ACTIVE: "done", S.STOPPED: "wait", S.GONE: "done"}
    lifecycle = Lifecycle(
        Step("stop", "登记停业", S.ACTIVE, S.STOPPED, by=KEEPERS, asks=("note",), duty=False),
        Step("resume", "恢复营业", S.STOPPED, S.ACTIVE, by=KEEPERS, duty=False),
        Step("strike", "登记注销", (S.ACTIVE, S.STOPPED), S.GONE, by=KEEPERS, asks=("note",), duty=False, tone="quiet"),
        Step("restore", "恢复在册", S.GONE, S.ACTIVE, by=(p.PARTY_OFFICE,), asks=("note",), duty=False, tone="quiet"),
        ends=(S.GONE,),
    )
    checks = (rules.code_is_a_firms, rules.code_or_small)
    measures = (
        Stock("active", "在册企业数", unit="家", where=Q(state=S.ACTIVE), plain="期末在册、未停业未注销的企业"),
        Count("added", "新增企业数", on="opened_at", unit="家", plain="期内登记入册的企业"),
    )
