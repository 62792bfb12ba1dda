"""夜访诉求: what people asked for on a night visit, each by itself, to its promised day.

办结率 = 办结 ÷ 受理; what is not closed is carried over by name. The handler's "done" and the resident's word are two
fields.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import PersonNameField, PhoneField
from taizhang.books.night_demand import rules
from taizhang.ledger.book import Book, Likeness
from taizhang.ledger.deadline import Deadline, until, workdays
from taizhang.ledger.entry import Entry
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import handling
from taizhang.ledger.measures import Count, Distinct, Ratio, Settled, Stock, on_time
from taizhang.ledger.ref import RefField
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

DESK = (p.GOVERNANCE_CLERK,)
DOERS = (*handling(p.OFFICE_CLERK, p.OFFICE_HEAD), p.VILLAGE_CADRE)


class NightDemand(Entry):
    """One demand raised on one visit."""

    class State(models.TextChoices):
        RAISED = "raised", "待交办"
        DOING = "doing", "办理中"
        CLAIMED = "claimed", "待核实"
        CLOSED = "closed", "办结"

    state = models.CharField("状态", max_length=8, choices=State, default=State.RAISED, editable=False)
    visit = RefField("所在夜访", to="night_visit", fills={"raised_on": "visited_on"})
    raised_on = models.DateField("提出日期")
    title = models.CharField("诉求", max_length=80)
    content = models.TextField("具体内容", max_length=1000, blank=True, default="")
    category = models.CharField("类别", max_length=10, choices=rules.CATEGORIES)
    caller = PersonNameField("诉求人", blank=True, default="")
    phone = PhoneField("联系电话", blank=True, default="")
    grade = models.CharField("难易", max_length=8, choices=rules.GRADES, default="plain")
    owner = models.CharField("责任人", max_length=30, blank=True, default="")
    promised_on = models.DateField("承诺办结日", null=True, blank=True, help_text="不填时按难易自动算")
    progress = models.TextField("进展", max_length=1000, blank=True, default="")
    outcome = models.TextField("办理情况（承办单位报告）", max_length=1000, blank=True, default="")
    way = models.CharField("办结方式", max_length=12, choices=rules.WAYS, blank=True, default="")
    rating = models.CharField("群众评价", max_length=8, choices=rules.RATINGS, blank=True, default="")
    checked_note = models.CharField("核实记录", max_length=300, blank=True, default="")
    redos = models.PositiveSmallIntegerField("重办次数", default=0, editable=False)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "夜访诉求"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="night_demand_doing_has_date", condition=Q(state="raised") | Q(promised_on__isnull=False)
            ),
        ]


S = NightDemand.State
RECEIVED = Count("received", "受理诉求", unit="宗", plain="期内夜访中提出并登记的诉求，一件一宗")
CLOSED_OF_THEM = Settled("received_closed", "其中期末已办结", unit="宗", plain="期内受理的诉求中，到期末已核实办结的")


@register
class NightDemandBook(Book[NightDemand]):
    """The book of demands raised at night, S18."""

    slug = "night_demand"
    title = "夜访诉求"
    group = "群众诉求"
    icon = "message-circle"
    model = NightDemand
    number = "YF-{year}-{seq:05}"
    heading = "title"
    gist = ("category",)
    happened = "raised_on"
    likeness = Likeness(text=("title", "content"), within_days=180)
    receives = {"night_visit": {"visit": "id", "area": "area", "raised_on": "visited_on"}}

    sections = {
        "诉求": ("visit", "raised_on", "area", "title", "content", "category", "grade"),
        "诉求人": ("caller", "phone"),
    }
    field_form = ("visit", "raised_on", "area", "title", "category", "caller", "phone")
    columns = ("number", "title", "area", "category", "office", "promised_on", "state", "due_at")
    filters = ("area", "office", "category", "state", "rating")
    search = ("title", "content")
    find_by = ("caller", "phone")
    public = ("number", "title", "area", "category", "state", "closed_at")
    aliases = {"raised_on": ("日期", "受理日期"), "title": ("诉求事项",), "area": ("村", "村（社区）")}

    may = {
        "open": (*DESK, p.VILLAGE_CADRE),
        "read": (*DESK, p.LEADER, p.CHIEF, p.PARTY_OFFICE, *DOERS),
        "amend": DESK,
        "attach": (*DESK, *DOERS),
        "void": DESK,
        "reveal": (*DESK, *handling(p.OFFICE_CLERK)),
        "export": (*DESK, p.LEADER, p.PARTY_OFFICE),
        "link": DESK,
        "hand_on": DESK,
    }
    tones = {S.RAISED: "open", S.DOING: "open", S.CLAIMED: "wait", S.CLOSED: "done"}
    lifecycle = Lifecycle(
        Step(
            "assign", "交办", S.RAISED, S.DOING, by=DESK, asks=("office", "owner", "grade"), offers=("promised_on",),
            effect=rules.promise, tone="main",
        ),
        Step("report", "报进展", S.DOING, None, by=DOERS, asks=("progress",), duty=False),
        Step("claim", "报办结", S.DOING, S.CLAIMED, by=DOERS, asks=("outcome", "way"), tone="main"),
        Step(
            "close", "核实办结", S.CLAIMED, S.CLOSED, by=DESK, asks=("rating",), offers=("checked_note",), tone="main",
        ),
        Step(
            "redo", "退回重办", S.CLAIMED, S.DOING, by=DESK, asks=("checked_note", "promised_on"), effect=rules.again,
        ),
        Step(
            "reopen", "重新打开", S.CLOSED, S.DOING, by=DESK, asks=("checked_note", "promised_on"), effect=rules.again,
            duty=False, tone="quiet",
        ),
        ends=(S.CLOSED,),
    )  # fmt: skip
    settings = (rules.SIMPLE, rules.PLAIN, rules.HARD)
    deadlines = (
        Deadline("assign", "交办", ("open",), ("assign",), workdays(2), escalate={0: p.LEADER}),
        Deadline(
            "promise", "承诺办结", ("assign", "redo", "reopen"), ("claim",), until("promised_on"),
            tell=(p.OFFICE_CLERK,), escalate={0: p.OFFICE_HEAD, 3: p.LEADER},
        ),
        Deadline("check", "核实", ("claim",), ("close", "redo"), workdays(5), escalate={0: p.LEADER}),
    )  # fmt: skip
    checks = (rules.was_raised, rules.promise_is_ahead)
    measures = (
        RECEIVED,
        CLOSED_OF_THEM,
        Count("closed", "办结诉求", on="closed_at", unit="宗", where=Q(state=S.CLOSED), plain="期内核实办结的诉求"),
        Stock("open", "结转未办结", unit="宗", plain="期末未办结、逐件列名结转的诉求"),
        Ratio("rate", "办结率", over=CLOSED_OF_THEM, under=RECEIVED, plain="期内受理的诉求中，期末已核实办结的比例"),
        on_time("on_time", "按承诺办结率", "promise"),
        Distinct("matters", "涉及事项", unit="件", plain="受理的诉求合并同一件事后的件数"),
    )
