"""What is worked out from a town's books and kept until one of them changes: each change of them is a journal line."""

from collections.abc import Callable, Hashable
from math import inf
from time import monotonic
from typing import Any, TypeVar

from taizhang.ledger import journal
from taizhang.town.places import Places

MOST = 100  # kept for one town: what a search found alone may be three thousand ids
T = TypeVar("T")


def until_written(map_: Places, key: Hashable, make: Callable[[], T], seconds: float = inf) -> T:
    """What `make` makes, kept with the town's map until something is written in the town. Not to be altered.

    key: all it depends on beside the books. seconds: how old it may be where it depends on the moment as well.
    """
    head = journal.head(map_.town.pk)
    held: tuple[int, dict[Hashable, tuple[float, Any]]] = map_.made.get(until_written, (-1, {}))
    if held[0] != head:
        held = map_.made[until_written] = head, {}
    kept = held[1]
    found = kept.get(key)
    if found is None or found[0] < monotonic():
        if len(kept) >= MOST:
            kept.clear()
        found = kept[key] = monotonic() + seconds, make()
    made: T = found[1]
    return made
