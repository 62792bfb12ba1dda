"""What stands on many pages and is drawn once: for one person, until anything of the town or their posts changes."""

from collections.abc import Callable
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
