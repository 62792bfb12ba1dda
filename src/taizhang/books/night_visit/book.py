"""平安夜访: on Tuesday nights cadres go down to the villages, receive people and visit them.

A visit is a log: it happened. Each demand raised there is an entry of the book night_demand.
接访 and 走访 are two counting bases and are never added; 干部 are counted as attendances (人次).
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.books.night_visit import rules
from taizhang.ledger.book import Book
from taizhang.ledger.entry import Entry
from taizhang.ledger.lifecycle import Lifecycle
from taizhang.ledger.measures import Count, Distinct, Sum
from taizhang.ledger.recorded import Brings
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

KEEPERS = (p.GOVERNANCE_CLERK, p.VILLAGE_CADRE)


class NightVisit(Entry):
    """One team in one village on one night."""

    class State(models.TextChoices):
        KEPT = "kept", "已记录"

    state = models.CharField("状态", max_length=8, choices=State, default=State.KEPT, editable=False)
    visited_on = models.DateField("夜访日期")
    team = models.CharField("工作组", max_length=40)
    leader = models.CharField("组长", max_length=30)
    cadres = models.PositiveSmallIntegerField("参加干部（人次）")
    cadre_names = models.CharField("参加干部名单", max_length=500, blank=True, default="")
    received = models.PositiveSmallIntegerField("接访群众（人次）", default=0)
    visited = models.PositiveSmallIntegerField("走访群众（人次）", default=0)
    record = models.TextField("会商记录", max_length=2000, blank=True, default="")

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "平安夜访"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(
                fields=["town", "area", "team", "visited_on"],
                condition=Q(voided_at=None),
                name="night_visit_team_once_a_night",
            ),
        ]


@register
class NightVisitBook(Book[NightVisit]):
    """The log of night visits, S18."""

    slug = "night_visit"
    title = "平安夜访"
    group = "群众诉求"
    shape = "log"
    icon = "moon"
    model = NightVisit
    number = "YX-{year}-{seq:04}"
    heading = "team"
    happened = "visited_on"

    sections = {
        "夜访": ("visited_on", "area", "team", "leader", "cadres", "cadre_names"),
        "群众": ("received", "visited", "record"),
    }
    field_form = ("visited_on", "area", "team", "leader", "cadres", "received", "visited")
    brings = (Brings("night_demand", ("title", "category", "content", "caller", "phone")),)
    remembers = ("team", "leader", "cadres")
    columns = ("number", "on", "area", "team", "leader", "cadres", "received", "visited")
    filters = ("area",)
    search = ("team", "leader", "record")
    public = ("on", "area", "cadres", "received", "visited")
    aliases = {"visited_on": ("日期", "夜访时间"), "cadres": ("参加干部人数", "干部人次"), "area": ("村", "村（社区）")}

    may = {
        "open": KEEPERS,
        "read": (*KEEPERS, p.LEADER, p.CHIEF, p.PARTY_OFFICE),
        "amend": (p.GOVERNANCE_CLERK,),
        "attach": KEEPERS,
        "void": (p.GOVERNANCE_CLERK,),
        "export": (p.GOVERNANCE_CLERK, p.LEADER, p.PARTY_OFFICE),
        "link": (p.GOVERNANCE_CLERK,),
        "hand_on": KEEPERS,
    }
    tones = {NightVisit.State.KEPT: "done"}
    lifecycle = Lifecycle(ends=(NightVisit.State.KEPT,))
    checks = (
        rules.of_a_village,
        rules.was_not_tomorrow,
        rules.somebody_went,
        rules.list_and_count_agree,
        rules.tuesday,
    )
    measures = (
        Count("visits", "夜访组次", unit="组次", plain="期内夜访记录数，一组一村一晚为一组次"),
        Distinct("nights", "夜访晚数", field="on", unit="晚", plain="期内有夜访的日子数"),
        Sum("cadres", "参加干部", field="cadres", unit="人次", plain="期内各次夜访参加干部之和，同一人多次计多次"),
        Sum("received", "接访群众", field="received", unit="人次", plain="期内接访人次之和，不含走访"),
        Sum("visited", "走访群众", field="visited", unit="人次", plain="期内走访人次之和，不含接访"),
    )
