"""What makes a resident's entry right or wrong. Pure: an entry in, problems out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.ledger import search
from taizhang.ledger.book import Happened
from taizhang.ledger.models import Card
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


def leaving_is_said(resident: "Resident") -> Iterator[Problem]:
    """A day of leaving says that somebody left, not how; and a sheet that says how may not know the day."""
    if resident.left_on and resident.state == "listed":
        yield Problem("写了迁出或去世日期，请在“状态”一列写明是已迁出还是已去世。", "state")
    if resident.state != "listed" and not resident.left_on:
        yield Problem("没有写迁出或去世日期，先空着；查到后用“补记日期”补上。", "left_on", blocks=False)


def only_once(resident: "Resident") -> Iterator[Problem]:
    """One identity number, one person: sheets of several years name the same people."""
    if resident.number or not resident.id_number:
        return  # what is on the roll already may go on: two records of one person are merged
    held = search.holders(resident.town_id, [resident.id_number])
    if there := Card.objects.filter(pk__in=held, town=resident.town_id, book="resident", voided_at=None).first():
        yield Problem(f"名册里已有这个身份证号的人（{there.number}），不再登记第二次。", "id_number", "GB 11643-1999")


def history(resident: "Resident") -> Iterator[Happened]:
    """The step by which somebody left, on its day; where the day is not known, when it was written down."""
    step = {"moved": "move", "dead": "bury"}.get(resident.state)
    if step:
        yield Happened(step, clock.instant(resident.left_on) if resident.left_on else resident.opened_at)
