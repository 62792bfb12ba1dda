"""热线工单台账: a 12345 order or mailbox letter is registered, dispatched, handled, answered, called back and closed.

Basis: 广东省12345政务服务便民热线管理办法 (2022-09-01). Words, formulas and sources: README.md beside this file.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from operator import attrgetter

from taizhang.books.appeal import figures, limits, moves, rules
from taizhang.books.appeal.aliases import ALIASES
from taizhang.books.appeal.model import Appeal
from taizhang.ledger.book import Book, Happened, Likeness, Suggestion
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import Rights, handling, leading, opening
from taizhang.ledger.models import Hand
from taizhang.ledger.shelf import register
from taizhang.town.actor import Actor
from taizhang.town.posts import (
    AUDITOR,
    CHIEF,
    GOVERNANCE_CLERK,
    HOTLINE_CLERK,
    LEADER,
    OFFICE_CLERK,
    OFFICE_HEAD,
    PARTY_OFFICE,
    VILLAGE_CADRE,
)  # fmt: skip

S = Appeal.State
DESK: Rights = (HOTLINE_CLERK,)
CLERK, HEAD = leading(OFFICE_CLERK), leading(OFFICE_HEAD)
HELPERS: Rights = (*handling(OFFICE_CLERK), VILLAGE_CADRE)
LEADERS: Rights = (LEADER, CHIEF)
CALLERS: Rights = (HOTLINE_CLERK, *handling(OFFICE_CLERK, OFFICE_HEAD))
IDENTITY = ("caller", "phone")
OPEN_STATES = tuple(s for s in S if s not in (S.CLOSED, S.ARCHIVED, S.REFUSED))
TO_DISPATCH = ("office",)
DISPATCH_MORE = ("joint", "dispatch_note", "assigned")


@register
class AppealBook(Book[Appeal]):
    """Appeals by hotline, mailbox and other doors."""

    slug, title, group, icon = "appeal", "热线工单", "群众诉求", "phone"
    model = Appeal
    number = "SQ-{year}-{seq:05}"
    heading, heading_from, happened, outside = "title", "content", "received_at", "12345"
    gist = ("category", "supervision")
    sections = {
        "来件": ("channel", "kind", "received_at", "urgency", "platform_due"),
        "诉求": ("title", "content", "category", "subcategory", "item"),
        "事发地": ("area", "place"),
        "诉求人": ("caller", "phone", "anonymous", "confidential", "accused"),
    }
    columns = ("number", "title", "category", "area", "office", "state", "received_at", "due_at")
    filters = (
        "state", "area", "office", "category", "kind", "channel", "urgency", "supervision", "close_kind",
        "satisfaction", "received_at", "closed_at",
    )  # fmt: skip
    search = ("title", "content", "place", "answer", "progress")
    find_by = IDENTITY
    field_form = ("title", "content", "category", "area", "place", "caller", "phone", "kind", "received_at")
    backfill = (
        "office", "joint", "dispatched_at", "signed_at", "contacted_at", "answer", "answer_way", "close_kind",
        "answered_at", "called_at", "reached", "solved", "satisfaction", "call_note", "closed_at",
    )  # fmt: skip
    public = ("number", "kind", "category", "area", "on", "state", "closed_at")
    hands, bars = ("joint",), ("accused",)
    receives = {
        "night_demand": {"area": "area", "title": "title", "content": "content", "caller": "caller", "phone": "phone"},
    }
    aliases = ALIASES
    may = {
        "open": (HOTLINE_CLERK, VILLAGE_CADRE, GOVERNANCE_CLERK),
        "read": (
            HOTLINE_CLERK, LEADER, CHIEF, PARTY_OFFICE, AUDITOR, VILLAGE_CADRE, *handling(OFFICE_CLERK, OFFICE_HEAD),
            *opening(GOVERNANCE_CLERK),  # who hands a night visit's demand on sees what becomes of it
        ),
        "amend": DESK,
        "void": DESK,
        "link": DESK,
        "hand_on": DESK,
        "export": (HOTLINE_CLERK, PARTY_OFFICE, LEADER, CHIEF),
        "attach": (HOTLINE_CLERK, VILLAGE_CADRE, *handling(OFFICE_CLERK, OFFICE_HEAD)),
        "reveal": CALLERS,
    }  # fmt: skip
    guarded = dict.fromkeys(IDENTITY, CALLERS)
    tones = {
        S.REGISTERED: "open", S.WAITING: "open", S.DISPATCHED: "open", S.SIGNED: "open", S.HANDLING: "open",
        S.RETURNING: "wait", S.EXTENDING: "wait", S.EXTENSION_SENT: "wait", S.REVIEW: "wait", S.ANSWERED: "wait",
        S.CALLED: "wait", S.CLOSED: "done", S.ARCHIVED: "done", S.REFUSED: "done",
    }  # fmt: skip
    lifecycle = Lifecycle(
        Step("dispatch", "派单", (S.REGISTERED, S.WAITING), S.DISPATCHED, DESK, asks=TO_DISPATCH, offers=DISPATCH_MORE,
             effect=moves.dispatch, tone="main"),
        Step("accept", "受理待派", S.REGISTERED, S.WAITING, DESK, hint="先受理，承办单位商定后再派单"),
        Step("answer_now", "即时答复", (S.REGISTERED, S.WAITING), S.ANSWERED, DESK,
             asks=("answer", "answer_way", "close_kind"), effect=moves.answered, hint="当场能答复的咨询，不派单"),
        Step("refuse", "不予受理", (S.REGISTERED, S.WAITING), S.REFUSED, DESK, asks=("refusal",),
             offers=("refusal_note",), effect=moves.refuse, tone="quiet", hint="告知内容不填时，按原因给出标准途径"),
        Step("reconsider", "改为受理", S.REFUSED, S.WAITING, DESK, effect=moves.reconsider, duty=False, tone="quiet"),
        Step("sign", "签收", S.DISPATCHED, S.SIGNED, CLERK, effect=moves.sign, tone="main"),
        Step("contact", "首次联系", (S.SIGNED, S.HANDLING), S.HANDLING, CLERK, offers=("progress",),
             effect=moves.contact, when=moves.not_contacted, tone="main", hint="联系诉求人后开始办理；匿名件直接开始"),
        Step("ask_return", "申请退单", S.SIGNED, S.RETURNING, CLERK, asks=("return_reason",),
             offers=("return_note", "return_office"), effect=moves.ask_return, when=moves.may_return,
             checks=(moves.return_in_time, moves.return_other_office), tone="quiet",
             hint="审核期间时限照走；同意退单才还给时间"),
        Step("grant_return", "同意退单", S.RETURNING, S.WAITING, DESK, offers=("return_reply",),
             effect=moves.grant_return),
        Step("deny_return", "驳回退单", S.RETURNING, S.HANDLING, DESK, asks=("return_reply",),
             effect=moves.deny_return),
        Step("redirect", "改派", (S.DISPATCHED, S.SIGNED, S.HANDLING), S.DISPATCHED, DESK, asks=TO_DISPATCH,
             offers=("joint", "dispatch_note"), effect=moves.redirect, duty=False, tone="quiet",
             hint="有争议时指定承办单位，指定后不得退单"),
        Step("report_progress", "记录进展", (S.SIGNED, S.HANDLING), None, HELPERS, asks=("progress",)),
        Step("submit", "提交答复", S.HANDLING, S.REVIEW, CLERK, asks=("answer", "answer_way", "close_kind"),
             tone="main"),
        Step("ask_extension", "申请延期", S.HANDLING, S.EXTENDING, CLERK, asks=("extension_asked", "extension_reason"),
             effect=moves.ask_extension, checks=(moves.extension_asked_within_limit,), tone="quiet"),
        Step("forward_extension", "同意上报", S.EXTENDING, S.EXTENSION_SENT, HEAD, offers=("extension_reply",)),
        Step("hold_extension", "不予上报", S.EXTENDING, S.HANDLING, HEAD, asks=("extension_reply",),
             effect=moves.deny_extension),
        Step("grant_extension", "同意延期", S.EXTENSION_SENT, S.HANDLING, (LEADER,), asks=("extension_days",),
             offers=("extension_reply",), effect=moves.grant_extension, checks=(moves.extension_given_within_limit,)),
        Step("deny_extension", "驳回延期", S.EXTENSION_SENT, S.HANDLING, (LEADER,), asks=("extension_reply",),
             effect=moves.deny_extension),
        Step("pass", "审核通过", S.REVIEW, S.ANSWERED, HEAD, offers=("review_note",), effect=moves.answered,
             tone="main"),
        Step("send_back", "退回修改", S.REVIEW, S.HANDLING, HEAD, asks=("review_note",)),
        Step("call_back", "回访", S.ANSWERED, S.CALLED, DESK, asks=("solved", "satisfaction"), offers=("call_note",),
             effect=moves.called, tone="main"),
        Step("miss", "未联系上", S.ANSWERED, None, DESK, offers=("call_note",), effect=moves.missed),
        Step("close", "办结", (S.ANSWERED, S.CALLED), S.CLOSED, DESK, offers=("close_kind",), when=moves.may_close,
             checks=(moves.was_asked,), tone="main"),
        Step("redo", "发回重办", (S.CALLED, S.CLOSED), S.HANDLING, DESK, asks=("redo_reason",), effect=moves.redo,
             tone="quiet"),
        Step("archive", "归档", S.CLOSED, S.ARCHIVED, DESK, duty=False),
        Step("supervise", "督办", OPEN_STATES, None, LEADERS, asks=("supervision",), offers=("supervision_note",),
             duty=False, tone="quiet"),
        ends=(S.CLOSED, S.ARCHIVED, S.REFUSED),
    )  # fmt: skip
    deadlines, settings = limits.DEADLINES, limits.SETTINGS
    checks, measures = rules.CHECKS, figures.MEASURES
    likeness = Likeness(("title", "content"), within_days=90, least=0.25)
    suggests = (
        Suggestion("category", ("title", "content")),
        Suggestion("subcategory", ("title", "content"), within="category"),
        Suggestion("office", ("title", "content")),
    )

    def hidden(self, actor: Actor, entry: Appeal, hands: Iterable[Hand] = ()) -> frozenset[str]:
        """Who called is the hotline's alone where they asked for it, and once the order is closed."""
        if actor.system or actor.holding(HOTLINE_CLERK):
            return frozenset()
        if entry.confidential or entry.closed_at is not None:
            return frozenset(IDENTITY)
        return super().hidden(actor, entry, hands)

    def implied(self, entry: Appeal) -> None:
        """Platforms export the caller's verdict without saying that they were reached."""
        if entry.reached is None and (entry.solved is not None or entry.satisfaction):
            entry.reached = True

    def history(self, entry: Appeal) -> Iterable[Happened]:
        """The steps that an order exported by a 12345 platform has behind it, as far as its columns tell."""
        if not any(_told(entry)):
            return  # what is written down as it comes has nothing behind it
        at: datetime = entry.received_at
        for key, name, when in _PAST:
            given: datetime | None = getattr(entry, name)
            if when(entry) and (given or _later(entry, name)):
                at = max(at, given or at)
                yield Happened(key, at)


_TOLD = ("dispatched_at", "signed_at", "contacted_at", "answered_at", "called_at", "closed_at")
_told = attrgetter(*_TOLD)


def _later(entry: Appeal, name: str) -> bool:
    """Whether a later moment is known, so that this one must have been: sheets leave columns out."""
    return any(getattr(entry, n) for n in _TOLD[_TOLD.index(name) + 1 :])


_PAST: tuple[tuple[str, str, Callable[[Appeal], bool]], ...] = (
    ("dispatch", "dispatched_at", lambda e: e.office_id is not None),
    ("sign", "signed_at", lambda e: e.office_id is not None),
    ("contact", "contacted_at", lambda e: e.office_id is not None),
    ("submit", "answered_at", lambda e: e.office_id is not None),
    ("pass", "answered_at", lambda e: e.office_id is not None),
    ("answer_now", "answered_at", lambda e: e.office_id is None),
    ("call_back", "called_at", lambda e: bool(e.reached)),
    ("miss", "called_at", lambda e: e.reached is False),
    ("close", "closed_at", lambda e: True),
)
