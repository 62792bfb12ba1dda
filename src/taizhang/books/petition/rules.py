"""What the petition regulations (信访工作条例, 2022) ask, article by article. Pure, but for the look at a first one."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.books.petition import words

if TYPE_CHECKING:
    from taizhang.books.petition.model import Petition

Found = Iterator[Problem]
_ORDER = (
    "registered_on", "accepted_on", "decided_on", "delivered_on", "review_asked_on", "review_delivered_on",
    "recheck_asked_on",
)  # fmt: skip
_RUNNING = ("handling", "drafted", "decided", "delivered")


def _basis(article: int) -> str:
    return f"信访工作条例第{_HAN[article]}条"


_HAN = {
    16: "十六", 20: "二十", 22: "二十二", 23: "二十三", 28: "二十八", 29: "二十九", 30: "三十", 31: "三十一",
    32: "三十二", 33: "三十三", 34: "三十四", 35: "三十五", 36: "三十六",
}  # fmt: skip


def _label(x: "Petition", name: str) -> str:
    field: Any = x._meta.get_field(name)
    return str(field.verbose_name)


def dates_in_order(x: "Petition") -> Found:
    """Registered, accepted, decided, delivered, reviewed, rechecked: in this order, and none tomorrow."""
    known = [(n, day) for n in _ORDER if (day := getattr(x, n)) is not None]
    for name, day in (*known, ("sent_on", x.sent_on), ("struck_on", x.struck_on), ("heard_on", x.heard_on)):
        if day is not None and day > clock.today():
            yield Problem(f"“{_label(x, name)}”不能晚于今天。", name)
    for (before, first), (name, then) in zip(known, known[1:], strict=False):
        if then < first:
            yield Problem(f"“{_label(x, name)}”早于“{_label(x, before)}”，请核对。", name)


def representatives_are_five_at_most(x: "Petition") -> Found:
    """Several people with one matter send representatives, no more than five (Art. 20)."""
    if x.people < 1:
        yield Problem("人数至少为 1。", "people")
    if x.representatives > words.REPRESENTATIVES and x.channel == "visit":
        said = f"多人来访的代表不得超过 {words.REPRESENTATIVES} 人，请核对代表人数。"
        yield Problem(said, "representatives", _basis(20))
    if x.representatives > x.people:
        yield Problem("代表人数不能多于信访人数。", "representatives")


def only_ordinary_claims_are_accepted(x: "Petition") -> Found:
    """Proposals are adopted or answered; only claims without a route of their own take the sixty days (Arts 29, 31)."""
    if x.state in _RUNNING and x.kind != "claim":
        yield Problem("建议意见类不走受理程序，请办“采纳或答复”。", "kind", _basis(29))
    if x.state in _RUNNING and not x.office_id:
        yield Problem("请写明责任单位。", "office", _basis(22))


def avoided_office_does_not_handle(x: "Petition") -> Found:
    """An office that must keep out neither handles nor helps (Arts 28, 30)."""
    if x.office_id in x.avoided:
        yield Problem("责任单位应当回避，请另选单位。", "office", _basis(28))
    if set(x.joint) & set(x.avoided):
        yield Problem("协办单位应当回避，请另选单位。", "joint", _basis(28))


def opinion_says_support_or_not(x: "Petition") -> Found:
    """A written opinion supports, explains or rejects, with its reasons (Art. 32)."""
    if x.state in ("drafted", "decided", "delivered") and not (x.conclusion and x.opinion.strip()):
        yield Problem("处理意见书要写明支持、解释或不予支持，以及事实和依据。", "opinion", _basis(32))


def review_is_asked_in_time(x: "Petition") -> Found:
    """Within thirty days of receiving the written opinion (Art. 35)."""
    yield from _asked_in_time(x, "review_asked_on", x.delivered_on, "处理意见", 35)


def recheck_is_asked_in_time(x: "Petition") -> Found:
    """Within thirty days of receiving the review's opinion (Art. 36)."""
    yield from _asked_in_time(x, "recheck_asked_on", x.review_delivered_on, "复查意见", 36)


def _asked_in_time(x: "Petition", name: str, received: date | None, what: str, article: int) -> Found:
    asked = getattr(x, name)
    if asked and received and asked > (last := received + timedelta(days=words.ASK_DAYS)):
        yield Problem(f"{what} {received} 送达，最迟 {last} 申请，已经过期，不再受理。", name, _basis(article))


def closed_before_window_needs_the_petitioners_word(x: "Petition") -> Found:
    """Until the time for asking a review is over, only the petitioner's acceptance ends it (Art. 35)."""
    if x.state == "closed" and x.outcome == "opinion" and x.delivered_on and x.satisfied is not True:
        last = x.delivered_on + timedelta(days=words.ASK_DAYS)
        if clock.today() <= last:
            yield Problem(f"信访人可在 {last} 前申请复查；未表示接受的，期满后再办结。", "satisfied", _basis(35))


def backlog_is_accepted_before_it_closes(x: "Petition") -> Found:
    """An old case on the list ends only when those above have accepted that it is solved."""
    if x.backlog and x.state == "closed" and not (x.struck_on and x.struck_by):
        yield Problem("这是积案，要先办“积案验收销号”才能办结。", "struck_on")


def repeat_is_by_the_same_petitioner(x: "Petition") -> Found:
    """A repeated petition is the same petitioner with the same matter; another's is linked, not repeated."""
    if x.repeat_of is None:
        return
    mine = {value.hash() for value in (x.petitioner, x.phone) if value}
    first = type(x).objects.filter(pk=x.repeat_of).first()
    if first is None or not mine & {value.hash() for value in (first.petitioner, first.phone) if value}:
        yield Problem("首次信访件的信访人不是同一人：请清空这一项；同一件事可用“关联”。", "repeat_of")


def concluded_is_not_taken_again(x: "Petition") -> Found:
    """After the recheck the same facts and reasons are not taken again (Art. 36)."""
    if x.repeat_of is None or x.state not in ("registered", "handling"):
        return
    first = type(x).objects.filter(pk=x.repeat_of).values_list("number", "state").first()
    if first and first[1] == "final" and x.state == "handling":
        yield Problem(f"{first[0]} 已经复核终结，同一事实和理由不再受理；请办“不予受理”。", "repeat_of", _basis(36))
    elif first and first[1] in _RUNNING and x.state == "registered":
        yield Problem(f"{first[0]} 还在办理期限内，请一并答复。", "repeat_of", blocks=False)


def accusation_stays_out(x: "Petition") -> Found:
    """Accusations have a book of their own that the accused cannot open (Art. 30)."""
    if any(w in x.content for w in ("举报", "检举", "控告", "贪污", "受贿", "索贿")) and x.state == "registered":
        yield Problem(
            "像是检举控告：请改在“检举控告”登记，不要让被反映的单位看到。", "content", _basis(30), blocks=False
        )


CHECKS = (
    dates_in_order, representatives_are_five_at_most, only_ordinary_claims_are_accepted, avoided_office_does_not_handle,
    opinion_says_support_or_not, review_is_asked_in_time, recheck_is_asked_in_time,
    closed_before_window_needs_the_petitioners_word, backlog_is_accepted_before_it_closes,
    repeat_is_by_the_same_petitioner, concluded_is_not_taken_again, accusation_stays_out,
)  # fmt: skip
