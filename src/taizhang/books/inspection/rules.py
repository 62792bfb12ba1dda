"""What makes an inspection right or wrong. An entry in, problems out.

LAW is 安全生产法; VISITS is 国办发〔2024〕54号 on inspections of enterprises.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.db.models import Q

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.books.inspection import checklist
from taizhang.ledger.asking import places_of
from taizhang.ledger.book import Happened
from taizhang.ledger.setting import Setting
from taizhang.town import posts as p
from taizhang.town.actor import Actor
from taizhang.town.held import held

if TYPE_CHECKING:
    from taizhang.books.inspection.model import Inspection

LAW, VISITS = "安全生产法", "国办发〔2024〕54号"
Found = Iterator[Problem]
NATURES = {"admin": "行政检查", "patrol": "网格巡查", "service": "上门服务"}
KINDS = {"daily": "日常", "special": "专项", "case": "个案", "random": "双随机", "joint": "联合", "recheck": "复查"}
CAUSES = {"plan": "年度计划", "clue": "投诉举报", "handed": "转办交办", "event": "事故险情", "after": "整改复查"}
CONCLUSIONS = {"clean": "未发现隐患", "on_spot": "当场整改", "ordered": "责令限期整改", "major": "重大隐患上报"}
SIGNED = {"yes": "已签字", "refused": "拒绝签字", "absent": "不在场"}
FROM_ROLL = {n: n for n in ("name", "credit_code", "area", "trade", "risk", "address")}
CAPS = {
    "a": Setting("inspection.cap_a", "A级企业每年计划内检查上限", 1, "次", VISITS),
    "b": Setting("inspection.cap_b", "B级企业每年计划内检查上限", 2, "次", VISITS),
    "c": Setting("inspection.cap_c", "C级企业每年计划内检查上限", 3, "次", VISITS),
    "d": Setting("inspection.cap_d", "D级企业每年计划内检查上限", 4, "次", VISITS),
    "": Setting("inspection.cap_other", "未评级对象每年计划内检查上限", 2, "次", VISITS),
}
RECORDERS = (p.SAFETY_OFFICER, p.SAFETY_CHIEF, p.ENFORCER)


def _done(one: "Inspection") -> bool:
    return one.state == "done"


def _official(one: "Inspection") -> bool:
    """An inspection in the sense of the law, made."""
    return one.nature == "admin" and _done(one)


def has_an_object(one: "Inspection") -> Found:
    """Something is inspected."""
    if not one.name:
        yield Problem("请从企业名册选检查对象，名册里没有的填写名称。", "name")


def planned_or_done(one: "Inspection") -> Found:
    """A line of the plan has its day ahead, a record the day it was made; one of the two."""
    if one.planned_by is None and one.inspected_on is None:
        yield Problem("请填写检查日期；只列年度计划的，填写计划完成日。", "inspected_on")
    if one.inspected_on and one.inspected_on > clock.today():
        yield Problem("检查日期不能晚于今天。", "inspected_on")


def planned_is_official(one: "Inspection") -> Found:
    """The plan is one of inspections; a patrol needs none."""
    if one.planned_by and one.nature != "admin":
        yield Problem("年度检查计划只列行政检查；网格巡查和上门服务不列计划。", "planned_by", VISITS)


def two_certified_officers(one: "Inspection") -> Found:
    """行政处罚法 42, 55 and 安全生产法 67: certified inspectors, two at least; a grid worker is none."""
    if not _official(one) or one.inspected_on is None:
        return
    if len(set(one.officers)) < 2:
        yield Problem(
            "行政检查须有两名以上执法人员，请补填检查人员。", "officers", f"行政处罚法第四十二条、{LAW}第六十七条"
        )
    certified = held(one.officers, (p.ENFORCER,), one.inspected_on)
    without = [pk for pk in one.officers if pk not in certified]
    if without:
        people = places_of(one).people
        names = "、".join(people[pk].name if pk in people else str(pk) for pk in without)
        yield Problem(f"{names}在检查当日不持执法证，不能列为检查人员。", "officers", VISITS)


def certificates_are_shown(one: "Inspection") -> Found:
    """安全生产法 67: the inspectors show their certificates; one number for each of them."""
    if not _official(one):
        return
    numbers = [n for n in re.split(r"[、，,；;\s]+", one.certificates) if n]
    if len(numbers) < len(set(one.officers)):
        yield Problem("请为每名检查人员填写执法证号，用顿号隔开。", "certificates", f"{LAW}第六十七条")
    if not one.showed:
        yield Problem("行政检查须向当事人出示执法证件和检查通知。", "showed", f"{LAW}第六十七条")


def record_says_what_and_who(one: "Inspection") -> Found:
    """安全生产法 68: place, content, problems and disposal in writing, signed; a refusal to sign is noted."""
    if not _official(one):
        return
    if not one.conclusion:
        yield Problem("请填写检查结论。", "conclusion", f"{LAW}第六十八条")
    if one.conclusion not in ("", "clean") and not one.disposal:
        yield Problem("查出隐患的，请填写处理意见。", "disposal", f"{LAW}第六十八条")
    if not one.signed:
        yield Problem("请填写当事人是否签字。", "signed", f"{LAW}第六十八条")
    if one.signed in ("refused", "absent") and not one.refusal:
        yield Problem("当事人没有签字的，请写明情况并向站长报告。", "refusal", f"{LAW}第六十八条")


def checklist_is_whole(one: "Inspection") -> Found:
    """Each item of the trade's list is answered, if only with 不适用."""
    if _official(one):
        for key in checklist.of_trade(one.trade):
            if not getattr(one, key):
                yield Problem(f"“{checklist.ITEMS[key]}”未检查，请填合格、不合格或不适用。", key)


def conclusion_follows(one: "Inspection") -> Found:
    """Where an item fails, hazards were found."""
    bad = [label for key, label in checklist.ITEMS.items() if getattr(one, key) == "bad"]
    if bad and one.conclusion == "clean":
        yield Problem(f"{'、'.join(bad)}不合格，结论不能是“未发现隐患”。", "conclusion")


def recorded_by_an_officer(one: "Inspection") -> Found:
    """Only qualified bodies inspect: what grid workers and village cadres do is a patrol, whatever it is called."""
    if one.nature == "admin" and one.opened_by_id and one.on:
        day = clock.local_day(one.opened_at)
        if not held((one.opened_by_id,), RECORDERS, day):
            yield Problem("网格员、村干部不能登记行政检查，请把性质改为“网格巡查”。", "nature", VISITS)


def within_cap(one: "Inspection") -> Found:
    """An object is not visited under the plan more often than its grade allows: refused in a plan, told of a record."""
    day = one.inspected_on or one.planned_by
    if one.nature != "admin" or one.cause != "plan" or one.state == "dropped" or day is None or not one.name:
        return
    cap = int(CAPS[one.risk].on(places_of(one), day))
    same = Q(firm=one.firm) if one.firm else Q(name=one.name)
    in_year = Q(inspected_on__year=day.year) | Q(inspected_on=None, planned_by__year=day.year)
    rows = type(one).objects.live().filter(same, in_year, town=one.town_id, nature="admin", cause="plan")
    before = rows.exclude(pk=one.pk).exclude(state="dropped").count()
    if before >= cap:
        yield Problem(
            f"{one.name}{day.year} 年已有 {before} 次计划内检查，上限 {cap} 次。有线索的请改“检查由来”。",
            "cause",
            VISITS,
            blocks=one.state == "planned",
        )


def carried_out(one: "Inspection", actor: Actor) -> None:
    """The day it happened is the day of the visit, not the day it was planned."""
    if one.inspected_on:
        one.on = one.inspected_on


def is_planned(one: "Inspection") -> bool:
    """Whether it is a line of the plan, to be carried out."""
    return one.state == "planned"


def history(one: "Inspection") -> Iterable[Happened]:
    """What comes with its day has been carried out."""
    return (Happened("carry_out", clock.instant(one.inspected_on)),) if one.inspected_on else ()


CHECKS = (
    has_an_object,
    planned_or_done,
    planned_is_official,
    two_certified_officers,
    certificates_are_shown,
    record_says_what_and_who,
    checklist_is_whole,
    conclusion_follows,
    recorded_by_an_officer,
    within_cap,
)
