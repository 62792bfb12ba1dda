"""What makes a resident's entry right or wrong. Pure: an entry in, problems out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.town.actor import Actor

if TYPE_CHECKING:
    from taizhang.books.resident.book import Resident

RELATIONS = {"head": "户主", "spouse": "配偶", "child": "子女", "parent": "父母", "grandchild": "孙辈", "other": "其他"}


def left_not_in_future(resident: "Resident") -> Iterator[Problem]:
    """Nobody has left tomorrow."""
    if resident.left_on and resident.left_on > clock.today():
        yield Problem("迁出或去世日期不能晚于今天。", "left_on")


def returned(resident: "Resident", actor: Actor) -> None:
    """Back on the roll: the day of leaving no longer holds; the journal keeps it."""
    resident.left_on = None
