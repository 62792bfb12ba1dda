"""Which indicators a person is offered, and who closes and reopens a period.

A value is the same whoever looks; but numbers of a book that none of a person's posts may read are not offered.
"""

from collections.abc import Iterator

from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.indicator import Definition, Indicator, Reading
from taizhang.indicators.places import KINDS
from taizhang.indicators.reporting import SLUG
from taizhang.ledger.may import anywhere
from taizhang.ledger.shelf import shelf
from taizhang.town import posts
from taizhang.town.actor import Actor

OVERSEEING = (posts.PARTY_OFFICE, posts.LEADER, posts.CHIEF, posts.AUDITOR)
CLOSING = (posts.PARTY_OFFICE,)
REOPENING = (posts.CHIEF, posts.LEADER)


def visible(actor: Actor) -> tuple[Indicator, ...]:
    """The indicators the actor may be offered, in the catalogue's order."""
    return tuple(i for i in catalogue if may_see(actor, i))


def may_see(actor: Actor, indicator: Indicator) -> bool:
    """Whether every book it counts from is one the actor's posts may read, or one they oversee.

    A book that tells of each reading (an accusation against somebody) is overseen by nobody.
    """
    if actor.system:
        return True
    if not actor.holds:
        return False
    overseeing = bool(actor.holding(*OVERSEEING))
    for slug in books(indicator):
        book = shelf[slug]
        if not (anywhere(actor, book.may.get("read", ())) or (overseeing and not book.reads_told)):
            return False
    return True


def books(indicator: Indicator) -> Iterator[str]:
    """The books it counts from, by slug."""
    if indicator.reported:
        yield SLUG
    named = (n for d in _counting(indicator) for n in (d.over, d.under) if n)
    yield from dict.fromkeys(n.partition(".")[0] for n in named if n not in KINDS)


def _counting(indicator: Indicator) -> Iterator[Definition | Reading]:
    yield from indicator.definitions
    yield from indicator.readings


def may_close(actor: Actor) -> bool:
    """Whether the actor closes periods: the one who answers for the town's numbers."""
    return bool(actor.holding(*CLOSING))


def may_reopen(actor: Actor) -> bool:
    """Whether the actor may open a closed period again."""
    return bool(actor.holding(*REOPENING))
