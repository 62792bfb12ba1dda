"""What makes a hazard right or wrong, and what its steps do. An entry in, problems out."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.ledger.asking import places_of
from taizhang.ledger.book import Happened
from taizhang.ledger.deadline import Budget, Unit
from taizhang.ledger.setting import Setting
from taizhang.town import posts as p
from taizhang.town.actor import Actor
from taizhang.town.held import held
from taizhang.town.places import Places

if TYPE_CHECKING:
    from taizhang.books.hazard.model import Hazard

LAW, MAJOR = "安全生产法", "安监总局令第16号"
Found = Iterator[Problem]
SOURCES = {
    "inspect": "行政检查",
    "patrol": "网格巡查",
    "report": "群众举报",
    "self": "单位自查",
    "above": "上级交办",
}
CATEGORIES = {
    "exits": "消防通道",
    "fire_gear": "消防设施",
    "mixed_use": "三合一",
    "wiring": "电气",
    "gas": "燃气",
    "chemicals": "危化品",
    "special": "特种设备",
    "confined": "有限空间",
    "guards": "设备防护",
    "rules": "管理制度",
    "housing": "自建房",
    "road": "道路交通",
    "water": "水域",
    "other": "其他",
}
FIRE = ("exits", "fire_gear", "mixed_use")
GRADES = {"minor": "一般隐患", "major": "重大隐患"}
VERDICTS = {"pass": "合格", "fail": "不合格"}
ORDER_DAYS = Setting("hazard.order_days", "发现后多少个工作日内核查并下达整改要求", 3, "个工作日", "消防监督检查规定")
MINOR_DAYS = Setting("hazard.minor_days", "一般隐患整改期限的提示天数", 30, "日", "本镇惯例")
LIST_DAYS = Setting("hazard.list_days", "重大隐患多少个工作日内挂牌督办", 3, "个工作日", "本镇惯例")
PLAN_DAYS = Setting("hazard.plan_days", "挂牌后多少个工作日内报治理方案", 10, "个工作日", "本镇惯例")
RECHECK_DAYS = Setting("hazard.recheck_days", "到期或报告后多少日内复查", 10, "日", "安监总局令第15号第十七条")
FIRE_RECHECK = Setting("hazard.fire_recheck_days", "消防隐患多少个工作日内复查", 3, "个工作日", "消防监督检查规定")
STRIKE_DAYS = Setting("hazard.strike_days", "复查合格后多少个工作日内销号", 5, "个工作日", "本镇惯例")


def dates_in_order(one: "Hazard") -> Found:
    """Found, claimed, re-inspected: in this order, none in the future."""
    before = one.found_on
    for name, label in (("found_on", "发现日期"), ("claimed_on", "报告整改日期"), ("rechecked_on", "复查日期")):
        day: date | None = getattr(one, name)
        if day is None:
            continue
        if day > clock.today():
            yield Problem(f"{label}不能晚于今天。", name)
        elif day < before and (name != "rechecked_on" or one.verdict == "pass"):  # the last one may have failed
            yield Problem(f"{label}早于上一环节的日期，请核对。", name)
        before = max(before, day)
    if one.rectify_by and one.rectify_by < one.found_on:
        yield Problem("整改期限不能早于发现日期。", "rectify_by")


def order_is_whole(one: "Hazard") -> Found:
    """安全生产法 65: correct at once or by a day, and somebody has to do it."""
    if one.state in ("found", "dismissed"):
        return
    for name, label in (("order", "整改要求"), ("owner", "整改责任单位或责任人")):
        if not getattr(one, name):
            yield Problem(f"请填写{label}。", name, f"{LAW}第六十五条")


def major_has_criterion(one: "Hazard") -> Found:
    """A hazard is major by the standard of its trade, not by opinion; while it lasts, people are kept safe."""
    if one.grade == "major" and one.state != "found":
        if not one.criterion:
            yield Problem("重大隐患须写明判定标准的条款。", "criterion", f"{MAJOR}第三条")
        if not one.interim:
            yield Problem("重大隐患排除前须有临时防控措施。", "interim", f"{LAW}第六十五条")


def major_is_treated_by_plan(one: "Hazard") -> Found:
    """安全生产法 41: a major hazard is listed and treated by a plan: measures, owner, money, time, fallback."""
    if one.grade != "major" or one.state not in ("claimed", "passed", "closed"):
        return
    if not one.listed_no:
        yield Problem("重大隐患须先挂牌督办。", "", f"{LAW}第四十一条")
    if missing := [label for name, label in _PLAN.items() if getattr(one, name) in ("", None)]:
        yield Problem(f"重大隐患治理方案缺{'、'.join(missing)}，请先报治理方案。", "", f"{LAW}第四十一条")


_PLAN = {
    "plan_measures": "措施",
    "plan_owner": "责任",
    "plan_money": "资金",
    "plan_until": "时限",
    "plan_fallback": "预案",
}


def closes_on_reinspection(one: "Hazard") -> Found:
    """Only a re-inspection that found it right closes a hazard: by two officers, neither of them the claimant."""
    if one.state not in ("passed", "closed"):
        return
    if one.verdict != "pass" or one.rechecked_on is None:
        yield Problem("没有合格的复查记录，不能销号。", "rechecked_on", f"{LAW}第四十一条")
        return
    yield from rechecked_by_others(one)


def rechecked_by_others(one: "Hazard") -> Found:
    """行政处罚法 42: two certified officers; and whoever reported it put right does not say that it is."""
    if one.rechecked_on is None:
        return
    if len(set(one.recheckers)) < 2:
        yield Problem("复查须有两名以上执法人员。", "recheckers", "行政处罚法第四十二条")
    if missing := set(one.recheckers) - held(one.recheckers, (p.ENFORCER,), one.rechecked_on):
        yield Problem(f"{_names(one, missing)}在复查当日不持执法证，不能复查。", "recheckers", "国办发〔2024〕54号")
    if same := set(one.recheckers) & set(one.claimant):
        yield Problem(f"{_names(one, same)}报告了整改完成，不能由本人复查。", "recheckers")


def _names(one: "Hazard", ids: Iterable[int]) -> str:
    people = places_of(one).people
    return "、".join(people[pk].name if pk in people else str(pk) for pk in sorted(ids))


def minor_is_soon(one: "Hazard") -> Found:
    """A minor hazard can be removed soon after it is found; a long time is asked about."""
    if one.grade == "minor" and one.rectify_by:
        most = int(MINOR_DAYS.on(places_of(one), one.found_on))
        if (one.rectify_by - one.found_on).days > most:
            yield Problem(f"一般隐患整改期限超过 {most} 日，请核对等级和期限。", "rectify_by", MAJOR, blocks=False)


def reporter_is_kept_safe(one: "Hazard") -> Found:
    """Who reported is written in its own field, which few read; not in the description."""
    name = one.reporter.reveal() if one.reporter else ""
    if name and name in one.description:
        yield Problem("隐患描述里写了举报人姓名，请删去。", "description", f"{LAW}第七十三条")


def date_is_ahead(one: "Hazard") -> Found:
    """A date for putting right lies ahead when it is set."""
    if one.rectify_by and one.rectify_by < clock.today():
        yield Problem("整改期限不能早于今天。", "rectify_by")


def extension_is_given(one: "Hazard") -> Found:
    """An extension has days."""
    if not one.extended_days:
        yield Problem("请填写延长天数。", "extended_days")


def is_major(one: "Hazard") -> bool:
    """Whether it is graded as major."""
    return one.grade == "major"


def needs_listing(one: "Hazard") -> bool:
    """Whether it is major and not yet listed."""
    return one.grade == "major" and not one.listed_no


def is_listed(one: "Hazard") -> bool:
    """Whether it is major and listed."""
    return one.grade == "major" and bool(one.listed_no)


def may_be_rechecked(one: "Hazard") -> bool:
    """Somebody says that it is put right, or the day has come: then officers go and look."""
    return one.state == "claimed" or (one.rectify_by is not None and clock.today() >= one.rectify_by)


def ordered(one: "Hazard", actor: Actor) -> None:
    """From the day it must be put right, re-inspection is due."""
    one.recheck_from, one.verdict = one.rectify_by, ""


def claimed(one: "Hazard", actor: Actor) -> None:
    """The claim has its day and its claimant; re-inspection is due from then."""
    one.claimed_on = one.claimed_on or clock.today()
    one.claimant = [actor.person] if actor.person else []
    one.recheck_from, one.righted_at = clock.today(), clock.now()


def extended(one: "Hazard", actor: Actor) -> None:
    """The day moves; the clock keeps the first one."""
    if one.rectify_by and one.extended_days:
        one.rectify_by += timedelta(days=one.extended_days)
        one.recheck_from = one.rectify_by


def passed(one: "Hazard", actor: Actor) -> None:
    """Re-inspected and right: since the claim that held, or since today where nobody claimed it."""
    one.verdict, one.righted_at = "pass", one.righted_at or clock.now()


def failed(one: "Hazard", actor: Actor) -> None:
    """Re-inspected and not right: again, by a new day, with a new claim. Who claimed stays: checks run after this."""
    one.verdict, one.claimed_on, one.righted_at = "fail", None, None
    one.redos += 1
    one.recheck_from = one.rectify_by


def recheck_within(one: Any, places: Places, day: date) -> Budget:
    """Fire hazards within working days, others within calendar days."""
    if one.category in FIRE:
        return Budget(int(FIRE_RECHECK.on(places, day)), Unit.WORKDAY)
    return Budget(int(RECHECK_DAYS.on(places, day)), Unit.DAY)


def history(one: "Hazard") -> Iterator[Happened]:
    """The steps behind an old hazard, as far as a sheet tells their days; major ones as if listed and planned."""
    if not (one.grade and one.rectify_by):
        return
    yield Happened("order", clock.instant(one.found_on))
    done = one.rechecked_on if one.verdict == "pass" else None
    if one.claimed_on or done:
        yield Happened("claim", clock.instant(one.claimed_on or done or one.found_on))
    if done:
        yield Happened("pass", clock.instant(done))
        yield Happened("strike", clock.instant(done))


CHECKS = (
    dates_in_order,
    order_is_whole,
    major_has_criterion,
    major_is_treated_by_plan,
    closes_on_reinspection,
    minor_is_soon,
    reporter_is_kept_safe,
)
