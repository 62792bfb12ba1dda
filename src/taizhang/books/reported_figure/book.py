"""部门报数: numbers that no book holds, each with its office, document, period and approval.

A value once approved is never altered: a correction stands beside it. Words and sources: README.md beside this file.
"""

from django.db.models import Q, QuerySet

from taizhang.books.reported_figure import rules, words
from taizhang.books.reported_figure.model import ReportedFigure
from taizhang.books.reported_figure.reported import reported
from taizhang.ledger.book import Book
from taizhang.ledger.carry import Carry
from taizhang.ledger.deadline import Deadline, workdays
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import opening
from taizhang.ledger.measures import Count, Stock
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

S = ReportedFigure.State
APPROVERS = (p.PARTY_OFFICE, p.LEADER, p.CHIEF)
REPORTERS = (
    p.PARTY_OFFICE, p.OFFICE_CLERK, p.OFFICE_HEAD, p.VILLAGE_CADRE, p.SAFETY_OFFICER, p.SAFETY_CHIEF,
    p.GOVERNANCE_CLERK, p.JUDICIAL_CLERK,
)  # fmt: skip
KEY = ("indicator", "called", "area", "period", "nature")


@register
class ReportedFigureBook(Book[ReportedFigure]):
    """The book of reported figures, S01."""

    slug, title, group, icon = "reported_figure", "部门报数", "报告督办", "sigma"
    model = ReportedFigure
    number = "BS-{year}-{seq:04}"
    heading, happened = "indicator", "ends_on"
    gist = ("called", "period", "nature")
    receives = {
        "reported_figure": {
            "corrects": "id", "indicator": "indicator", "called": "called", "area": "area", "period": "period",
            "nature": "nature", "change": "change", "unit": "unit", "definition": "definition", "office": "office",
            "issuer": "issuer",
        },
    }  # fmt: skip
    sections = {
        "指标": KEY,
        "数值": ("value", "unit", "exactness", "change", "definition"),
        "来源": ("office", "issuer", "document", "document_no", "document_on", "reporter", "reported_on"),
        "更正": ("corrects", "correction_why"),
    }
    columns = ("number", "indicator", "period", "area", "value", "unit", "nature", "office", "document", "state")
    filters = ("state", "indicator", "area", "office", "nature", "kind", "ends_on")
    search = ("indicator", "called", "period", "document", "document_no", "definition", "issuer")
    public = ("indicator", "called", "area", "period", "value", "unit", "exactness", "nature", "definition")
    aliases = {
        "indicator": ("指标名称", "项目"),
        "called": ("其他指标名称",),
        "period": ("统计时期", "报告期", "时间"),
        "value": ("数据", "数量", "完成数"),
        "unit": ("计量单位",),
        "office": ("报数单位", "数据来源", "责任单位"),
        "document": ("来源", "文件名称", "报表名称"),
        "document_no": ("文号",),
        "reporter": ("报送人", "联系人"),
        "area": ("范围", "统计范围"),
        "definition": ("统计口径", "备注"),
    }
    may = {
        "open": REPORTERS,
        "read": (*REPORTERS, p.LEADER, p.CHIEF, p.DISCIPLINE),
        "amend": (p.PARTY_OFFICE, *opening(*REPORTERS)),
        "attach": (p.PARTY_OFFICE, *opening(*REPORTERS)),
        "void": (p.PARTY_OFFICE,),
        "export": (*APPROVERS, p.OFFICE_HEAD),
        "link": (p.PARTY_OFFICE,),
        "hand_on": REPORTERS,
    }
    tones = {S.REPORTED: "wait", S.APPROVED: "done", S.SUPERSEDED: "late", S.WITHDRAWN: "done"}
    lifecycle = Lifecycle(
        Step("approve", "核定", S.REPORTED, S.APPROVED, APPROVERS, offers=("definition", "note"), effect=rules.approved,
             checks=(rules.somebody_else_approves, rules.has_a_definition, rules.nothing_else_stands), tone="main"),
        Step("take_back", "撤回", S.REPORTED, S.WITHDRAWN, opening(*REPORTERS), asks=("withdraw_why",), duty=False,
             tone="quiet"),
        Step("withdraw", "撤销", (S.REPORTED, S.APPROVED), S.WITHDRAWN, APPROVERS, asks=("withdraw_why",), duty=False,
             tone="quiet", hint="报错了指标、时期或辖区的用撤销；只是数值要改的，登记更正"),
        Step("supersede", "以更正取代", S.APPROVED, S.SUPERSEDED, APPROVERS, asks=("replaced_by", "replaced_why"),
             carried=True, duty=False),
        ends=(S.APPROVED, S.SUPERSEDED, S.WITHDRAWN),
    )  # fmt: skip
    carries = (Carry("approve", "corrects", "supersede", {"replaced_by": "id", "replaced_why": "correction_why"}),)
    settings = (words.APPROVE_DAYS,)
    deadlines = (
        Deadline("approve", "核定", ("open",), ("approve", "take_back", "withdraw"), workdays(words.APPROVE_DAYS),
                 tell=(p.PARTY_OFFICE,), escalate={0: p.LEADER}),
    )  # fmt: skip
    checks = rules.CHECKS
    measures = (
        Count("entries", "报数条数", unit="条", plain="时期末日在期内的部门报数，含预计、目标和已更正的。"),
        Stock("pending", "待核定报数", on="reported_on", unit="条", plain="期末还没有核定的报数。"),
        Count("corrected", "更正报数", unit="条", where=Q(state=S.SUPERSEDED), plain="已被更正取代的报数。"),
        *(reported(key) for key in words.INDICATORS if key != words.OTHER),
    )

    def derive(self, entry: ReportedFigure) -> None:
        """The period's days and the value in the unit of account."""
        rules.derived(entry)

    def shown_to_public(self, rows: QuerySet[ReportedFigure]) -> QuerySet[ReportedFigure]:
        """Only what stands."""
        return rows.filter(state=S.APPROVED)
