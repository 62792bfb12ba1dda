"""矛盾纠纷: quarrels taken to the joint mediation studio, from registration to performance of what was agreed.

Basis: 人民调解法; 民事诉讼法 205; 广东省平安建设条例 31–37. Words, formulas and sources: README.md beside this file.
"""

from collections.abc import Iterable

from django.db.models import Q

from taizhang.base import clock
from taizhang.books.dispute import rules, words
from taizhang.books.dispute.model import Dispute
from taizhang.books.dispute.papers import documents
from taizhang.ledger.book import Book, Happened, Likeness
from taizhang.ledger.deadline import Deadline, days, until, workdays
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import Rights, handling, named, opening
from taizhang.ledger.measures import Count, Distinct, Ratio, Stock, Sum, on_time
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

S = Dispute.State
DESK: Rights = (p.GOVERNANCE_CLERK, p.JUDICIAL_CLERK)
MEDIATORS = named(p.MEDIATOR)
HELPERS = handling(p.OFFICE_CLERK, p.OFFICE_HEAD)
CONTENT = ("session", "record", "terms")
IDENTITY = ("party_a_ref", "party_a", "phone_a", "party_b_ref", "party_b", "phone_b")
REACHED = Q(effective_on__isnull=False)
ACCEPTED = Count("accepted", "受理调解", on="accepted_on", unit="宗", plain="期内受理调解的纠纷")
ACCEPTED_AGREED = Count(
    "accepted_agreed",
    "其中达成协议",
    on="accepted_on",
    unit="宗",
    where=REACHED,
    plain="期内受理、到统计时已达成协议的",
)
DUE = Count("perform_due", "应履行协议", on="perform_by", unit="宗", where=REACHED, plain="履行期限落在期内的协议")
DUE_DONE = Count(
    "perform_done", "其中已履行", on="perform_by", unit="宗", where=Q(state=S.PERFORMED), plain="其中已核实履行完毕的"
)


@register
class DisputeBook(Book[Dispute]):
    """The book of disputes, S17."""

    slug, title, group, icon = "dispute", "矛盾纠纷", "群众诉求", "handshake"
    model = Dispute
    number = "TJ-{year}-{seq:04}"
    heading, happened = "title", "registered_on"
    gist = ("kind", "risk")
    hands, bars = ("mediators",), ("recused",)
    likeness = Likeness(("title", "content"), within_days=365)
    receives = {
        "appeal": {"area": "area", "title": "title", "content": "content", "party_a": "caller", "phone_a": "phone"},
        "night_demand": {"area": "area", "title": "title", "content": "content", "party_a": "caller",
                         "phone_a": "phone"},
    }  # fmt: skip
    sections = {
        "来源": ("source_kind", "registered_on", "area"),
        "纠纷": ("title", "content", "kind", "status_case", "money", "risk"),
        "甲方": ("party_a_ref", "party_a", "phone_a", "people_a"),
        "乙方": ("party_b_ref", "party_b", "phone_b", "people_b"),
    }
    field_form = ("source_kind", "registered_on", "area", "title", "content", "kind", "party_a", "party_b")
    backfill = ("route", "accepted_on", "willing", "mediators", "form", "agreement_no", "terms", "signed",
                "effective_on", "perform_by", "performed_on", "proof", "failure", "told", "closed_at")  # fmt: skip
    columns = ("number", "title", "kind", "area", "risk", "mediators", "perform_by", "state", "due_at")
    filters = ("state", "area", "kind", "source_kind", "risk", "route", "office", "accepted_on", "effective_on")
    search = ("title", "content", "agreement_no", "case_no")
    find_by = ("party_a", "phone_a", "party_b", "phone_b")
    public = ("number", "kind", "area", "on", "state", "closed_at")
    aliases = {
        "source_kind": ("纠纷来源",),
        "registered_on": ("受理时间", "登记时间"),
        "title": ("案由", "纠纷简要", "事由"),
        "content": ("纠纷情况", "基本情况"),
        "kind": ("类型", "纠纷种类"),
        "party_a": ("申请人", "甲方当事人"),
        "party_b": ("被申请人", "乙方当事人"),
        "phone_a": ("申请人电话",),
        "phone_b": ("被申请人电话",),
        "mediators": ("调解人", "调解人员"),
        "effective_on": ("协议日期", "达成协议日期"),
        "area": ("村", "村（社区）"),
    }
    may = {
        "open": (*DESK, p.VILLAGE_CADRE, p.HOTLINE_CLERK),
        "read": (*DESK, *MEDIATORS, p.VILLAGE_CADRE, p.LEADER, p.CHIEF, p.PARTY_OFFICE, *HELPERS,
                 *opening(p.HOTLINE_CLERK)),
        "amend": DESK,
        "attach": (*DESK, *MEDIATORS),
        "void": DESK,
        "reveal": (*DESK, *MEDIATORS),
        "export": (*DESK, p.LEADER, p.PARTY_OFFICE),
        "link": DESK,
        "hand_on": DESK,
    }  # fmt: skip
    guarded = {n: (*DESK, *MEDIATORS, *opening(p.VILLAGE_CADRE, p.HOTLINE_CLERK)) for n in IDENTITY} | dict.fromkeys(
        CONTENT, MEDIATORS
    )
    tones = {
        S.REGISTERED: "open", S.ROUTED: "open", S.MEDIATING: "open", S.AGREED: "wait", S.CONFIRMING: "wait",
        S.BREACHED: "late", S.PERFORMED: "done", S.FAILED: "done", S.REFERRED: "done",
    }  # fmt: skip
    lifecycle = Lifecycle(
        Step("route", "分流", S.REGISTERED, S.ROUTED, DESK, asks=("route",), offers=("office", "risk"), tone="main"),
        Step("refer", "引导其他途径", S.REGISTERED, S.REFERRED, DESK, asks=("referral", "told"), tone="quiet"),
        Step("accept", "受理", S.ROUTED, S.MEDIATING, DESK, asks=("accepted_on", "willing", "mediators"),
             offers=("recused", "recuse_why"), tone="main", hint="调解员由当事人选择或共同接受"),
        Step("recuse", "回避并更换", S.MEDIATING, None, DESK, asks=("recused", "recuse_why", "mediators"),
             duty=False, tone="quiet", hint="回避的人从此看不到这一条"),
        Step("sit", "记录调解", S.MEDIATING, None, MEDIATORS, asks=("session_on", "session"),
             effect=rules.kept_session, hint="笔录加密保存，只有本件调解员能看"),
        Step("agree", "达成协议", S.MEDIATING, S.AGREED, MEDIATORS,
             asks=("form", "terms", "effective_on", "perform_by"), offers=("agreement_no", "signed", "record"),
             tone="main", hint="三十日内可共同申请司法确认，期限从生效日起算"),
        Step("fail", "终止调解", (S.ROUTED, S.MEDIATING), S.FAILED, (*MEDIATORS, *DESK), asks=("failure", "told"),
             offers=("turned_criminal",)),
        Step("reopen", "再次调解", (S.FAILED, S.REFERRED), S.ROUTED, DESK, asks=("route",), effect=rules.again,
             duty=False, tone="quiet"),
        Step("apply", "申请司法确认", S.AGREED, S.CONFIRMING, (*DESK, *MEDIATORS),
             asks=("applied_on", "jointly", "court"), when=rules.may_be_confirmed, tone="main"),
        Step("waive", "不申请司法确认", S.AGREED, None, (*DESK, *MEDIATORS), asks=("waived",),
             when=rules.may_be_confirmed, tone="quiet", hint="双方都表示不申请的，写明谁在何时表示"),
        Step("rule", "登记裁定", S.CONFIRMING, S.AGREED, DESK, asks=("ruling", "ruled_on"), offers=("case_no",),
             tone="main"),
        Step("follow", "回访履行", S.AGREED, None, (*MEDIATORS, *DESK), asks=("followed_on", "performance")),
        Step("perform", "履行完毕", S.AGREED, S.PERFORMED, (*MEDIATORS, *DESK), asks=("performed_on", "proof"),
             offers=("performance",), tone="main"),
        Step("breach", "登记违约", S.AGREED, S.BREACHED, (*MEDIATORS, *DESK), asks=("performance",),
             effect=rules.breached),
        Step("resume", "督促后继续履行", S.BREACHED, S.AGREED, (*MEDIATORS, *DESK), asks=("perform_by",),
             offers=("performance",)),
        Step("enforce", "告知强制执行或起诉", S.BREACHED, S.REFERRED, DESK, asks=("referral", "told"),
             hint="经司法确认的申请强制执行，未确认的就协议起诉"),
        ends=(S.PERFORMED, S.FAILED, S.REFERRED),
    )  # fmt: skip
    settings = words.SETTINGS
    deadlines = (
        Deadline("route", "分流", ("open",), ("route", "refer"), workdays(words.ROUTE_DAYS), escalate={0: p.LEADER}),
        Deadline("accept", "受理", ("route", "reopen"), ("accept", "fail"), workdays(words.ACCEPT_DAYS),
                 escalate={0: p.LEADER}),
        Deadline("mediate", "调解", ("accept",), ("agree", "fail"), days(words.MEDIATE_DAYS), since="accepted_on",
                 remind=(5, 1), tell=(p.MEDIATOR, p.JUDICIAL_CLERK), escalate={0: p.LEADER}),
        # A right is lost for good on this day: the leader hears of it while it can still be used.
        Deadline("confirm", "司法确认申请", ("agree",), ("apply", "waive", "perform", "enforce"),
                 days(rules.CONFIRM_DAYS, roll=False), since="effective_on", when=rules.may_be_confirmed,
                 remind=(15, 10, 5, 3, 1), tell=(p.MEDIATOR, p.JUDICIAL_CLERK, p.GOVERNANCE_CLERK),
                 escalate={-5: p.LEADER, -1: p.LEADER, 0: p.CHIEF},
                 basis="人民调解法第三十三条、民事诉讼法第二百零五条"),
        Deadline("rule", "法院裁定", ("apply",), ("rule",), days(words.RULING_DAYS), since="applied_on",
                 tell=(p.JUDICIAL_CLERK,), escalate={0: p.JUDICIAL_CLERK}, basis="法释〔2011〕5号"),
        Deadline("perform", "履行", ("agree", "resume"), ("perform", "breach"), until("perform_by"), remind=(7, 1),
                 tell=(p.MEDIATOR,), escalate={0: p.JUDICIAL_CLERK, 10: p.LEADER}, basis="人民调解法第三十一条"),
        Deadline("follow", "履行回访", ("agree", "follow", "resume"), ("follow", "perform", "breach"),
                 days(words.FOLLOW_DAYS), tell=(p.MEDIATOR,), escalate={0: p.JUDICIAL_CLERK}),
        Deadline("breach", "违约处理", ("breach",), ("resume", "enforce"), workdays(words.BREACH_DAYS),
                 escalate={0: p.LEADER}),
    )  # fmt: skip
    checks, documents = rules.CHECKS, documents((*MEDIATORS,))
    measures = (
        Count("registered", "登记纠纷", unit="宗", plain="期内登记的矛盾纠纷"),
        Distinct("matters", "涉及事项", unit="件", plain="登记的纠纷合并同一件事后的件数"),
        ACCEPTED,
        Ratio("success", "调解成功率", over=ACCEPTED_AGREED, under=ACCEPTED, plain="期内受理的纠纷中已达成协议的比例"),
        Count("agreed", "达成协议", on="effective_on", unit="宗", plain="期内生效的调解协议"),
        Ratio("performed", "协议履行率", over=DUE_DONE, under=DUE, plain="履行期限落在期内的协议中已履行完毕的比例"),
        Count("confirmed", "司法确认", on="ruled_on", unit="宗", where=Q(ruling="confirmed"),
              plain="期内法院裁定确认有效的调解协议"),
        on_time("confirm_kept", "司法确认期限内处理率", "confirm"),
        Count("criminal", "民转刑案件", on="closed_at", unit="宗", where=Q(turned_criminal=True),
              plain="期内调解不成且转为刑事案件的纠纷"),
        Sum("money", "涉及金额", unit="元", field="money", plain="期内登记的纠纷涉及金额之和"),
        Stock("open", "未化解纠纷", unit="宗", plain="期末仍在分流、调解、履行或处理违约的纠纷"),
    )  # fmt: skip

    def history(self, entry: Dispute) -> Iterable[Happened]:
        """What a sheet of past disputes says has happened."""
        if entry.accepted_on is None:
            return
        accepted = clock.instant(entry.accepted_on)
        yield Happened("route", accepted)
        yield Happened("accept", accepted)
        if entry.effective_on is not None:
            yield Happened("agree", agreed := clock.instant(entry.effective_on))
            if entry.performed_on is not None:
                yield Happened("perform", max(agreed, clock.instant(entry.performed_on)))
        elif entry.failure:
            yield Happened("fail", entry.closed_at or accepted)
