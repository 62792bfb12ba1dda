"""What the steps of a petition do, when they are open, and what one alone demands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.books.petition import words
from taizhang.ledger import clocks
from taizhang.town.actor import Actor

if TYPE_CHECKING:
    from taizhang.books.petition.model import Petition

Found = Iterator[Problem]


def extended(x: "Petition", by: Actor) -> None:
    """The days add up; more than thirty are not given."""
    x.extended += x.extended_days or 0


def extension_is_thirty_days_at_most(x: "Petition") -> Found:
    """Once or more, thirty days in all, before the time is over (Art. 34)."""
    if not x.extended_days:
        yield Problem("请填写延长天数。", "extended_days", "信访工作条例第三十四条")
    elif x.extended > words.MOST_EXTENDED:
        said = f"累计延长 {x.extended} 日，最多 {words.MOST_EXTENDED} 日，请改小。"
        yield Problem(said, "extended_days", "信访工作条例第三十四条")
    if any(c.key == "decide" and c.due_at < clock.now() for c in clocks.running(x.pk)):
        yield Problem("已过办理期限，不能再延长；请尽快作出处理意见。", "extended_days", "信访工作条例第三十四条")


def decided(x: "Petition", by: Actor) -> None:
    """The opinion is signed today."""
    x.decided_on = clock.today()


def closed(x: "Petition", by: Actor) -> None:
    """Ended with the written opinion; the petitioner is asked what they think of it."""
    x.outcome, x.invited = "opinion", True


def settled(x: "Petition", by: Actor) -> None:
    """Ended by an agreement (Art. 33)."""
    x.outcome, x.invited = "settled", True


def answered(x: "Petition", by: Actor) -> None:
    """A proposal adopted, or answered (Art. 29)."""
    x.outcome, x.kind, x.invited = "proposal", "proposal", True


def content_with_review(x: "Petition", by: Actor) -> None:
    """Nothing more is asked after the review."""
    x.outcome, x.invited = "review", True


def review_asked(x: "Petition", by: Actor) -> None:
    """The first asking is kept: an opinion made anew clears the day it was asked."""
    x.first_review_on = x.first_review_on or x.review_asked_on


def redo(x: "Petition", by: Actor) -> None:
    """The review revoked the opinion: it is made anew; the journal keeps the old one."""
    x.conclusion = x.opinion_no = x.delivery_way = x.review_result = x.review_no = x.reviewer = x.review_opinion = ""
    x.decided_on = x.delivered_on = x.review_asked_on = x.review_delivered_on = x.satisfied = None


def listed(x: "Petition", by: Actor) -> None:
    """On the list of old cases, anew each time."""
    x.backlog, x.struck_by, x.struck_on, x.solution = True, "", None, ""


def backlog_reported(x: "Petition", by: Actor) -> None:
    """Each report stays, dated."""
    line = f"{clock.today()} {by.name}：{x.backlog_note.strip()}"
    x.backlog_log = f"{x.backlog_log}\n{line}".strip()
    x.backlog_note = ""


def is_listed(x: "Petition") -> bool:
    """On the list of old cases and not yet struck off."""
    return x.backlog and x.struck_on is None


def is_not_listed(x: "Petition") -> bool:
    """Not on the list of old cases, or struck off it."""
    return not is_listed(x)


def was_sent(x: "Petition") -> bool:
    """Sent by another organ, which can be told that it is not this town's business."""
    return x.channel in ("sent", "assigned")


def was_revoked(x: "Petition") -> bool:
    """The review sent it back to be decided anew."""
    return x.review_result == "revoked"


def stands_after_review(x: "Petition") -> bool:
    """The review upheld or changed the opinion: there is an opinion to accept or to take further."""
    return x.review_result != "revoked"


def plan_has_one_leader(x: "Petition") -> Found:
    """A named leader, a plan, a date (信访工作条例 18)."""
    if len(x.backlog_leader) != 1:
        yield Problem("包案领导请写一名。", "backlog_leader", "信访工作条例第十八条")
    if x.resolve_by and x.resolve_by <= clock.today():
        yield Problem("化解时限要在今天之后。", "resolve_by")


def diverted(x: "Petition", by: Actor) -> None:
    """An accusation is no petition: what it says goes off this page, and no office keeps a hand in it (Art. 30)."""
    x.title = x.content = "已转检举控告，内容不再显示"
    x.purpose, x.progress, x.office, x.joint = "", "", None, []


def opened_again(x: "Petition", by: Actor) -> None:
    """Taken up after all: the refusal leaves nothing behind; the journal keeps it."""
    x.refusal = x.route = x.told = ""
