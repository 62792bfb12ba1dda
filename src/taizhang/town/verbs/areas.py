"""Areas: added, renamed, ended, never deleted. Codes follow 统计用区划代码: a child's code begins with its parent's."""

from collections.abc import Iterable
from datetime import date, timedelta

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.town import told
from taizhang.town.actor import Actor
from taizhang.town.models import Area, AreaName
from taizhang.town.posts import TOWN_ADMIN
from taizhang.town.verbs.keeping import changing, of_town

KIND = Area.Kind
LENGTH = {KIND.COUNTY: 6, KIND.TOWN: 9, KIND.VILLAGE: 12, KIND.HAMLET: 15, KIND.GRID: 15}
KINDS = {word: kind for kind in KIND for word in (kind.value, *kind.label.strip("）").replace("（", "、").split("、"))}


def add_area(code: str, name: str, kind: str, *, by: Actor) -> Area:
    """A village, hamlet or grid of the town; its parent is found by its code."""
    with changing(by, TOWN_ADMIN, what="新设辖区"):
        return _add(code.strip(), name.strip(), kind, by)


def import_areas(rows: Iterable[tuple[str, str, str]], *, by: Actor) -> tuple[int, int]:
    """Areas from a sheet of (code, name, kind), all or none: how many were added, how many were there already.

    A code already there under another name becomes a renaming. Kinds may be written in words: 村, 自然村, 网格.
    """
    added, problems = 0, []
    with changing(by, TOWN_ADMIN, what="导入辖区"):
        held = {a.code: a for a in Area.objects.filter(town=by.town)}
        known = 0
        for n, (code, name, kind) in enumerate(sorted(rows), 1):
            code, name = code.strip(), name.strip()
            if code in held:
                known += 1
                if held[code].name != name and name:
                    _rename(held[code], name, clock.today(), by)
                continue
            try:
                held[code] = _add(code, name, KINDS.get(kind.strip(), kind.strip()), by)
                added += 1
            except Refused as refused:
                problems += [Problem(f"{code or f'第 {n} 行'} {name}：{p.message}", p.field) for p in refused.problems]
        if problems:
            raise Refused(problems)
    return added, known


def _add(code: str, name: str, kind: str, by: Actor) -> Area:
    problems = [] if name else [Problem("请填写名称。", "name")]
    if kind not in (KIND.VILLAGE, KIND.HAMLET, KIND.GRID):
        problems.append(Problem("类型只能是村（社区）、自然村或网格。", "kind"))
    elif not (code.isascii() and code.isdigit() and len(code) == LENGTH[KIND(kind)]):
        problems.append(Problem(f"{KIND(kind).label}的区划代码是 {LENGTH[KIND(kind)]} 位数字。", "code"))
    elif not code.startswith(by.town.code):
        problems.append(Problem(f"代码要以本镇的 {by.town.code} 开头。", "code"))
    elif Area.objects.filter(code=code).exists():
        problems.append(Problem("这个代码已经有了。", "code"))
    parent = Area.objects.filter(town=by.town, code=code[:-3], ended_on=None).first()
    if not problems and parent is None:
        problems.append(Problem(f"没有代码为 {code[:-3]} 的上级，请先建上级。", "code"))
    if problems:
        raise Refused(problems)
    # Areas come in the order of their codes, as the statistical list does.
    area = Area(town=by.town, code=code, name=name, kind=kind, parent=parent)
    area.save(force_insert=True)
    told.tell("add_area", name, {"area": area.pk, "code": code, "kind": kind}, by=by)
    return area


def rename_area(area: Area, name: str, *, by: Actor, since: date | None = None) -> Area:
    """Another name from a day (today) on. The name before stays as one by which the area is found."""
    with changing(by, TOWN_ADMIN, what="辖区更名"):
        of_town(by, area.town_id, "辖区")
        held = Area.objects.get(pk=area.pk)
        if not name.strip() or name.strip() == held.name:
            raise Refused([Problem("请填写新的名称。", "name")])
        return _rename(held, name.strip(), since or clock.today(), by)


def _rename(area: Area, name: str, since: date, by: Actor) -> Area:
    before, area.name = area.name, name
    AreaName.objects.update_or_create(area=area, name=before, defaults={"ends_on": since - timedelta(days=1)})
    area.save(update_fields=["name"])
    told.tell("rename_area", name, {"code": area.code, "was": before, "since": since.isoformat()}, by=by)
    return area


def name_area(
    area: Area, name: str, *, by: Actor, starts_on: date | None = None, ends_on: date | None = None
) -> AreaName:
    """One more name by which the area is also called, or was."""
    with changing(by, TOWN_ADMIN, what="增加辖区别名"):
        of_town(by, area.town_id, "辖区")
        name = name.strip()
        problems = [] if name and name != area.name else [Problem("请填写另一个名称。", "name")]
        if starts_on and ends_on and ends_on < starts_on:
            problems.append(Problem("停用不能早于启用。", "ends_on"))
        # A name that means two places would put half the sheet into the wrong village.
        other = AreaName.objects.filter(name=name, area__town=by.town).exclude(area=area).first()
        taken = other.area if other else Area.objects.filter(town=by.town, name=name).exclude(pk=area.pk).first()
        if taken:
            problems.append(Problem(f"“{name}”已是{taken.name}的名称，一个名称只能指一个地方。", "name"))
        if problems:
            raise Refused(problems)
        dates = {"starts_on": starts_on, "ends_on": ends_on}
        row, _ = AreaName.objects.update_or_create(area=area, name=name, defaults=dates)
        change = {k: v.isoformat() if v else None for k, v in dates.items()}
        told.tell("name_area", area.name, {"code": area.code, "name": name, **change}, by=by)
    return row


def end_area(area: Area, *, by: Actor, why: str, on: date | None = None) -> Area:
    """An area that is merged or dissolved: its entries stay, nothing new is put there."""
    with changing(by, TOWN_ADMIN, what="撤并辖区"):
        of_town(by, area.town_id, "辖区")
        held = Area.objects.get(pk=area.pk)
        if held.kind in (KIND.COUNTY, KIND.TOWN):
            raise NotAllowed("县和镇的撤并请在机房办理。")
        problems = [] if why.strip() else [Problem("请写明依据。", "why")]
        if held.ended_on:
            problems.append(Problem(f"{held.name}已在 {held.ended_on} 撤并。", "on"))
        below = Area.objects.filter(parent=held, ended_on=None).values_list("name", flat=True)[:3]
        if below:
            problems.append(Problem(f"下面还有{'、'.join(below)}，请先撤并它们。", "on"))
        if problems:
            raise Refused(problems)
        held.ended_on = on or clock.today()
        held.save(update_fields=["ended_on"])
        change = {"code": held.code, "on": held.ended_on.isoformat(), "why": why.strip()}
        told.tell("end_area", held.name, change, by=by)
    return held
