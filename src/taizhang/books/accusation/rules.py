"""What must hold of an accusation (信访工作条例 28, 30, 46)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.town.models import Posting
from taizhang.town.posts import DISCIPLINE

if TYPE_CHECKING:
    from taizhang.books.accusation.model import Accusation

Found = Iterator[Problem]


def not_tomorrow(a: "Accusation") -> Found:
    """Nothing has been received, sent or answered tomorrow, nor before it came."""
    days = (("received_on", a.received_on), ("sent_on", a.sent_on), ("replied_on", a.replied_on))
    for name, day in days:
        if day is not None and day > clock.today():
            yield Problem("日期不能晚于今天。", name)
        elif day is not None and day < a.received_on:
            yield Problem("日期不能早于收到日期。", name)


def somebody_who_is_not_accused_can_read_it(a: "Accusation") -> Found:
    """Where the discipline post itself sits in the accused office, the town must not keep it (Art. 30)."""
    today = clock.today()
    held = Posting.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), post=DISCIPLINE.key, starts_on__lte=today)
    free = held.filter(person__town=a.town_id, person__is_active=True).exclude(person__in=a.accused_people)
    if not free.exclude(office__in=a.accused_offices).exists():
        yield Problem(
            "本镇纪检监督岗位在被检举单位或就是被检举人：不要在这里登记，请直接报县纪委监委。",
            "accused_offices", "信访工作条例第三十条",
        )  # fmt: skip


def conclusion_has_its_result(a: "Accusation") -> Found:
    """A finding says what was found and what was done."""
    if a.state in ("concluded", "closed") and not (a.finding and a.result):
        yield Problem("请填写核查结论和处理结果。", "result")


def is_by_name(a: "Accusation") -> bool:
    """Whoever gave a name is answered."""
    return bool(a.informant)


def is_anonymous(a: "Accusation") -> bool:
    """Nobody is there to be answered."""
    return not a.informant


CHECKS = (not_tomorrow, somebody_who_is_not_accused_can_read_it, conclusion_has_its_result)
