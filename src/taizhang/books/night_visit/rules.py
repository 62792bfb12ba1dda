"""What makes a visit right or wrong. Pure: an entry in, problems out."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.problem import Problem

if TYPE_CHECKING:
    from taizhang.books.night_visit.book import NightVisit

TUESDAY = 1


def of_a_village(visit: "NightVisit") -> Iterator[Problem]:
    """A visit goes to a village."""
    if visit.area.kind == "town":
        yield Problem("请选夜访的村（社区），不能选全镇。", "area")


def was_not_tomorrow(visit: "NightVisit") -> Iterator[Problem]:
    """A log records what happened."""
    if visit.visited_on > clock.today():
        yield Problem("夜访日期不能晚于今天。", "visited_on")


def somebody_went(visit: "NightVisit") -> Iterator[Problem]:
    """A visit without cadres is none."""
    if visit.cadres < 1:
        yield Problem("至少有一名干部参加。", "cadres")


def list_and_count_agree(visit: "NightVisit") -> Iterator[Problem]:
    """Where names are listed, there are as many as were counted."""
    names = [n for n in re.split(r"[、，,；;\s]+", visit.cadre_names) if n]
    if names and len(names) != visit.cadres:
        yield Problem(f"名单有 {len(names)} 人，人次填了 {visit.cadres}，请核对。", "cadres")


def tuesday(visit: "NightVisit") -> Iterator[Problem]:
    """The mechanism is a Tuesday's; another night is kept, and asked about."""
    if visit.visited_on.weekday() != TUESDAY:
        yield Problem("平安夜访一般在周二晚，请确认日期。", "visited_on", blocks=False)
