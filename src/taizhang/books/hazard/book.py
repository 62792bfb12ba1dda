"""隐患台账: a hazard is found, graded, ordered right by a day, re-inspected by others and struck off.

Basis: 安全生产法 41, 65; 行政处罚法 42; 安监总局令第16号. Words, formulas and sources: README.md beside this file.
"""

from collections.abc import Iterable

from django.db.models import Q

from taizhang.base import clock
from taizhang.books.hazard import rules
from taizhang.books.hazard.model import Hazard
from taizhang.books.hazard.papers import documents
from taizhang.ledger.book import Book, Happened, Likeness
from taizhang.ledger.deadline import Deadline, until, workdays
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import handling
from taizhang.ledger.measures import Count, Due, Ratio, Stock, on_time
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

S = Hazard.State
STATION = (p.SAFETY_OFFICER, p.ENFORCER)
CHIEFS = (p.SAFETY_CHIEF,)
FIELD = (p.GRID_WORKER, p.VILLAGE_CADRE)
REPORTER = ("reporter", "reporter_phone")
REAL = ~Q(state=S.DISMISSED)
RIGHT = Q(state=S.CLOSED, verdict="pass", rechecked_on__isnull=False)
FOUND = Count("found", "发现隐患数", unit="处", where=REAL, plain="期内发现的隐患，核查不属实的不算。")
FOUND_RIGHT = Count(
    "found_right", "其中已整改销号", unit="处", where=RIGHT, plain="期内发现的隐患中，到统计时已复查合格并销号的。"
)
MAJOR = Q(grade="major")
RECHECK = ("rechecked_on", "recheckers", "recheck_note")
RECHECK_MORE = ("recheck", "recheck_no")


@register
class HazardBook(Book[Hazard]):
    """Hazards, S16."""

    slug, title, group, icon = "hazard", "隐患台账", "安全执法", "triangle-alert"
    model = Hazard
    number = "YH-{year}-{seq:04}"
    heading, happened = "place", "found_on"
    gist = ("category", "grade")
    hands = ("recheckers", "claimant")
    likeness = Likeness(("place", "description"), within_days=180, apart=("firm",))
    receives = {
        "inspection": {
            "inspection": "id",
            "area": "area",
            "found_on": "inspected_on",
            "place": "name",
            "origin": "finds_by",
        },
        "appeal": {"area": "area", "description": "content", "reporter": "caller", "reporter_phone": "phone"},
        "night_demand": {"area": "area", "found_on": "raised_on", "description": "content"},
    }

    sections = {
        "发现": ("inspection", "found_on", "origin", "area", "office"),
        "隐患": ("firm", "place", "spot", "category", "description"),
        "举报人": REPORTER,
    }
    field_form = ("inspection", "found_on", "origin", "area", "place", "category", "description")
    backfill = (
        "grade", "criterion", "order", "order_no", "owner", "rectify_by", "interim", "listed_no", "listed_by",
        "plan_measures", "plan_owner", "plan_money", "plan_until", "plan_fallback", "claim", "claimed_on", "claimant",
        "rechecked_on", "recheckers", "recheck_no", "recheck_note", "verdict",
    )  # fmt: skip
    columns = ("number", "place", "category", "grade", "area", "found_on", "rectify_by", "rechecked_on", "state")
    filters = ("state", "area", "category", "grade", "origin", "office", "found_on", "rectify_by")
    search = ("place", "spot", "description", "order", "order_no", "owner")
    find_by = ("reporter_phone",)
    public = ("number", "area", "category", "grade", "found_on", "state", "closed_at")
    aliases = {
        "place": ("受检单位", "隐患单位", "企业名称", "隐患地点"),
        "found_on": ("检查日期", "排查日期"),
        "category": ("类别", "隐患类型"),
        "description": ("隐患内容", "存在隐患", "问题描述"),
        "grade": ("等级",),
        "order": ("整改措施", "整改意见"),
        "owner": ("责任人", "整改责任人"),
        "rectify_by": ("整改时限", "完成时限"),
        "claimed_on": ("整改完成日期",),
        "rechecked_on": ("复查时间",),
        "recheckers": ("复查人",),
        "verdict": ("复查结果",),
        "area": ("村", "村（社区）"),
    }

    may = {
        "open": (*STATION, *CHIEFS, *FIELD),
        "read": (*STATION, *CHIEFS, *FIELD, p.LEADER, p.CHIEF, p.PARTY_OFFICE, p.LEGAL_REVIEWER,
                 *handling(p.OFFICE_CLERK)),
        "amend": (*STATION, *CHIEFS),
        "attach": (*STATION, *CHIEFS, *FIELD, *handling(p.OFFICE_CLERK)),
        "void": CHIEFS,
        "reveal": (*STATION, *CHIEFS),
        "export": (*STATION, *CHIEFS, p.LEADER, p.PARTY_OFFICE),
        "link": (*STATION, *CHIEFS),
        "hand_on": (*STATION, *CHIEFS),
    }  # fmt: skip
    guarded = dict.fromkeys(REPORTER, (*STATION, *CHIEFS))
    tones = {
        S.FOUND: "open", S.DOING: "open", S.CLAIMED: "wait", S.PASSED: "wait", S.CLOSED: "done", S.DISMISSED: "done",
    }  # fmt: skip
    lifecycle = Lifecycle(
        Step("order", "核查定级", S.FOUND, S.DOING, by=STATION, asks=("grade", "order", "owner", "rectify_by"),
             offers=("criterion", "interim", "order_no", "office"), effect=rules.ordered,
             checks=(rules.date_is_ahead,), tone="main", hint="重大隐患另写判定依据和临时防控措施"),
        Step("dismiss", "认定不属实", S.FOUND, S.DISMISSED, by=CHIEFS, asks=("outcome",), tone="quiet"),
        Step("list", "挂牌督办", S.DOING, None, by=(p.LEADER, p.CHIEF), asks=("listed_no", "listed_by"),
             when=rules.needs_listing, duty=Q(grade="major", listed_no=""), tone="main"),
        Step("plan", "报治理方案", S.DOING, None, by=STATION, when=rules.is_listed,
             asks=("plan_measures", "plan_owner", "plan_money", "plan_until", "plan_fallback")),
        Step("extend", "同意延期", S.DOING, None, by=(p.LEADER,), asks=("extended_days", "extend_why"),
             effect=rules.extended, checks=(rules.extension_is_given,), duty=False, tone="quiet"),
        Step("claim", "报告整改完成", S.DOING, S.CLAIMED, by=(*FIELD, *STATION, *handling(p.OFFICE_CLERK)),
             asks=("claim",), offers=("claimed_on",), effect=rules.claimed, tone="main",
             hint="责任方说整改好了；是否真的好了，由另外的执法人员复查"),
        Step("pass", "复查合格", (S.DOING, S.CLAIMED), S.PASSED, by=STATION, asks=RECHECK, offers=RECHECK_MORE,
             effect=rules.passed, when=rules.may_be_rechecked, tone="main"),
        Step("fail", "复查不合格", (S.DOING, S.CLAIMED), S.DOING, by=STATION, asks=(*RECHECK, "rectify_by"),
             offers=RECHECK_MORE, effect=rules.failed, when=rules.may_be_rechecked,
             checks=(rules.rechecked_by_others, rules.date_is_ahead), hint="逾期不改的，同时转行政处罚"),
        Step("strike", "销号", S.PASSED, S.CLOSED, by=CHIEFS, tone="main"),
        Step("redo", "退回复查", S.PASSED, S.CLAIMED, by=CHIEFS, asks=("recheck_note",), tone="quiet"),
        ends=(S.CLOSED, S.DISMISSED),
    )  # fmt: skip
    settings = (
        rules.ORDER_DAYS, rules.MINOR_DAYS, rules.LIST_DAYS, rules.PLAN_DAYS, rules.RECHECK_DAYS, rules.FIRE_RECHECK,
        rules.STRIKE_DAYS,
    )  # fmt: skip
    deadlines = (
        Deadline("order", "核查", ("open",), ("order", "dismiss"), workdays(rules.ORDER_DAYS), since="found_on",
                 escalate={0: p.SAFETY_CHIEF, 3: p.LEADER}),
        Deadline("list", "挂牌", ("order",), ("list", "pass"), workdays(rules.LIST_DAYS), when=rules.is_major,
                 escalate={0: p.LEADER, 3: p.CHIEF}, basis="安全生产法第四十一条"),
        Deadline("plan", "治理方案", ("list",), ("plan", "pass"), workdays(rules.PLAN_DAYS),
                 escalate={0: p.SAFETY_CHIEF, 3: p.LEADER}),
        Deadline("rectify", "整改", ("order", "fail"), ("claim", "pass"), until("rectify_by"),
                 extends={"extend": "extended_days"}, remind=(3, 1), tell=(p.VILLAGE_CADRE, p.SAFETY_OFFICER),
                 escalate={0: p.SAFETY_CHIEF, 5: p.LEADER}),
        Deadline("recheck", "复查", ("order", "claim", "fail", "extend", "redo"), ("pass",), rules.recheck_within,
                 since="recheck_from", tell=(p.ENFORCER,), escalate={0: p.SAFETY_CHIEF, 5: p.LEADER}),
        Deadline("strike", "销号审批", ("pass",), ("strike", "redo"), workdays(rules.STRIKE_DAYS),
                 escalate={0: p.LEADER}),
    )  # fmt: skip
    checks, documents = rules.CHECKS, documents((*STATION, *CHIEFS))
    measures = (
        FOUND,
        FOUND_RIGHT,
        Ratio("rate", "整改率", over=FOUND_RIGHT, under=FOUND,
              plain="期内发现的隐患中，已由执法人员复查合格并销号的比例；只报整改、未复查的不算。"),
        Count("closed", "销号数", on="closed_at", unit="处", where=RIGHT, plain="期内销号的隐患，不论何时发现。"),
        Ratio("major_rate", "重大隐患整改率",
              over=Count("major_right", "重大隐患已销号", unit="处", where=RIGHT & MAJOR),
              under=Count("major_found", "发现重大隐患数", unit="处", where=REAL & MAJOR)),
        Ratio("rechecked_rate", "复查率",
              over=Count("due_rechecked", "应复查已复查", on="recheck_from", unit="处",
                         where=REAL & Q(rechecked_on__isnull=False)),
              under=Count("due_recheck", "应复查", on="recheck_from", unit="处", where=REAL),
              plain="期内到期或报告整改的隐患中，有复查记录的比例。"),
        Ratio("on_time", "按期整改率",
              over=Due("on_time_met", "按期整改", deadline="rectify", met=True, by="righted_at",
                       where=REAL & Q(verdict="pass"), unit="处"),
              under=Due("on_time_due", "到期应整改", deadline="rectify", where=REAL, unit="处"),
              plain="整改期限在期内的隐患中，期限前整改到位并经复查合格的比例；报了整改、复查不合格的不算。"),
        on_time("recheck_on_time", "按期复查率", "recheck"),
        Stock("open", "在账隐患数", unit="处", where=REAL, plain="期末未销号的隐患。"),
        Stock("open_major", "在账重大隐患数", unit="处", where=REAL & MAJOR),
    )  # fmt: skip

    def implied(self, entry: Hazard) -> None:
        """A sheet that says when a hazard was put right, or was due, says from when re-inspection was due."""
        entry.recheck_from = entry.claimed_on or entry.rectify_by
        if entry.verdict == "pass" and (day := entry.claimed_on or entry.rechecked_on):
            entry.righted_at = clock.instant(day)

    def history(self, entry: Hazard) -> Iterable[Happened]:
        """An old hazard comes in with its order, claim and re-inspection."""
        return rules.history(entry)
