"""承诺事项: what a report promised for the year, broken down, followed, and ended: kept, late, dropped, carried on.

Nothing is deleted, only closed. Words and sources: README.md beside this file.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from taizhang.base import clock
from taizhang.books.promise import moves, rules, words
from taizhang.books.promise.figures import MEASURES
from taizhang.books.promise.lights import next_report
from taizhang.books.promise.limits import DEADLINES
from taizhang.books.promise.model import Promise
from taizhang.books.promise.papers import documents
from taizhang.ledger.book import Book, Happened
from taizhang.ledger.carry import Carry
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import handling, leading
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

S = Promise.State
DESK = (p.PARTY_OFFICE,)
DECIDERS = (p.LEADER, p.CHIEF)
WATCHERS = (*DESK, *DECIDERS)
HEADS = leading(p.OFFICE_HEAD, p.SAFETY_CHIEF, p.VILLAGE_CADRE, p.PARTY_OFFICE)
OFFICE = (*HEADS, *leading(p.OFFICE_CLERK, p.SAFETY_OFFICER, p.GOVERNANCE_CLERK, p.JUDICIAL_CLERK, p.PETITION_CLERK))
READERS = (
    p.OFFICE_CLERK, p.OFFICE_HEAD, p.VILLAGE_CADRE, p.GRID_WORKER, p.SAFETY_OFFICER, p.SAFETY_CHIEF,
    p.GOVERNANCE_CLERK, p.JUDICIAL_CLERK, p.MEDIATOR, p.PETITION_CLERK, p.REVIEW_OFFICE, p.HOTLINE_CLERK, p.ENFORCER,
    p.LEGAL_REVIEWER, p.DISCIPLINE,
)  # fmt: skip
OPEN = (S.ISSUED, S.RUNNING)
TERMS = ("goal", "indicator", "target", "unit", "baseline")


@register
class PromiseBook(Book[Promise]):
    """The book of promises, S26."""

    slug, title, group, icon = "promise", "承诺事项", "报告督办", "target"
    model = Promise
    number = "CN-{year}-{seq:03}"
    heading, happened = "task", "promised_on"
    gist = ("light", "goal")
    hands = ("joint", "leader", "owner")
    receives = {
        "promise": {
            "carried_from": "id", "report": "report", "passage": "passage", "task": "task", "goal": "goal",
            "indicator": "indicator", "target": "target", "unit": "unit", "area": "area", "office": "office",
            "rhythm": "rhythm",
        },
    }  # fmt: skip
    sections = {
        "报告": ("year", "seq", "report", "promised_on", "passage", "anchor", "carried_from"),
        "任务": ("task", "area", *TERMS, "due_on"),
        "责任": ("leader", "office", "joint", "owner", "milestones", "rhythm"),
    }
    backfill = ("outcome", "done_on", "proof", "verdict_note")
    columns = ("number", "seq", "task", "goal", "leader", "office", "owner", "due_on", "light", "state")
    filters = ("state", "year", "office", "light", "result", "report", "due_on", "area")
    search = ("task", "goal", "passage", "report", "progress", "supervision_no")
    public = ("year", "seq", "task", "goal", "due_on", "state", "result")
    aliases = {
        "report": ("报告名称", "来源"),
        "promised_on": ("报告日期", "下达日期"),
        "passage": ("原文", "报告内容"),
        "task": ("任务", "重点工作", "工作内容"),
        "goal": ("目标", "目标任务", "年度目标"),
        "leader": ("责任领导", "挂点领导"),
        "office": ("牵头单位", "责任单位"),
        "joint": ("协办单位",),
        "milestones": ("时间节点", "季度节点", "进度安排"),
        "due_on": ("完成时间", "时限要求"),
        "area": ("实施范围", "范围"),
    }
    may = {
        "open": DESK,
        "read": (*WATCHERS, *READERS, *handling(p.VILLAGE_CADRE)),
        "amend": DESK,
        "attach": (*DESK, *OFFICE),
        "void": DESK,
        "export": (*WATCHERS, p.OFFICE_HEAD, p.DISCIPLINE),
        "link": DESK,
        "hand_on": (*DESK, *OFFICE),
    }
    tones = {
        S.DRAFTED: "open", S.ISSUED: "open", S.RUNNING: "open", S.CLAIMED: "wait", S.KEPT: "done", S.DROPPED: "done",
        S.CARRIED: "late",
    }  # fmt: skip
    lifecycle = Lifecycle(
        Step("break_down", "分解下达", S.DRAFTED, S.ISSUED, DESK, asks=("office", "leader", "due_on"),
             offers=(*TERMS, "joint", "owner", "milestones", "rhythm"), effect=moves.issued,
             checks=(moves.one_leader_leads, moves.goal_can_be_tested), tone="main",
             hint="牵头单位、领导、目标、措施、时限一次定清"),
        Step("accept", "签收", S.ISSUED, S.RUNNING, OFFICE, asks=("owner",), offers=("milestones",),
             effect=moves.accepted, tone="main"),
        Step("hand_back", "退回分解", S.ISSUED, S.DRAFTED, HEADS, asks=("return_why",), duty=False, tone="quiet"),
        Step("report", "报进展", OPEN, S.RUNNING, (*DESK, *OFFICE), asks=("progress", "reported_to"),
             offers=("done_value", "rate", "said_light"), effect=moves.reported, carried=True),
        Step("adjust", "调整亮灯", OPEN, None, WATCHERS, asks=("light", "light_why"), duty=False, tone="quiet"),
        Step("urge", "催办", OPEN, None, WATCHERS, asks=("urge_note",), effect=moves.urged, duty=False),
        Step("supervise", "督办", OPEN, None, WATCHERS, asks=("supervision_no", "supervision_note", "reply_by"),
             effect=moves.supervised, checks=(moves.reply_is_ahead,), duty=False),
        Step("answer", "回复督办", OPEN, None, OFFICE, asks=("reply",), when=moves.reply_is_owed,
             effect=moves.answered),
        Step("circulate", "通报", OPEN, None, DECIDERS, asks=("circular_note",), effect=moves.circulated, duty=False,
             tone="quiet"),
        Step("ask_extension", "申请延期", S.RUNNING, None, HEADS, asks=("extend_to", "extension_why"),
             when=moves.nothing_is_asked, effect=moves.extension_asked, checks=(moves.later_than_before,), duty=False,
             tone="quiet"),
        Step("grant", "同意延期", S.RUNNING, None, DECIDERS, offers=("extension_note",),
             when=moves.extension_is_open, effect=moves.granted),
        Step("refuse", "不同意延期", S.RUNNING, None, DECIDERS, asks=("extension_note",),
             when=moves.extension_is_open, effect=moves.refused),
        Step("claim", "报结", S.RUNNING, S.CLAIMED, HEADS, asks=("outcome", "done_on", "proof"),
             offers=("done_value",), effect=moves.claimed,
             checks=(moves.done_is_not_tomorrow, moves.notices_are_answered), tone="main"),
        Step("close", "销号", S.CLAIMED, S.KEPT, WATCHERS, asks=("verdict_note",), effect=moves.kept,
             checks=(moves.somebody_else_accepts,), tone="main"),
        Step("back", "退回重办", S.CLAIMED, S.RUNNING, WATCHERS, asks=("verdict_note",), effect=moves.sent_back),
        Step("drop", "调整取消", (S.DRAFTED, *OPEN), S.DROPPED, DECIDERS, asks=("drop_why", "drop_basis"),
             effect=moves.dropped, duty=False, tone="quiet"),
        Step("carry_over", "结转", OPEN, S.CARRIED, WATCHERS, asks=("carried_to",), effect=moves.carried,
             checks=(moves.next_is_another_year,), carried=True, duty=False),
        ends=(S.KEPT, S.DROPPED, S.CARRIED),
    )  # fmt: skip
    carries = (Carry("open", "carried_from", "carry_over", {"carried_to": "id"}),)
    deadlines, settings, checks, measures = DEADLINES, words.SETTINGS, rules.CHECKS, MEASURES
    documents = documents(WATCHERS)

    def derive(self, entry: Promise) -> None:
        """The day its plan begins."""
        rules.derived(entry)

    def shown_to_public(self, rows: QuerySet[Promise]) -> QuerySet[Promise]:
        """What has been issued."""
        return rows.exclude(state=S.DRAFTED)

    def implied(self, entry: Promise) -> None:
        """A table of tasks is one that was issued; of one with its end, what the end says."""
        if entry.due_on and entry.office_id:
            entry.first_due_on = entry.due_on
        if entry.due_on and entry.done_on:
            entry.next_report_on = next_report(entry.promised_on, entry.rhythm, words.REPORT_DAY.default)
            if entry.verdict_note:
                entry.result, entry.light = moves.result_of(entry), "done"

    def history(self, entry: Promise) -> Iterable[Happened]:
        """What a table of tasks says has happened: issued, and of past ones claimed and accepted."""
        if not (entry.due_on and entry.office_id and entry.leader and entry.first_due_on):
            return
        at = clock.instant(entry.promised_on)
        yield Happened("break_down", at)
        if entry.done_on and entry.outcome:
            done = max(at, clock.instant(entry.done_on))
            yield from (Happened("accept", at), Happened("claim", done))
            if entry.verdict_note:
                yield Happened("close", done)
