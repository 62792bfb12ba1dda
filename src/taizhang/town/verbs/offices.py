"""Offices: set up, renamed, dissolved, never deleted."""

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.town import told
from taizhang.town.actor import Actor
from taizhang.town.models import Area, Office, Posting
from taizhang.town.posts import TOWN_ADMIN
from taizhang.town.verbs.keeping import changing, of_town, running


def add_office(name: str, short: str = "", area: Area | None = None, *, by: Actor) -> Office:
    """An office of the town; `area` for the committee of a village."""
    with changing(by, TOWN_ADMIN, what="新设单位"):
        name, short = name.strip(), short.strip()
        problems = _names(name, short, None, by)
        if area is not None and area.town_id != by.town.pk:
            problems.append(Problem("本镇没有这个辖区，请从列表中选。", "area"))
        if problems:
            raise Refused(problems)
        order = Office.objects.filter(town=by.town).count()
        office = Office(town=by.town, name=name, short=short, area=area, order=order)
        office.save(force_insert=True)
        told.tell("add_office", name, {"office": office.pk, "short": short}, by=by)
    return office


def rename_office(office: Office, name: str, short: str = "", *, by: Actor) -> Office:
    """Another name; entries point at the office and follow."""
    with changing(by, TOWN_ADMIN, what="单位更名"):
        of_town(by, office.town_id, "单位")
        name, short = name.strip(), short.strip()
        if problems := _names(name, short, office.pk, by):
            raise Refused(problems)
        held = Office.objects.get(pk=office.pk)
        change = {"was": held.name, "short": short}
        held.name, held.short = name, short
        held.save(update_fields=["name", "short"])
        told.tell("rename_office", name, change, by=by)
    return held


def retire_office(office: Office, *, by: Actor, why: str) -> Office:
    """An office that is dissolved: it keeps what it has done and is given nothing new."""
    with changing(by, TOWN_ADMIN, what="撤销单位"):
        of_town(by, office.town_id, "单位")
        held = Office.objects.get(pk=office.pk)
        if not held.active:
            raise NotAllowed(f"{held.name}已经撤销。")
        if not why.strip():
            raise Refused([Problem("请写明依据。", "why")])
        people = Posting.objects.filter(running(clock.today()), office=held, person__is_active=True)
        if n := people.values("person").distinct().count():
            raise Refused([Problem(f"还有 {n} 人在{held.name}任职，请先结束或调整他们的任职。", "why")])
        held.active = False
        held.save(update_fields=["active"])
        told.tell("retire_office", held.name, {"why": why.strip()}, by=by)
    return held


def _names(name: str, short: str, own: int | None, by: Actor) -> list[Problem]:
    if not name:
        return [Problem("请填写名称。", "name")]
    others = {n: o for o in Office.objects.filter(town=by.town).exclude(pk=own or 0) for n in (o.name, o.short) if n}
    return [
        Problem(f"“{given}”已是{others[given].name}的名称，请换一个。", field)
        for given, field in ((name, "name"), (short, "short"))
        if given in others
    ]
