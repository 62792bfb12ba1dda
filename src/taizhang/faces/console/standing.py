"""What is on many pages and is made once for a person: until the town or their posts change, or for a little while."""

from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from taizhang.town.actor import Actor

MOST = 2000  # parts kept for one town; addresses of lists are many, and nobody counts them
T = TypeVar("T")


def standing(actor: Actor, key: tuple[Any, ...], make: Callable[[], T]) -> T:
    """What `make` makes, kept with the town's map under the person and the postings they hold.

    key: all it depends on beside them, hashable. Nothing of the moment, of entries or of one request may be in it.
    """
    held: dict[Any, T] = actor.places.made.setdefault(standing, {})
    whole = (key, actor.person, actor.holds)
    if whole not in held:
        if len(held) >= MOST:
            held.clear()
        held[whole] = make()
    return held[whole]


def lately(actor: Actor, what: str, seconds: float, make: Callable[[], T]) -> T:
    """What `make` makes for a person under the postings they hold, at most so many seconds old. Not to be altered."""
    mine = _lately(actor)
    found = mine.get(what)
    if found is None or found[0] < monotonic():
        found = mine[what] = monotonic() + seconds, make()
    made: T = found[1]
    return made


def forget(actor: Actor, *whats: str) -> None:
    """Make these anew when they are next asked for."""
    mine = _lately(actor)
    for what in whats:
        mine.pop(what, None)


def _lately(actor: Actor) -> dict[str, tuple[float, Any]]:
    held: dict[int | None, tuple[Any, dict[str, tuple[float, Any]]]] = actor.places.made.setdefault(lately, {})
    mine = held.get(actor.person)
    if mine is None or mine[0] != actor.holds:
        mine = held[actor.person] = actor.holds, {}
    return mine[1]
