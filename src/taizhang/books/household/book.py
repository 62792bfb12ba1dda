"""户册: households, so that 户 and 人 are counted apart and both are right."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from taizhang.base.fields import AddressField, PersonNameField
from taizhang.books.household import rules
from taizhang.ledger.book import Book, Happened
from taizhang.ledger.entry import Entry
from taizhang.ledger.kept import kept_by
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.measures import Stock, Sum
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

KEEPERS = (p.VILLAGE_CADRE, p.JUDICIAL_CLERK)


class Household(Entry):
    """Those who live under one head of household."""

    class State(models.TextChoices):
        LISTED = "listed", "在册"
        CLOSED = "closed", "已销户"

    state = models.CharField("状态", max_length=12, choices=State, default=State.LISTED, editable=False)
    label = models.CharField("户名", max_length=40, help_text="列表里显示的户名，如“东队陈家”，不写全名")
    head = PersonNameField("户主姓名")
    address = AddressField("住址", blank=True, default="")
    kind = models.CharField("类别", max_length=10, choices=rules.KINDS, default="ordinary")
    members = models.PositiveSmallIntegerField("人口", default=1)
    note = models.CharField("销户说明", max_length=200, blank=True, default="")

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "户"


S = Household.State


@register
class HouseholdBook(Book[Household]):
    """The roll of households."""

    slug = "household"
    title = "户册"
    group = "名册"
    shape = "roll"
    icon = "house"
    model = Household
    number = "H-{year}-{seq:05}"
    heading = "label"
    gist = ("kind",)

    sections = {"户": ("label", "head", "area", "address", "kind", "members")}
    columns = ("number", "label", "head", "area", "kind", "members", "state")
    filters = ("area", "kind", "state")
    search = ("label",)
    find_by = ("head",)
    backfill = ("state", "note")
    aliases = {"head": ("户主",), "members": ("家庭人口", "人口数"), "state": ("户状态", "在册情况")}

    may = kept_by(KEEPERS, (p.JUDICIAL_CLERK,))
    tones = {S.LISTED: "done", S.CLOSED: "done"}
    lifecycle = Lifecycle(
        Step("close", "登记销户", S.LISTED, S.CLOSED, by=KEEPERS, asks=("note",), duty=False, tone="quiet"),
        Step("restore", "恢复在册", S.CLOSED, S.LISTED, by=KEEPERS, duty=False),
        ends=(S.CLOSED,),
    )
    checks = (rules.somebody_lives_there,)
    measures = (
        Stock("listed", "在册户数", unit="户", where=Q(state=S.LISTED), plain="期末在册的户，按户计"),
        Sum("people", "登记人口", on="opened_at", field="members", unit="人", plain="期内登记入册各户的人口合计"),
    )

    def history(self, entry: Household) -> Iterable[Happened]:
        """What an old sheet names as closed was closed when it came in."""
        return (Happened("close", entry.opened_at),) if entry.state == S.CLOSED else ()
