"""信访事项: petitions from registration through acceptance, the written opinion, review and recheck to their end.

Basis: 信访工作条例 (2022-05-01). Words, formulas and sources: README.md beside this file.
"""

from collections.abc import Iterable

from taizhang.base import clock
from taizhang.books.petition import moves, rules, words
from taizhang.books.petition.figures import MEASURES
from taizhang.books.petition.limits import DEADLINES
from taizhang.books.petition.model import Petition
from taizhang.books.petition.papers import documents
from taizhang.ledger.book import Book, Happened, Likeness
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import Rights, handling, leading, opening
from taizhang.ledger.models import Hand
from taizhang.ledger.shelf import register
from taizhang.town import posts as p
from taizhang.town.actor import Actor

S = Petition.State
DESK: Rights = (p.PETITION_CLERK,)
CLERK, HEAD = leading(p.OFFICE_CLERK), leading(p.OFFICE_HEAD)
HELPERS = handling(p.OFFICE_CLERK, p.OFFICE_HEAD, p.VILLAGE_CADRE)
REVIEW: Rights = (p.REVIEW_OFFICE,)
LEADERS: Rights = (p.LEADER, p.CHIEF)
OTHER_DOORS = opening(p.HOTLINE_CLERK, p.GOVERNANCE_CLERK, p.JUDICIAL_CLERK)
IDENTITY = ("petitioner_ref", "petitioner", "phone", "address")
HANDLED = (S.HANDLING, S.DRAFTED, S.DECIDED, S.DELIVERED, S.REVIEWING, S.REVIEWED, S.RECHECKING)
PLAN = ("backlog_no", "backlog_cause", "backlog_leader", "plan", "resolve_by")


@register
class PetitionBook(Book[Petition]):
    """The book of petitions, S24."""

    slug, title, group, icon = "petition", "信访事项", "群众诉求", "mail"
    model = Petition
    number = "XF-{year}-{seq:04}"
    heading, happened = "title", "registered_on"
    gist = ("category", "channel")
    hands, bars = ("joint", "backlog_leader"), ("avoided",)
    likeness = Likeness(("title", "content"), within_days=730)
    receives = {
        "appeal": {"area": "area", "title": "title", "content": "content", "petitioner": "caller", "phone": "phone"},
        "night_demand": {
            "area": "area", "title": "title", "content": "content", "petitioner": "caller", "phone": "phone",
        },
        "dispute": {
            "area": "area", "title": "title", "content": "content", "petitioner": "party_a", "phone": "phone_a",
        },
    }  # fmt: skip
    sections = {
        "来件": ("channel", "registered_on", "area", "repeat_of"),
        "信访人": ("petitioner_ref", "petitioner", "phone", "address", "people", "representatives"),
        "信访内容": ("title", "content", "category", "purpose", "avoided"),
    }
    field_form = ("channel", "registered_on", "area", "petitioner", "phone", "title", "content", "category")
    backfill = (
        "kind", "office", "accepted_on", "notice_no", "conclusion", "opinion", "opinion_no", "decided_on",
        "delivered_on", "satisfied", "rating", "closed_at",
    )  # fmt: skip
    columns = ("number", "title", "category", "area", "office", "accepted_on", "state", "due_at")
    filters = (
        "state", "area", "office", "channel", "category", "kind", "backlog", "rating", "accepted_on", "closed_at",
    )  # fmt: skip
    search = ("title", "content", "opinion", "opinion_no", "notice_no", "backlog_no")
    find_by = ("petitioner", "phone")
    public = ("number", "category", "area", "on", "state", "closed_at")
    aliases = {
        "channel": ("信访渠道", "来源", "信访形式"),
        "registered_on": ("登记时间", "来访日期"),
        "petitioner": ("姓名", "来访人", "上访人"),
        "title": ("标题", "事由", "概况"),
        "content": ("主要诉求", "反映内容", "内容"),
        "category": ("问题分类", "问题类别"),
        "area": ("问题属地", "村（社区）"),
        "people": ("信访人数", "来访人数"),
        "office": ("责任单位", "承办单位"),
        "opinion_no": ("处理意见书文号",),
    }
    may = {
        "open": (*DESK, p.HOTLINE_CLERK, p.GOVERNANCE_CLERK, p.JUDICIAL_CLERK),
        "read": (*DESK, *REVIEW, *LEADERS, *HELPERS, *OTHER_DOORS),
        "amend": DESK,
        "attach": (*DESK, *REVIEW, *CLERK),
        "void": DESK,
        "reveal": (*DESK, *REVIEW, *CLERK, *HEAD),
        "export": (*DESK, *LEADERS),
        "link": DESK,
        "hand_on": DESK,
    }
    guarded = dict.fromkeys(IDENTITY, (*DESK, *REVIEW, *CLERK, *HEAD, *OTHER_DOORS))
    tones = {
        S.REGISTERED: "open", S.HANDLING: "open", S.DRAFTED: "wait", S.DECIDED: "wait", S.DELIVERED: "wait",
        S.REVIEWING: "open", S.REVIEWED: "wait", S.RECHECKING: "open", S.CLOSED: "done", S.FINAL: "done",
        S.SENT_ON: "done", S.GUIDED: "done", S.REFUSED: "done", S.DIVERTED: "done",
    }  # fmt: skip
    lifecycle = Lifecycle(
        Step("accept", "受理", S.REGISTERED, S.HANDLING, DESK, asks=("kind", "office", "accepted_on", "notice_way"),
             offers=("notice_no", "joint", "avoided"), tone="main", hint="六十日从受理之日起算，不从登记之日"),
        Step("guide", "导入法定途径", S.REGISTERED, S.GUIDED, DESK, asks=("route", "told")),
        Step("send_on", "转送有权机关", S.REGISTERED, S.SENT_ON, DESK, asks=("sent_to", "sent_on"),
             offers=("told",)),
        Step("reply", "采纳或答复", S.REGISTERED, S.CLOSED, DESK, asks=("adopted", "told"), effect=moves.answered,
             hint="建议意见类"),
        Step("object", "退回转送单位", S.REGISTERED, S.SENT_ON, DESK, asks=("object_why", "sent_to"),
             when=moves.was_sent, tone="quiet"),
        Step("refuse", "不予受理", S.REGISTERED, S.REFUSED, DESK, asks=("refusal", "told"), tone="quiet"),
        Step("divert", "转为检举控告", (S.REGISTERED, S.HANDLING), S.DIVERTED, DESK, asks=("avoided",),
             effect=moves.diverted, duty=False, tone="quiet", hint="先转到“检举控告”登记；被反映的单位从此看不到"),
        Step("reopen", "重新甄别", (S.GUIDED, S.SENT_ON, S.REFUSED), S.REGISTERED, DESK, effect=moves.opened_again,
             duty=False, tone="quiet"),
        Step("report", "记录进展", S.HANDLING, None, HELPERS, asks=("progress",)),
        Step("hold_hearing", "听证", S.HANDLING, None, (*CLERK, *HEAD), asks=("heard_on", "hearing"), duty=False),
        Step("extend", "批准延期", S.HANDLING, None, HEAD,
             asks=("extension_reason", "extended_days", "extension_told_on"), effect=moves.extended,
             checks=(moves.extension_is_thirty_days_at_most,), duty=False, tone="quiet",
             hint="情况复杂的，经责任单位负责人批准，并告知延期理由"),
        Step("draft", "拟处理意见", S.HANDLING, S.DRAFTED, CLERK, asks=("conclusion", "opinion"), tone="main"),
        Step("back", "退回重拟", S.DRAFTED, S.HANDLING, HEAD, asks=("sign_note",)),
        Step("sign", "审签", S.DRAFTED, S.DECIDED, HEAD, asks=("opinion_no",), effect=moves.decided, tone="main"),
        Step("settle", "调解和解", S.HANDLING, S.CLOSED, CLERK, asks=("agreement_no",), effect=moves.settled,
             hint="达成调解协议的，以协议书结束"),
        Step("deliver", "送达", S.DECIDED, S.DELIVERED, (*CLERK, *DESK), asks=("delivered_on", "delivery_way"),
             tone="main"),
        Step("close", "办结", S.DELIVERED, S.CLOSED, DESK, asks=("satisfied",), effect=moves.closed, tone="main"),
        Step("ask_review", "登记复查申请", S.DELIVERED, S.REVIEWING, (*DESK, *REVIEW),
             asks=("review_asked_on", "reviewer"), effect=moves.review_asked),
        Step("review", "作出复查意见", S.REVIEWING, S.REVIEWED, REVIEW,
             asks=("review_result", "review_opinion", "review_no", "review_delivered_on"), tone="main"),
        Step("redo", "重新办理", S.REVIEWED, S.HANDLING, DESK, when=moves.was_revoked, effect=moves.redo, tone="main"),
        Step("content", "复查后息诉", S.REVIEWED, S.CLOSED, DESK, asks=("satisfied",),
             when=moves.stands_after_review, effect=moves.content_with_review),
        Step("ask_recheck", "登记复核申请", S.REVIEWED, S.RECHECKING, (*DESK, *REVIEW),
             asks=("recheck_asked_on", "rechecker"), when=moves.stands_after_review),
        Step("hear", "复核听证开始", S.RECHECKING, None, REVIEW, asks=("heard_on",), duty=False, tone="quiet"),
        Step("heard", "复核听证结束", S.RECHECKING, None, REVIEW, asks=("hearing",), duty=False, tone="quiet"),
        Step("recheck", "登记复核意见", S.RECHECKING, S.FINAL, (*DESK, *REVIEW), asks=("recheck_result", "recheck_no"),
             tone="main"),
        Step("rate", "登记评价", (S.CLOSED, S.FINAL), None, DESK, asks=("rating",), duty=False),
        Step("list", "列为积案", HANDLED, None, (*DESK, *LEADERS), asks=PLAN, effect=moves.listed,
             when=moves.is_not_listed, checks=(moves.plan_has_one_leader,), duty=False, tone="quiet"),
        Step("backlog_report", "积案进展", (*HANDLED, S.FINAL), None, (*DESK, *LEADERS, *HELPERS),
             asks=("backlog_note",), when=moves.is_listed, effect=moves.backlog_reported, duty=False),
        Step("strike", "积案验收销号", (*HANDLED, S.FINAL), None, DESK, asks=("solution", "struck_by", "struck_on"),
             when=moves.is_listed, duty=False),
        ends=(S.CLOSED, S.FINAL, S.SENT_ON, S.GUIDED, S.REFUSED, S.DIVERTED),
    )  # fmt: skip
    deadlines, settings, checks, measures = DEADLINES, words.SETTINGS, rules.CHECKS, MEASURES
    documents = documents(DESK, (*CLERK, *HEAD), REVIEW)

    def hidden(self, actor: Actor, entry: Petition, hands: Iterable[Hand] = ()) -> frozenset[str]:
        """Who made what turned out to be an accusation is nobody's to read here."""
        if entry.state == S.DIVERTED and not actor.system:
            return frozenset((*IDENTITY, "content", "title", "purpose", "progress"))
        return super().hidden(actor, entry, hands)

    def history(self, entry: Petition) -> Iterable[Happened]:
        """What a sheet of past petitions says has happened."""
        if entry.accepted_on is None or entry.office_id is None:
            return
        at = clock.instant(entry.accepted_on)
        yield Happened("accept", at)
        for keys, day in ((("draft", "sign"), entry.decided_on), (("deliver",), entry.delivered_on)):
            if day is None:
                return
            at = max(at, clock.instant(day))
            yield from (Happened(key, at) for key in keys)
        if entry.closed_at is not None:
            yield Happened("close", max(at, entry.closed_at))
