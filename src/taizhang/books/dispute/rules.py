"""What makes a dispute right or wrong, and what its steps do. Each check is named after what the law asks."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from taizhang.base import clock, workdays
from taizhang.base.problem import Problem
from taizhang.town.actor import Actor

if TYPE_CHECKING:
    from taizhang.books.dispute.model import Dispute

Found = Iterator[Problem]
CONFIRM_DAYS = 30  # by law, not by the town's choice
_AFTER_AGREEMENT = ("agreed", "confirming", "breached", "performed")


def dates_in_order(d: "Dispute") -> Found:
    """Nothing has happened tomorrow; what follows comes after what went before."""
    named = ("registered_on", "accepted_on", "effective_on", "applied_on", "ruled_on")
    known = [(n, day) for n in named if (day := getattr(d, n)) is not None]
    for name, day in (*known, ("performed_on", d.performed_on), ("session_on", d.session_on)):
        if day is not None and day > clock.today():
            yield Problem(f"“{_label(d, name)}”不能晚于今天。", name)
    for (before, first), (name, then) in zip(known, known[1:], strict=False):
        if then < first:
            yield Problem(f"“{_label(d, name)}”早于“{_label(d, before)}”，请核对。", name)


def _label(d: "Dispute", name: str) -> str:
    field: Any = d._meta.get_field(name)
    return str(field.verbose_name)


def both_sides_are_somebody(d: "Dispute") -> Found:
    """A side has at least one person in it."""
    for name in ("people_a", "people_b"):
        if getattr(d, name) < 1:
            yield Problem("每一方至少一人。", name)


def both_agree_to_mediation(d: "Dispute") -> Found:
    """Where one side clearly refuses there is no mediation (人民调解法 17)."""
    if d.state == "mediating" and d.willing is not True:
        yield Problem("一方明确拒绝的，不得调解；请改办“终止调解”并告知其他途径。", "willing", "人民调解法第十七条")


def mediators_are_named(d: "Dispute") -> Found:
    """One or several mediators, by name; whoever is recused is none of them (人民调解法 19, 23)."""
    if d.state in ("mediating", *_AFTER_AGREEMENT) and not d.mediators:
        yield Problem("请写明调解员。", "mediators", "人民调解法第十九条")
    if both := set(d.mediators) & set(d.recused):
        yield Problem(f"{len(both)} 名调解员应当回避，请另选调解员。", "mediators", "人民调解法第二十三条")


def recusal_has_a_reason(d: "Dispute") -> Found:
    """Who is kept out, and why."""
    if d.recused and not d.recuse_why.strip():
        yield Problem("请写明回避理由。", "recuse_why")


def failure_tells_the_way(d: "Dispute") -> Found:
    """Where mediation fails the parties are told which way is open to them (人民调解法 26)."""
    if d.state in ("failed", "referred") and not d.told.strip():
        yield Problem("请写明已告知当事人的途径：仲裁、行政裁决或者诉讼。", "told", "人民调解法第二十六条")


def agreement_is_whole(d: "Dispute") -> Found:
    """A written agreement is numbered, signed and stamped; an oral one is written down (人民调解法 28, 29)."""
    if d.state not in _AFTER_AGREEMENT:
        return
    if not d.terms:
        yield Problem("请填写协议内容；口头协议由调解员记录协议内容。", "terms", "人民调解法第二十八条")
    if d.form == "written" and d.signed is not True:
        yield Problem(
            "书面协议自各方签名、调解员签名并盖章之日起生效；还没有签齐的，签齐后再办。",
            "signed",
            "人民调解法第二十九条",
        )
    if d.form == "written" and not d.agreement_no:
        yield Problem("书面协议请填协议编号。", "agreement_no", "人民调解法第二十七条")
    if d.effective_on and d.perform_by and d.perform_by < d.effective_on:
        yield Problem("履行期限不能早于协议生效日。", "perform_by")


def confirm_until(effective_on: date) -> date:
    """The last day on which both parties may ask the court: the 30th after the agreement took effect.

    A last day of rest rolls to the next working day (民事诉讼法 85). The clock shows the day before any rolling.
    """
    return workdays.roll(effective_on + timedelta(days=CONFIRM_DAYS))


def confirmation_is_asked_together(d: "Dispute") -> Found:
    """Both parties ask, together (人民调解法 33)."""
    if d.applied_on and d.jointly is not True:
        yield Problem("司法确认由双方当事人共同申请；一方不同意的，不能申请。", "jointly", "人民调解法第三十三条")


def confirmation_is_asked_in_time(d: "Dispute") -> Found:
    """Within 30 days of the agreement's taking effect; afterwards the court does not take it (民事诉讼法 205)."""
    if d.applied_on and d.effective_on and d.applied_on > (last := confirm_until(d.effective_on)):
        yield Problem(
            f"协议 {d.effective_on} 生效，司法确认最迟 {last} 申请，已经过期；可就协议履行另行起诉。",
            "applied_on", "人民调解法第三十三条、民事诉讼法第二百零五条",
        )  # fmt: skip


def status_is_not_confirmed(d: "Dispute") -> Found:
    """Courts do not confirm agreements on identity, adoption or marriage (法释〔2011〕5号第四条)."""
    if d.applied_on and d.status_case:
        yield Problem("涉及身份、收养、婚姻关系的协议，法院不予确认。", "applied_on", "法释〔2011〕5号第四条")


CHECKS = (
    dates_in_order, both_sides_are_somebody, both_agree_to_mediation, mediators_are_named, recusal_has_a_reason,
    failure_tells_the_way, agreement_is_whole, confirmation_is_asked_together, confirmation_is_asked_in_time,
    status_is_not_confirmed,
)  # fmt: skip


# ---------------------------------------------------------------- what steps do


def kept_session(d: "Dispute", by: Actor) -> None:
    """Each sitting is added to the record, dated, and counted."""
    d.sessions += 1
    before = d.record.reveal() + "\n" if d.record else ""
    d.record = f"{before}第{d.sessions}次 {d.session_on}：{d.session.reveal()}"
    d.session = ""


def breached(d: "Dispute", by: Actor) -> None:
    """One more time not kept."""
    d.breaches += 1


def again(d: "Dispute", by: Actor) -> None:
    """A new attempt begins without the end of the old one; the journal keeps it."""
    d.failure = d.told = d.referral = d.ruling = d.waived = ""
    d.willing = d.accepted_on = d.effective_on = d.perform_by = None
    d.jointly = d.applied_on = d.ruled_on = None


def may_be_confirmed(d: "Dispute") -> bool:
    """Whether a court could still confirm it: an agreement not about status, neither asked for nor given up."""
    return not d.status_case and not d.applied_on and not d.waived


def is_written(d: "Dispute") -> bool:
    """A written agreement."""
    return d.form == "written"


def is_oral(d: "Dispute") -> bool:
    """An oral agreement, recorded by the mediator."""
    return d.form == "oral"
