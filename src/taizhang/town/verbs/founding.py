"""A new town on the instance."""

from django.db import transaction

from taizhang.base.problem import Problem
from taizhang.base.refusal import Refused
from taizhang.town import told
from taizhang.town.actor import Actor
from taizhang.town.models import Area, Town


def found_town(code: str, name: str, county: str = "") -> Town:
    """A town under its 9-digit division code, with its own area and its county's. Done in the machine room.

    Raises Refused where the code is wrong or taken.
    """
    code, name, county = code.strip(), name.strip(), county.strip()
    problems = [] if name else [Problem("请填写镇名。", "name")]
    if not (code.isascii() and code.isdigit() and len(code) == 9):
        problems.append(Problem("镇的区划代码是 9 位数字（6 位县码加 3 位镇码）。", "code"))
    elif Town.objects.filter(code=code).exists() or Area.objects.filter(code=code).exists():
        problems.append(Problem(f"代码 {code} 的镇已经有了。", "code"))
    if problems:
        raise Refused(problems)
    with transaction.atomic():
        town = Town(code=code, name=name, county=county)
        town.save(force_insert=True)
        above = {"name": county or code[:6], "kind": Area.Kind.COUNTY}
        top, _ = Area.objects.get_or_create(code=code[:6], defaults=above)
        root = Area(town=town, code=code, name=name, kind=Area.Kind.TOWN, parent=top)
        root.save(force_insert=True)
        told.tell("found_town", name, {"code": code, "county": county}, by=Actor.system_of(town))
    return town
