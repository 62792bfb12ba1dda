"""What the steps of a case do to it, when they are open, and what a finished case has behind it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from taizhang.base import clock
from taizhang.books.penalty import gaps, rules
from taizhang.books.penalty.words import SHOWN_DAYS, SHOWN_SIMPLE
from taizhang.ledger.asking import places_of
from taizhang.ledger.book import Happened
from taizhang.ledger.deadline import Budget, Unit
from taizhang.town.actor import Actor
from taizhang.town.places import Places

if TYPE_CHECKING:
    from taizhang.books.penalty.model import Penalty

_SUIT_MONTHS, _COURT_MONTHS = 6, 3


def is_ordinary(one: "Penalty") -> bool:
    """Whether it takes the ordinary procedure."""
    return one.procedure == "ordinary"


def is_simple(one: "Penalty") -> bool:
    """Whether it may be decided on the spot."""
    return one.procedure == "simple"


def is_kept(one: "Penalty") -> bool:
    """Whether things are kept by registration and not yet decided on."""
    return one.preserved_on is not None and one.settled_on is None


def is_not_kept(one: "Penalty") -> bool:
    """Whether nothing is kept by registration."""
    return one.preserved_on is None


def may_ask_hearing(one: "Penalty") -> bool:
    """Whether the party may ask for a hearing and has not."""
    return gaps.may_be_heard(one) and one.hearing_asked_on is None


def was_asked(one: "Penalty") -> bool:
    """Whether a hearing was asked for and not yet held."""
    return one.hearing_asked_on is not None and one.heard_on is None


def is_to_publish(one: "Penalty") -> bool:
    """Whether the decision is to be published and is not."""
    return one.to_publish and one.published_on is None


def is_published(one: "Penalty") -> bool:
    """Whether the decision stands published."""
    return one.published_on is not None and one.withdrawn_on is None


def owes(one: "Penalty") -> bool:
    """Whether money is owed."""
    return bool(one.fine + one.confiscated > one.paid)


def is_carried_out(one: "Penalty") -> bool:
    """Whether nothing is owed, or the court has been asked to get it."""
    return not owes(one) or one.enforced_on is not None


def reviewed(one: "Penalty", actor: Actor) -> None:
    """Whoever takes the step is the reviewer."""
    one.reviewers = [actor.person] if actor.person else []
    one.reviewed_on = gaps.today_or(one.reviewed_on)


def decided(one: "Penalty", actor: Actor) -> None:
    """A minor's penalty is published nowhere."""
    one.decided_on = gaps.today_or(one.decided_on)
    years = rules.age(one)
    if years is not None and years < 18:
        one.to_publish, one.unpublished_why = False, "当事人是未成年人"


def decided_now(one: "Penalty", actor: Actor) -> None:
    """On the spot: decided and handed over on one day."""
    decided(one, actor)
    one.served_on, one.served_how = one.decided_on, "direct"
    if one.collected:
        one.paid, one.paid_on = one.fine, one.decided_on


def published(one: "Penalty", actor: Actor) -> None:
    """Published, for as long as its kind is."""
    show(one)


def show(one: "Penalty") -> None:
    """Until when it is shown, where nobody said."""
    if one.published_on and one.shown_until is None:
        setting = SHOWN_SIMPLE if one.procedure == "simple" else SHOWN_DAYS
        one.shown_until = one.published_on + timedelta(days=int(setting.on(places_of(one), one.published_on)))


def spared(one: "Penalty", actor: Actor) -> None:
    """Not punished, and why."""
    one.spared_on = gaps.today_or(one.spared_on)


def closed(one: "Penalty", actor: Actor) -> None:
    """The file is closed today, or on the day its form says."""
    one.closed_on = gaps.today_or(one.closed_on)


def _months_on(day: date, n: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def court_within(one: Any, places: Places, day: date) -> Budget:
    """行政强制法 53: three months after the six in which the party may go to court (行政诉讼法 46)."""
    return Budget(0, Unit.DATE, roll=False, on=_months_on(day, _SUIT_MONTHS + _COURT_MONTHS))


_ORDINARY = (
    ("investigate", "investigated_on"),
    ("notify", "noticed_on"),
    ("decide", "decided_on"),
    ("serve", "served_on"),
    ("publish", "published_on"),
    ("pay", "paid_on"),
    ("close", "closed_on"),
)
_SIMPLE = (("decide_now", "decided_on"), ("publish", "published_on"), ("pay", "paid_on"), ("close", "closed_on"))
_STATES = ("investigate", "notify", "decide", "serve", "close")  # a later one known means that these have been


def history(one: "Penalty") -> Iterator[Happened]:
    """The steps a case exported by the platform has behind it, as far as its columns tell."""
    way = _SIMPLE if one.procedure == "simple" else _ORDINARY
    names = [name for _, name in way]
    at = clock.instant(one.filed_on)
    for n, (key, name) in enumerate(way):
        day: date | None = getattr(one, name)
        later = key in _STATES and any(getattr(one, x) for x in names[n + 1 :])
        if day or later:
            at = max(at, clock.instant(day)) if day else at
            yield Happened(key, at)
    if one.spared_on and one.decided_on is None:
        yield Happened("spare", max(at, clock.instant(one.spared_on)))
