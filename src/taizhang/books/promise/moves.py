"""What the steps of a promise do, when they are open, and what one alone demands."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.books.promise import words
from taizhang.books.promise.lights import light_of, next_report
from taizhang.town.actor import Actor

if TYPE_CHECKING:
    from taizhang.books.promise.model import Promise

Found = Iterator[Problem]


def issued(x: "Promise", by: Actor) -> None:
    """Broken down: its first date is kept for good."""
    x.first_due_on, x.return_why = x.due_on, ""


def accepted(x: "Promise", by: Actor) -> None:
    """Taken on: from now on progress is reported."""
    x.next_report_on = next_report(clock.today(), x.rhythm, words.REPORT_DAY.on(by.places, clock.today()))


def reported(x: "Promise", by: Actor) -> None:
    """A period's progress: the light is worked out anew, and the next report has its day."""
    today = clock.today()
    if x.rate is None and x.target and x.done_value is not None:
        x.rate = (100 * x.done_value / x.target).quantize(Decimal("0.01"))
    x.light, x.light_why = _light(x, by, today), ""
    day = words.REPORT_DAY.on(by.places, today)
    # what was missed is missed: the next report is the next one ahead, not one for each period left out
    after = max(x.reported_to or today, today - timedelta(days=1))
    x.next_report_on = next_report(after, x.rhythm, day)


def _light(x: "Promise", by: Actor, today: date) -> str:
    assert x.due_on is not None
    lag, risk = words.LAG_POINTS.on(by.places, today), words.RISK_POINTS.on(by.places, today)
    return light_of(x.starts_on, x.due_on, today, x.rate, said=x.said_light, lag=lag, risk=risk)


def urged(x: "Promise", by: Actor) -> None:
    """Once more."""
    x.urges += 1


def supervised(x: "Promise", by: Actor) -> None:
    """A notice is out and wants its answer."""
    x.supervisions += 1
    x.replied, x.reply = False, ""


def answered(x: "Promise", by: Actor) -> None:
    """Answered."""
    x.replied = True


def circulated(x: "Promise", by: Actor) -> None:
    """Named before everybody."""
    x.circulars += 1


def extension_asked(x: "Promise", by: Actor) -> None:
    """Waits for the leader's word; the date stands until then."""
    x.asked, x.extension_note = True, ""


def granted(x: "Promise", by: Actor) -> None:
    """The new date holds; the first one stays beside it."""
    x.asked, x.due_on = False, x.extend_to
    x.extensions += 1


def refused(x: "Promise", by: Actor) -> None:
    """The old date stands."""
    x.asked = False


def claimed(x: "Promise", by: Actor) -> None:
    """The office says it is done: a claim, until somebody else has looked."""
    x.claimant, x.asked = _who(by), False


def kept(x: "Promise", by: Actor) -> None:
    """Found done: in time or late, by the day it was done and the date that held."""
    x.acceptor, x.light = _who(by), "done"
    x.result = result_of(x)


def result_of(x: "Promise") -> str:
    """Kept in time or late. Without both days nothing is kept."""
    assert x.done_on is not None and x.due_on is not None
    return "kept" if x.done_on <= x.due_on else "late"


def sent_back(x: "Promise", by: Actor) -> None:
    """Not done after all; the claim stays in the journal."""
    x.redos += 1
    x.claimant, x.done_on = [], None
    accepted(x, by)


def dropped(x: "Promise", by: Actor) -> None:
    """Given up by the one who may, with the reason."""
    x.dropped_by, x.result, x.asked = _who(by), "dropped", False


def carried(x: "Promise", by: Actor) -> None:
    """Not done this year, promised again for the next."""
    x.result, x.asked = "carried", False


def _who(by: Actor) -> list[int]:
    return [by.person] if by.person is not None else []


def extension_is_open(x: "Promise") -> bool:
    """Asked for and not answered."""
    return x.asked


def nothing_is_asked(x: "Promise") -> bool:
    """No extension waits for its answer."""
    return not x.asked


def reply_is_owed(x: "Promise") -> bool:
    """A supervision notice waits for its reply."""
    return not x.replied


def later_than_before(x: "Promise") -> Found:
    """An extension goes further than the date it extends, and lies ahead."""
    if x.extend_to and x.due_on and x.extend_to <= x.due_on:
        yield Problem(f"现在的完成时限是 {x.due_on}，延至的日期要晚于它。", "extend_to")
    elif x.extend_to and x.extend_to < clock.today():
        yield Problem("延至的日期不能早于今天。", "extend_to")


def one_leader_leads(x: "Promise") -> Found:
    """Each task has one leader in front, so that one answers for it."""
    if len(x.leader) != 1:
        yield Problem("牵头领导请写一名。", "leader")


def goal_can_be_tested(x: "Promise") -> Found:
    """What cannot be tested at the year's end is given a measurable goal when it is broken down (四个细化)."""
    if not x.goal.strip() and x.target is None:
        yield Problem("请写明量化目标或目标值，年底才能核对是否兑现。", "goal")


def reply_is_ahead(x: "Promise") -> Found:
    """A notice leaves time to answer."""
    if x.reply_by and x.reply_by < clock.today():
        yield Problem("回复时限不能早于今天。", "reply_by")


def done_is_not_tomorrow(x: "Promise") -> Found:
    """Nothing is done in advance."""
    if x.done_on and x.done_on > clock.today():
        yield Problem("实际完成日期不能晚于今天。", "done_on")
    if x.done_on and x.done_on < x.promised_on:
        yield Problem("实际完成日期早于承诺日期，请核对。", "done_on")


def notices_are_answered(x: "Promise") -> Found:
    """A notice still open is answered before the matter is called done."""
    if not x.replied:
        yield Problem(f"督办单 {x.supervision_no} 还没有回复，请先办“回复督办”。")


def somebody_else_accepts(x: "Promise") -> Found:
    """Who did it, or said it was done, does not find it done."""
    if set(x.acceptor) & {*x.owner, *x.claimant}:
        yield Problem("责任人和报结人不能验收自己的事项，请由他人验收。")


def next_is_another_year(x: "Promise") -> Found:
    """A promise is carried to a later year's."""
    later = type(x).objects.filter(pk=x.carried_to, year__gt=x.year).exists()
    if not later:
        yield Problem("结转要到下一年度的承诺事项。", "carried_to")
