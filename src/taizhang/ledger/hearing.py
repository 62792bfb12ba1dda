"""What the town does to itself stands in the same journal as what it does to entries."""

from taizhang.ledger import journal
from taizhang.town.actor import Actor
from taizhang.town.told import Told


def hear(told: Told, by: Actor) -> None:
    """A change of the town as a line of its journal, in the transaction that makes the change."""
    journal.append([journal.Said(told.verb, told.change, number=told.about[:40])], by=by)
