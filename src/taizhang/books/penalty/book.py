"""行政处罚: a mirror of the cases on the province's platform, checked for what is missing or late.

Basis: 行政处罚法 (2021-07-15), 国办发〔2018〕118号. Words, clocks, formulas and sources: README.md beside this file.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from taizhang.base import clock
from taizhang.books.penalty import figures, gaps, moves, rules, words
from taizhang.books.penalty.model import Penalty
from taizhang.books.penalty.papers import documents
from taizhang.ledger.book import Book, Happened
from taizhang.ledger.deadline import Deadline, days, workdays
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

S = Penalty.State
SQUAD, REVIEWER = (p.ENFORCER,), (p.LEGAL_REVIEWER,)
HEADS = (p.LEADER, p.CHIEF)
PARTY = ("person", "id_number", "phone", "home")
CASE = ("evidence", "pleading", "pleading_reply", "hearing_note", "review_opinion", "facts")
MADE = ("decided_on", "decision_no", "kind", "fine", "confiscated", "basis", "to_publish", "unpublished_why")


@register
class PenaltyBook(Book[Penalty]):
    """Cases of administrative punishment, S20."""

    slug, title, group, icon, outside = "penalty", "行政处罚", "安全执法", "gavel", "粤执法"
    model, mirrors = Penalty, True
    number = "CF-{year}-{seq:04}"
    heading, happened = "cause", "filed_on"
    gist = ("procedure", "kind")
    hands = ("officers",)
    receives = {
        "inspection": {"area": "area", "firm": "firm", "place": "name", "facts": "found"},
        "hazard": {"area": "area", "firm": "firm", "place": "place", "facts": "description"},
        "appeal": {"area": "area", "place": "place", "facts": "content"},
    }

    sections = {
        "立案": ("procedure", "origin", "filed_on", "cause", "item_code"),
        "违法行为": ("area", "place", "acted_on", "grave", "facts"),
        "当事人": ("party_kind", "firm", "unit", "credit_code", *PARTY),
        "承办": ("officers", "certificates", "recused"),
    }
    backfill = (
        "investigated_on", "proposed_kind", "proposed_sum", "complex", "review_reason", "reviewed_on", "reviewers",
        "noticed_on", "notice_no", "pleaded_on", "pleading_reply", "hearing_asked_on", "hearing_told_on", "heard_on",
        "hearing_chair", "discussed_on", *MADE, "reported_on", "served_on", "served_how", "published_on", "link",
        "paid_on", "paid", "collected", "receipt", "preserved_on", "settled_on", "enforced_on", "spared_on",
        "spared_why", "closed_on",
    )  # fmt: skip
    columns = ("number", "cause", "unit", "procedure", "filed_on", "decided_on", "published_on", "gap_count", "state")
    filters = (
        "state", "procedure", "party_kind", "area", "kind", "origin", "filed_on", "decided_on", "gap_count",
    )  # fmt: skip
    search = ("cause", "unit", "place", "decision_no", "item_code", "gaps")
    find_by = ("person", "id_number", "phone")
    public = (
        "decision_no", "cause", "unit", "person", "basis", "kind", "fine", "decided_on", "published_text",
    )  # fmt: skip
    aliases = {
        "outside_no": ("案件编号", "案号", "立案号", "立案编号"), "area": ("所属村", "村（社区）"),
        "filed_on": ("立案时间",), "decided_on": ("决定时间", "作出处罚决定日期"), "decision_no": ("处罚决定书文号",),
        "unit": ("当事人名称", "单位名称"), "published_on": ("公示时间",), "served_on": ("送达时间",),
        "closed_on": ("结案时间",), "officers": ("执法人员",), "origin": ("来源",), "procedure": ("适用程序",),
        "noticed_on": ("告知日期",), "paid_on": ("缴款时间",),
    }  # fmt: skip

    may = {
        "open": SQUAD,
        "read": (*SQUAD, *REVIEWER, *HEADS, p.PARTY_OFFICE, p.DISCIPLINE),
        "amend": SQUAD,
        "attach": (*SQUAD, *REVIEWER),
        "void": (p.LEADER,),
        "reveal": (*SQUAD, *REVIEWER),
        "export": (*SQUAD, *HEADS, p.PARTY_OFFICE),
        "link": SQUAD,
    }
    guarded = dict.fromkeys((*PARTY, *CASE), (*SQUAD, *REVIEWER, *HEADS))
    tones = {
        S.FILED: "open", S.READY: "open", S.NOTICED: "wait", S.DECIDED: "open", S.SERVED: "wait", S.REVOKED: "late",
        S.CLOSED: "done", S.SPARED: "done",
    }  # fmt: skip
    lifecycle = Lifecycle(
        Step("preserve", "登记保存", S.FILED, None, SQUAD, asks=("preserved_on", "preserved_what"),
             when=moves.is_not_kept, duty=False),
        Step("settle", "保存处理", (S.FILED, S.READY, S.NOTICED), None, SQUAD, asks=("settled_on", "settled_how"),
             when=moves.is_kept),
        Step("investigate", "调查终结", S.FILED, S.READY, SQUAD, when=moves.is_ordinary, tone="main",
             asks=("investigated_on", "evidence", "proposal", "basis", "proposed_kind", "proposed_sum"),
             offers=("discretion", "review_reason", "complex"),
             checks=(gaps.must(gaps.two_officers), gaps.must(gaps.nobody_recused))),
        Step("review", "法制审核", (S.READY, S.NOTICED), None, REVIEWER, asks=("review_verdict", "review_opinion"),
             offers=("reviewed_on",), effect=moves.reviewed, checks=(rules.reviewed_by_a_third,), tone="main",
             duty=Q(reviewed_on=None) & ~Q(review_reason="")),
        Step("return", "退回补充调查", (S.READY, S.NOTICED), S.FILED, REVIEWER, asks=("review_opinion",),
             duty=False, tone="quiet"),
        Step("notify", "告知", S.READY, S.NOTICED, SQUAD, asks=("noticed_on", "notice_no"), tone="main"),
        Step("plead", "陈述申辩", S.NOTICED, None, SQUAD, asks=("pleaded_on", "pleading", "pleading_reply")),
        Step("ask_hearing", "申请听证", S.NOTICED, None, SQUAD, asks=("hearing_asked_on",), when=moves.may_ask_hearing,
             checks=(rules.hearing_was_asked_in_time,), duty=False),
        Step("hear", "举行听证", S.NOTICED, None, SQUAD, when=moves.was_asked,
             asks=("hearing_told_on", "heard_on", "hearing_chair", "hearing_note"),
             checks=(gaps.must(gaps.heard_where_asked), gaps.must(gaps.nobody_recused))),
        Step("decide", "作出决定", S.NOTICED, S.DECIDED, HEADS, asks=MADE[:3], offers=("discussed_on", *MADE[3:]),
             effect=moves.decided, checks=rules.DECIDING, tone="main"),
        Step("decide_now", "当场处罚", S.FILED, S.SERVED, SQUAD, asks=("decided_on", "decision_no", "kind", "basis"),
             offers=("fine", "collected", "receipt", "to_publish", "unpublished_why"), when=moves.is_simple,
             effect=moves.decided_now, tone="main",
             checks=(rules.simple_is_small, rules.collected_lawfully, *rules.DECIDING)),
        Step("turn", "转普通程序", S.FILED, None, SQUAD, asks=("procedure",), when=moves.is_simple, duty=False,
             tone="quiet"),
        Step("spare", "不予处罚", (S.FILED, S.READY, S.NOTICED), S.SPARED, HEADS, asks=("spared_why",),
             offers=("spared_on", "educated"), effect=moves.spared, duty=False, tone="quiet"),
        Step("serve", "送达", S.DECIDED, S.SERVED, SQUAD, asks=("served_on", "served_how"), tone="main"),
        Step("publish", "公示", (S.DECIDED, S.SERVED, S.CLOSED), None, SQUAD, asks=("published_on", "published_text"),
             offers=("link", "shown_until"), when=moves.is_to_publish, effect=moves.published, tone="main"),
        Step("report", "当场处罚备案", S.SERVED, None, SQUAD, asks=("reported_on",), when=moves.is_simple),
        Step("pay", "登记缴款", S.SERVED, None, SQUAD, asks=("paid_on", "paid"), offers=("surcharge", "receipt"),
             when=moves.owes, checks=(rules.paid_whole, rules.surcharge_is_bounded)),
        Step("remind", "催告", S.SERVED, None, SQUAD, asks=("reminded_on",), when=moves.owes, duty=False),
        Step("enforce", "申请法院执行", S.SERVED, None, SQUAD, asks=("enforced_on",), when=moves.owes, duty=False,
             checks=(rules.reminded_ten_days_before,)),
        Step("revoke", "变更撤销", (S.DECIDED, S.SERVED, S.CLOSED), S.REVOKED, HEADS,
             asks=("revoked_on", "revoked_how"), duty=False, tone="quiet", hint="复议、诉讼或自行纠正后填写"),
        Step("withdraw", "撤回公示", S.REVOKED, None, SQUAD, asks=("withdrawn_on",), when=moves.is_published,
             tone="main"),
        Step("close", "结案", S.SERVED, S.CLOSED, SQUAD, offers=("closed_on",), effect=moves.closed,
             checks=(rules.paid_in_full,), tone="main", hint="缺漏不妨碍结案，但会逐条列出"),
        Step("close_revoked", "撤销后结案", S.REVOKED, S.CLOSED, SQUAD, offers=("closed_on",), effect=moves.closed,
             checks=(rules.withdrawn_if_published,)),
        ends=(S.CLOSED, S.SPARED),
    )  # fmt: skip
    settings = words.SETTINGS
    deadlines = (
        Deadline("decide", "决定", ("open",), ("decide", "decide_now", "spare"), days(gaps.DECIDE_DAYS, roll=False),
                 since="filed_on", remind=(30, 10, 3), tell=SQUAD, escalate={0: p.LEADER}, basis="行政处罚法第六十条"),
        Deadline("keep", "登记保存处理", ("preserve",), ("settle", "spare"), workdays(gaps.KEEP_DAYS),
                 since="preserved_on", tell=SQUAD, escalate={0: p.LEADER}, basis="行政处罚法第五十六条"),
        Deadline("serve", "送达时限", ("decide",), ("serve", "revoke"), workdays(gaps.SERVE_DAYS), since="decided_on",
                 tell=SQUAD, escalate={0: p.LEADER}, basis="行政处罚法第六十一条"),
        Deadline("publish", "公示时限", ("decide", "decide_now"), ("publish", "revoke"), workdays(gaps.PUBLISH_DAYS),
                 since="decided_on", when=moves.is_to_publish, remind=(2, 1), tell=SQUAD, escalate={0: p.LEADER},
                 basis="国办发〔2018〕118号"),
        Deadline("pay", "缴纳罚款", ("serve", "decide_now"), ("pay", "enforce", "revoke", "close"),
                 days(15, roll=False), since="served_on", when=moves.owes, tell=SQUAD, basis="行政处罚法第六十七条"),
        Deadline("court", "申请法院执行", ("serve", "decide_now"), ("pay", "enforce", "revoke", "close"),
                 moves.court_within, since="served_on", when=moves.owes, remind=(60, 30, 10), tell=SQUAD,
                 escalate={0: p.LEADER}, basis="行政强制法第五十三条"),
        Deadline("close", "结案时限", ("serve", "decide_now", "pay", "enforce"), ("close", "revoke"),
                 days(words.CLOSE_DAYS), when=moves.is_carried_out, escalate={0: p.LEADER}),
        Deadline("withdraw", "撤回公示时限", ("revoke",), ("withdraw", "close_revoked"),
                 workdays(gaps.WITHDRAW_DAYS), since="revoked_on", when=moves.is_published, tell=SQUAD,
                 escalate={0: p.LEADER}, basis="行政处罚法第四十八条"),
        Deadline("close_revoked", "撤销后结案时限", ("revoke",), ("close_revoked",), days(words.CLOSE_DAYS),
                 escalate={0: p.LEADER}),
    )  # fmt: skip
    checks, measures, documents = rules.CHECKS, figures.MEASURES, documents(SQUAD)

    def implied(self, entry: Penalty) -> None:
        """The platform exports when it published, not that it had to."""
        entry.to_publish = entry.to_publish or entry.published_on is not None
        moves.show(entry)

    def history(self, entry: Penalty) -> Iterable[Happened]:
        """A case from the platform comes in with the steps its columns date."""
        return moves.history(entry)

    def shown_to_public(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Published, not withdrawn, not revoked, and for as long as its kind is shown."""
        until = Q(shown_until=None) | Q(shown_until__gte=clock.today())
        return rows.filter(until, published_on__isnull=False, withdrawn_on=None).exclude(state=S.REVOKED)
