"""承诺进展: what a promise's lead office says of one period, and what the supervisor found of it.

Opening a record moves its promise: the latest progress, the light, and the day of the next report. Words and sources:
README.md beside this file.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from taizhang.books.progress import rules
from taizhang.ledger.book import Book
from taizhang.ledger.carry import Carry
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import PeopleField
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import handling, leading
from taizhang.ledger.measures import Count, Ratio
from taizhang.ledger.ref import RefField
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

WATCHERS = (p.PARTY_OFFICE, p.LEADER, p.CHIEF)
OFFICE = leading(
    p.OFFICE_CLERK, p.OFFICE_HEAD, p.VILLAGE_CADRE, p.SAFETY_OFFICER, p.SAFETY_CHIEF, p.GOVERNANCE_CLERK,
    p.JUDICIAL_CLERK, p.PETITION_CLERK,
)  # fmt: skip
READERS = (
    p.OFFICE_CLERK, p.OFFICE_HEAD, p.VILLAGE_CADRE, p.GRID_WORKER, p.SAFETY_OFFICER, p.SAFETY_CHIEF,
    p.GOVERNANCE_CLERK, p.JUDICIAL_CLERK, p.MEDIATOR, p.PETITION_CLERK, p.REVIEW_OFFICE, p.HOTLINE_CLERK, p.ENFORCER,
    p.LEGAL_REVIEWER, p.DISCIPLINE,
)  # fmt: skip


class Progress(Entry):
    """One period of one promise, as its office tells it."""

    class State(models.TextChoices):
        REPORTED = "reported", "待核实"
        VERIFIED = "verified", "已核实"

    state = models.CharField("状态", max_length=8, choices=State, default=State.REPORTED, editable=False)
    promise = RefField(
        "承诺事项", to="promise", null=False, blank=False,
        fills={"task": "task", "area": "area", "office": "office", "unit": "unit"},
    )  # fmt: skip
    task = models.CharField("工作任务", max_length=120)
    period = models.CharField("期间", max_length=40, help_text="如 2025年5月、2025年二季度")
    starts_on = models.DateField("期初", editable=False)
    ends_on = models.DateField("期末", editable=False)
    text = models.TextField("进展", max_length=2000)
    done_value = models.DecimalField("完成值", max_digits=16, decimal_places=4, null=True, blank=True)
    unit = models.CharField("计量单位", max_length=10, blank=True, default="")
    rate = models.DecimalField(
        "完成率（%）",
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="有目标值和完成值的自动算，可不填",
    )
    said_light = models.CharField("自评亮灯", max_length=8, choices=rules.LIGHTS)
    problems = models.TextField("存在问题", max_length=1000, blank=True, default="")
    next_steps = models.TextField("下一步打算", max_length=1000, blank=True, default="")
    proof = models.CharField("佐证材料", max_length=300, blank=True, default="", help_text="材料名称；文件传到附件")

    verdict = models.CharField("核实结论", max_length=8, choices=rules.VERDICTS, blank=True, default="")
    light = models.CharField("核定亮灯", max_length=8, choices=rules.LIGHTS, blank=True, default="")
    verified_value = models.DecimalField("核实完成值", max_digits=16, decimal_places=4, null=True, blank=True)
    verify_note = models.CharField("核实意见", max_length=300, blank=True, default="")
    verifier = PeopleField("核实人", editable=False)
    verified_on = models.DateField("核实日期", null=True, blank=True, editable=False)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "承诺进展"
        indexes: ClassVar = [
            *Entry.Meta.indexes,
            models.Index(fields=["promise", "ends_on"], name="progress_of_promise"),
        ]
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(name="progress_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="progress_verified_has_verdict", condition=~Q(state="verified") | ~Q(verdict="")
            ),
            models.UniqueConstraint(
                fields=["promise", "starts_on", "ends_on"], condition=Q(voided_at=None), name="progress_told_once"
            ),
        ]


S = Progress.State
REPORTS = Count("reports", "进展报送", on="ends_on", unit="期", plain="期末日在期内的进展记录，一项一期一条。")
VERIFIED = Count("verified", "已核实进展", on="ends_on", unit="期", where=Q(state=S.VERIFIED))


@register
class ProgressBook(Book[Progress]):
    """The log of promises' progress, S26."""

    slug, title, group, icon = "progress", "承诺进展", "报告督办", "trending-up"
    shape = "log"
    model = Progress
    number = "JZ-{year}-{seq:04}"
    heading, happened = "task", "ends_on"
    gist = ("period", "said_light")
    receives = {"promise": {"promise": "id"}}
    sections = {
        "期间": ("promise", "period"),
        "进展": ("text", "done_value", "rate", "said_light", "problems", "next_steps", "proof"),
    }
    backfill = ("area", "office", "task", "unit")
    columns = ("number", "task", "period", "office", "rate", "said_light", "light", "verdict", "state")
    filters = ("state", "office", "said_light", "light", "verdict", "ends_on", "area")
    search = ("task", "text", "problems", "next_steps")
    public = ("task", "period", "rate")
    aliases = {
        "promise": ("承诺编号", "事项编号"),
        "text": ("进展情况", "工作进展"),
        "said_light": ("状态", "亮灯"),
        "period": ("报告期", "月份"),
        "next_steps": ("下一步", "下一步工作"),
    }
    may = {
        "open": (p.PARTY_OFFICE, *OFFICE),
        "read": (*WATCHERS, *READERS, *handling(p.VILLAGE_CADRE)),
        "amend": (p.PARTY_OFFICE, *OFFICE),
        "attach": (p.PARTY_OFFICE, *OFFICE),
        "void": (p.PARTY_OFFICE,),
        "export": (*WATCHERS, p.OFFICE_HEAD),
        "link": (p.PARTY_OFFICE,),
    }
    tones = {S.REPORTED: "wait", S.VERIFIED: "done"}
    lifecycle = Lifecycle(
        Step("verify", "核实", S.REPORTED, S.VERIFIED, WATCHERS, asks=("verdict",),
             offers=("light", "verified_value", "verify_note"), effect=rules.verified,
             checks=(rules.somebody_else_verifies,), duty=False, tone="main"),
        ends=(S.VERIFIED,),
    )  # fmt: skip
    carries = (
        Carry("open", "promise", "report", {
            "progress": "text", "reported_to": "ends_on", "done_value": "done_value", "rate": "rate",
            "said_light": "said_light",
        }),
    )  # fmt: skip
    checks = (rules.period_can_be_read, rules.period_is_told_once, rules.rate_is_a_rate, rules.trouble_is_named)
    measures = (
        REPORTS,
        VERIFIED,
        Ratio("verified_rate", "进展核实率", over=VERIFIED, under=REPORTS, plain="已核实 ÷ 报送。"),
        Count("lagging", "自评滞后", on="ends_on", unit="期", where=Q(said_light="lag")),
        Count("at_risk", "自评风险", on="ends_on", unit="期", where=Q(said_light="risk")),
        Count("untrue", "核实不属实", on="ends_on", unit="期", where=Q(verdict__in=("partly", "false")),
              plain="核实为部分属实或不属实的。"),
    )  # fmt: skip

    def derive(self, entry: Progress) -> None:
        """The days of the period."""
        rules.derived(entry)

    def shown_to_public(self, rows: models.QuerySet[Progress]) -> models.QuerySet[Progress]:
        """What somebody else has found true."""
        return rows.filter(state=S.VERIFIED, verdict="true")
