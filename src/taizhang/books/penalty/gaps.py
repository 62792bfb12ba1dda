"""What is missing or late in a case, article by article. A step that may not be taken so is refused; what the platform
has already done is listed. Each check looks at dates of documents, never at when somebody typed them in."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from taizhang.base import clock, workdays
from taizhang.base.problem import Problem
from taizhang.books.penalty.words import HEARING_PERSON, HEARING_UNIT, HEAVY, LAW
from taizhang.ledger.asking import places_of
from taizhang.ledger.lifecycle import Check
from taizhang.town import posts as p
from taizhang.town.held import held

if TYPE_CHECKING:
    from taizhang.books.penalty.model import Penalty

Found = Iterator[Problem]
DECIDE_DAYS, SERVE_DAYS, PUBLISH_DAYS, WITHDRAW_DAYS, KEEP_DAYS, HEARING_DAYS = 90, 7, 7, 3, 7, 5
_DECIDED = ("decided", "served", "revoked", "closed")


def _is_decided(one: "Penalty") -> bool:
    return one.state in _DECIDED and one.decided_on is not None


def _ordinary(one: "Penalty") -> bool:
    return one.procedure == "ordinary"


def _gap(message: str, field: str, article: str) -> Problem:
    return Problem(message, field, f"{LAW}{article}", blocks=False)


def must(check: Check) -> Check:
    """The same check where a step is being taken: what is missing then keeps it from being taken."""
    return lambda one: (Problem(p.message, p.field, p.basis) for p in check(one))


def two_officers(one: "Penalty") -> Found:
    """Art 42: two at least, with a certificate, on the day; 54 and 52 alike."""
    if len(set(one.officers)) < 2:
        yield _gap("承办人少于两名。", "officers", "第四十二条")
    elif set(one.officers) - held(one.officers, (p.ENFORCER,), one.filed_on):
        yield _gap("承办人中有人当时不持执法证。", "officers", "第四十二条")


def nobody_recused(one: "Penalty") -> Found:
    """Art 43, 58, 64: who has an interest handles nothing; who investigated neither reviews nor chairs."""
    hands = {"officers": "承办人", "reviewers": "法制审核人", "hearing_chair": "听证主持人"}
    for name, label in hands.items():
        if set(getattr(one, name)) & set(one.recused):
            yield _gap(f"{label}中有应当回避的人。", name, "第四十三条")
    if set(one.reviewers) & set(one.officers):
        yield _gap("法制审核人是本案承办人，应由其他人审核。", "reviewers", "第五十八条")
    if set(one.hearing_chair) & set(one.officers):
        yield _gap("听证主持人是本案承办人，应由非本案调查人员主持。", "hearing_chair", "第六十四条")


def noticed_before_deciding(one: "Penalty") -> Found:
    """Art 44, 62: no decision without telling the party what, why and what they may do."""
    if not _is_decided(one) or not _ordinary(one):
        return
    if one.noticed_on is None:
        yield _gap("没有告知，不得作出处罚决定。", "noticed_on", "第四十四条、第六十二条")
    elif one.decided_on and one.decided_on < one.noticed_on:
        yield _gap("决定早于告知。", "decided_on", "第四十四条")


def plea_was_answered(one: "Penalty") -> Found:
    """Art 45: what the party said is re-checked; and nobody is punished harder for having said it."""
    if not _is_decided(one) or not one.pleaded_on:
        return
    if not one.pleading_reply:
        yield _gap("陈述申辩没有复核意见。", "pleading_reply", "第四十五条")
    if one.fine + one.confiscated > one.proposed_sum:
        yield _gap("陈述申辩后处罚重于拟处罚，不得因申辩加重。", "fine", "第四十五条")


def may_be_heard(one: "Penalty") -> bool:
    """Art 63: whether the party may ask for a hearing."""
    if not _ordinary(one):
        return False
    limit = HEARING_PERSON if one.party_kind == "person" else HEARING_UNIT
    return one.proposed_kind in HEAVY or one.proposed_sum >= int(limit.on(places_of(one), one.filed_on))


def heard_where_asked(one: "Penalty") -> Found:
    """Art 63, 64: asked for within five working days, told seven before, held before the decision."""
    if one.heard_on and one.hearing_told_on and workdays.between(one.hearing_told_on, one.heard_on) < 7:
        yield _gap("听证通知距听证不足七个工作日。", "hearing_told_on", "第六十四条")
    if not _is_decided(one) or one.noticed_on is None or not may_be_heard(one) or one.decided_on is None:
        return
    last = workdays.add(one.noticed_on, HEARING_DAYS)
    if one.hearing_asked_on and one.hearing_asked_on <= last and one.heard_on is None:
        yield _gap("当事人申请了听证而没有听证。", "heard_on", "第六十三条")
    elif one.hearing_asked_on is None and one.decided_on <= last:
        yield _gap(f"申请听证的期限到 {last} 才满，在此之前不能决定。", "decided_on", "第六十四条")
    elif one.heard_on and one.decided_on < one.heard_on:
        yield _gap("决定早于听证。", "decided_on", "第六十五条")


def reviewed_where_required(one: "Penalty") -> Found:
    """Art 58: no decision in such a case without review, or against it."""
    if not _is_decided(one) or not (one.review_reason or one.heard_on):
        return
    if one.reviewed_on is None:
        yield _gap("应当法制审核而没有审核，不得作出决定。", "", "第五十八条")
    elif one.decided_on and one.decided_on < one.reviewed_on:
        yield _gap("决定早于法制审核。", "decided_on", "第五十八条")


def discussed_where_required(one: "Penalty") -> Found:
    """Art 57: complex or grave cases are decided together."""
    if _is_decided(one) and one.complex and one.discussed_on is None:
        yield _gap("情节复杂或重大，没有负责人集体讨论记录。", "discussed_on", "第五十七条")


def decided_in_time(one: "Penalty") -> Found:
    """Art 60: ninety days from filing."""
    if one.decided_on and _ordinary(one) and (took := (one.decided_on - one.filed_on).days) > DECIDE_DAYS:
        yield _gap(f"立案到决定 {took} 日，超过九十日。", "decided_on", "第六十条")


def served_in_time(one: "Penalty") -> Found:
    """Art 61: at once, or within seven working days where the party is absent; a simple one on the spot (52)."""
    if one.decided_on is None:
        return
    if one.served_on is None:
        if one.state == "closed":
            yield _gap("没有送达记录。", "served_on", "第六十一条")
    elif _ordinary(one):
        yield from _late("送达", one.decided_on, one.served_on, SERVE_DAYS, "served_on", "第六十一条")
    elif one.served_on > one.decided_on:
        yield _gap("当场处罚决定没有当场交付。", "served_on", "第五十二条")
    if not _ordinary(one) and one.state == "closed" and one.reported_on is None:
        yield _gap("当场处罚没有报所属机关备案。", "reported_on", "第五十二条")


def published_in_time(one: "Penalty") -> Found:
    """国办发〔2018〕118号: penalties within seven working days; Art 48: withdrawn within three."""
    if one.to_publish and one.decided_on:
        if one.published_on:
            yield from _late("公示", one.decided_on, one.published_on, PUBLISH_DAYS, "published_on", "第四十八条")
        elif one.state == "closed" and one.revoked_on is None:
            yield _gap("应当公示而没有公示。", "published_on", "第四十八条")
    if one.revoked_on and one.published_on and one.state == "closed":
        if one.withdrawn_on is None:
            yield _gap("决定已变更撤销，没有撤回公示。", "withdrawn_on", "第四十八条")
        else:
            yield from _late("撤回公示", one.revoked_on, one.withdrawn_on, WITHDRAW_DAYS, "withdrawn_on", "第四十八条")


def kept_in_time(one: "Penalty") -> Found:
    """Art 56: what is kept by registration is decided on within seven working days."""
    if one.preserved_on and one.settled_on:
        yield from _late("登记保存处理", one.preserved_on, one.settled_on, KEEP_DAYS, "settled_on", "第五十六条")
    elif one.preserved_on and one.state == "closed":
        yield _gap("登记保存的物品没有处理决定。", "settled_on", "第五十六条")


def _late(what: str, start: date, end: date, most: int, field: str, article: str) -> Found:
    took = workdays.between(start, end)
    if took > most:
        yield _gap(f"{what}用了 {took} 个工作日，超过 {most} 个工作日。", field, article)


BEFORE_DECIDING: tuple[Check, ...] = (
    two_officers,
    nobody_recused,
    noticed_before_deciding,
    plea_was_answered,
    heard_where_asked,
    reviewed_where_required,
    discussed_where_required,
)
LATE: tuple[Check, ...] = (decided_in_time, served_in_time, published_in_time, kept_in_time)


def noted(one: "Penalty") -> Found:
    """Every gap of the case, told and written down in it: the list of cases with gaps is a query.

    It writes where checks only read, because checks are what runs on every way in: form, step, sheet, correction.
    """
    found = [problem for check in (*BEFORE_DECIDING, *LATE) for problem in check(one)]
    one.gaps = "；".join(f"{problem.message.rstrip('。')}（{problem.basis}）" for problem in found)
    one.gap_count = len(found)
    one.decided_in = (one.decided_on - one.filed_on).days if one.decided_on else None
    one.published_in = (
        workdays.between(one.decided_on, one.published_on) if one.decided_on and one.published_on else None
    )
    yield from found


def today_or(day: date | None) -> date:
    """The day given, or today."""
    return day or clock.today()
