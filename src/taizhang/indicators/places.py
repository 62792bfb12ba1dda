"""Numbers of the town's own map: how many villages there are. No book holds them; the roll of areas does."""

from datetime import date

from taizhang.town.models import Area, Town
from taizhang.town.places import places

KINDS = {"area.village": Area.Kind.VILLAGE, "area.hamlet": Area.Kind.HAMLET}


def standing(named: str, area: int, end: date, town: Town) -> list[Area]:
    """The areas of a kind in a subtree that had not been merged away when the day `end` began."""
    map_ = places(town)
    inside = set(map_.under(map_.areas[area].code))
    return [
        a
        for a in map_.areas.values()
        if a.kind == KINDS[named] and a.id in inside and (a.ended_on is None or a.ended_on >= end)
    ]
