"""居民名册: the people whom other books name, once, so that nobody is asked twice for what is known.

Holds what the town must know to serve, and nothing to watch anyone by. Basis: GB 11643-1999; 个人信息保护法 6, 13(3).
"""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import AddressField, IdNumberField, PersonNameField, PhoneField
from taizhang.books.resident import rules
from taizhang.ledger.book import Book, Happened
from taizhang.ledger.entry import Entry
from taizhang.ledger.kept import kept_by
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.measures import Stock
from taizhang.ledger.ref import RefField
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

KEEPERS = (p.VILLAGE_CADRE, p.JUDICIAL_CLERK)


class Resident(Entry):
    """A person who lives or is registered in the town."""

    class State(models.TextChoices):
        LISTED = "listed", "在册"
        MOVED = "moved", "已迁出"
        DEAD = "dead", "已去世"

    state = models.CharField("状态", max_length=12, choices=State, default=State.LISTED, editable=False)
    label = models.CharField("称呼", max_length=40, help_text="列表里显示的称呼，如“陈先生（东队）”，不写全名")
    name = PersonNameField("姓名")
    id_number = IdNumberField("身份证号", blank=True, default="")
    phone = PhoneField("联系电话", blank=True, default="")
    address = AddressField("住址", blank=True, default="")
    household = RefField("所在户", to="household")
    relation = models.CharField("与户主关系", max_length=12, choices=rules.RELATIONS, blank=True, default="")
    left_on = models.DateField("迁出或去世日期", null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "居民"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                # an old sheet may say that somebody has left and not when: no day is invented for them
                name="resident_left_has_date",
                condition=Q(state="listed") | Q(left_on__isnull=False) | ~Q(source=""),
            ),
        ]


S = Resident.State


@register
class ResidentBook(Book[Resident]):
    """The roll of residents."""

    slug = "resident"
    title = "居民名册"
    group = "名册"
    shape = "roll"
    icon = "contact"
    model = Resident
    number = "JM-{year}-{seq:05}"
    heading = "label"

    sections = {
        "居民": ("label", "name", "id_number", "area"),
        "联系": ("phone", "address"),
        "户": ("household", "relation"),
    }
    columns = ("number", "label", "name", "area", "phone", "state")
    filters = ("area", "state")
    search = ("label",)
    find_by = ("name", "id_number", "phone")
    backfill = ("state", "left_on")
    aliases = {
        "id_number": ("公民身份号码", "身份证", "证件号码"),
        "name": ("居民姓名",),
        "address": ("家庭住址",),
        "state": ("人员状态", "在册情况", "户籍状态"),
        "left_on": ("离开日期", "迁出日期", "去世日期", "注销日期"),
    }

    may = kept_by(KEEPERS, (p.JUDICIAL_CLERK,))
    tones = {S.LISTED: "done", S.MOVED: "wait", S.DEAD: "done"}
    lifecycle = Lifecycle(
        Step("move", "登记迁出", S.LISTED, S.MOVED, by=KEEPERS, asks=("left_on",), duty=False),
        Step("bury", "登记去世", S.LISTED, S.DEAD, by=KEEPERS, asks=("left_on",), duty=False, tone="quiet"),
        Step("date", "补记日期", (S.MOVED, S.DEAD), None, by=KEEPERS, asks=("left_on",), duty=False, tone="quiet"),
        Step("back", "恢复在册", (S.MOVED, S.DEAD), S.LISTED, by=KEEPERS, duty=False, effect=rules.returned),
        ends=(S.MOVED, S.DEAD),
    )
    checks = (rules.left_not_in_future, rules.leaving_is_said, rules.only_once)
    measures = (Stock("listed", "在册居民数", unit="人", where=Q(state=S.LISTED), plain="期末在册的居民，按人计"),)

    def history(self, entry: Resident) -> Iterable[Happened]:
        """Whom an old sheet names as gone was gone when it came in."""
        return rules.history(entry)
