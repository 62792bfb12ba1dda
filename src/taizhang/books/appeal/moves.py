"""What follows from a step beside its answers, and what one step alone demands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base import clock, workdays
from taizhang.base.problem import Problem
from taizhang.books.appeal import limits
from taizhang.books.appeal.words import ROUTES, Decision, Refusal
from taizhang.ledger import clocks
from taizhang.ledger.asking import places_of
from taizhang.ledger.refusal import Refused
from taizhang.ledger.setting import Setting
from taizhang.town.actor import Actor

if TYPE_CHECKING:
    from taizhang.books.appeal.model import Appeal

Found = Iterator[Problem]


def _limit(a: "Appeal", setting: Setting) -> int:
    return int(setting.on(places_of(a), clock.today()))


# ---------------------------------------------------------------- effects


def refuse(a: "Appeal", by: Actor) -> None:
    """The caller is told which way to go instead."""
    a.refusal_note = a.refusal_note or ROUTES.get(Refusal(a.refusal), "")


def reconsider(a: "Appeal", by: Actor) -> None:
    """A refusal taken back leaves no reason behind; the journal keeps it."""
    a.refusal = a.refusal_note = ""


def dispatch(a: "Appeal", by: Actor) -> None:
    """A new office begins from the start."""
    a.dispatched_at = clock.now()
    a.signed_at = a.contacted_at = None


def redirect(a: "Appeal", by: Actor) -> None:
    """An order given to another office by decision cannot be given back."""
    dispatch(a, by)
    a.assigned = True


def sign(a: "Appeal", by: Actor) -> None:
    """The office has it."""
    a.signed_at = clock.now()


def contact(a: "Appeal", by: Actor) -> None:
    """The caller has been spoken to for the first time."""
    a.contacted_at = clock.now()


def ask_return(a: "Appeal", by: Actor) -> None:
    """From here the time is given back, if the return is granted."""
    a.return_asked_at, a.return_decision, a.return_reply = clock.now(), "", ""


def grant_return(a: "Appeal", by: Actor) -> None:
    """The office that gave it back is out of it."""
    a.return_decision, a.returns = Decision.GRANTED, a.returns + 1
    a.office, a.signed_at, a.contacted_at = None, None, None


def deny_return(a: "Appeal", by: Actor) -> None:
    """The office keeps it, and the time it took to ask."""
    a.return_decision, a.assigned = Decision.DENIED, True


def ask_extension(a: "Appeal", by: Actor) -> None:
    """Asked before the time is over. Raises Refused afterwards."""
    a.extension_decision, a.extension_reply, a.extension_days = "", "", None
    handle = [c for c in clocks.running(a.pk) if c.key == "handle"]
    if handle and handle[0].due_at < clock.now():
        raise Refused([Problem("已过办理时限，不能再申请延期；请尽快办结并说明原因。", "extension_reason")])


def grant_extension(a: "Appeal", by: Actor) -> None:
    """The date moves; the first date stays with the clock."""
    a.extension_decision, a.extensions = Decision.GRANTED, a.extensions + 1


def deny_extension(a: "Appeal", by: Actor) -> None:
    """The date stays."""
    a.extension_decision = Decision.DENIED


def answered(a: "Appeal", by: Actor) -> None:
    """The answer goes out."""
    a.answered_at = clock.now()


def called(a: "Appeal", by: Actor) -> None:
    """The caller was reached."""
    a.called_at, a.reached = clock.now(), True


def missed(a: "Appeal", by: Actor) -> None:
    """Nobody was reached, once more."""
    a.called_at, a.reached, a.misses = clock.now(), False, a.misses + 1


def redo(a: "Appeal", by: Actor) -> None:
    """Sent back: the last answer stays to be improved, what the caller said of it stays in the journal."""
    a.redos += 1
    a.answered_at = a.called_at = a.reached = a.solved = None
    a.satisfaction, a.close_kind, a.misses = "", "", 0


# ---------------------------------------------------------------- when a step is open, and what it demands


def may_return(a: "Appeal") -> bool:
    """An order assigned by decision is not given back (潍坊市条例第二十二条)."""
    return not a.assigned


def not_contacted(a: "Appeal") -> bool:
    """There is a first contact only once."""
    return a.contacted_at is None


def may_close(a: "Appeal") -> bool:
    """Called back, or nobody there to call."""
    return bool(a.reached) or a.misses > 0 or not a.phone


def was_asked(a: "Appeal") -> Found:
    """Without the caller's word it closes only after enough vain calls."""
    limit = _limit(a, limits.MISSES)
    if not a.reached and a.phone and a.misses < limit:
        yield Problem(f"未联系上 {a.misses} 次，满 {limit} 次才可以不经回访办结，请再回访。", "reached")


def return_in_time(a: "Appeal") -> Found:
    """A return is asked soon after signing or not at all."""
    limit = _limit(a, limits.ASK_RETURN)
    if a.signed_at and workdays.between(clock.local_day(a.signed_at), clock.today()) > limit:
        yield Problem(f"签收已超过 {limit} 个工作日，不能再申请退单；请与热线专员联系改派。", "return_reason")


def return_other_office(a: "Appeal") -> Found:
    """An office that says it is not its business says whose it is."""
    if a.return_reason == "not_ours" and a.return_office_id is None and not a.return_note.strip():
        yield Problem("请写明应由哪个单位承办，或依据哪项职责规定。", "return_office")
    if a.return_office_id is not None and a.return_office_id == a.office_id:
        yield Problem("建议承办单位不能是本单位。", "return_office")


def extension_asked_within_limit(a: "Appeal") -> Found:
    """How often, and for how long."""
    if a.extensions >= (most := _limit(a, limits.MOST_EXTENSIONS)):
        yield Problem(f"本件已延期 {a.extensions} 次，最多 {most} 次，请按期办结。", "extension_asked")
    yield from _days(a, "extension_asked")


def extension_given_within_limit(a: "Appeal") -> Found:
    """For how long."""
    yield from _days(a, "extension_days")


def _days(a: "Appeal", name: str) -> Found:
    most = _limit(a, limits.MOST_EXTENDED)
    if not 1 <= (getattr(a, name) or 0) <= most:
        yield Problem(f"延期天数请填 1 到 {most} 个工作日。", name)
