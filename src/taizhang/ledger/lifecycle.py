"""Lifecycle: the steps an entry may take. Data, so that every face can read it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q

from taizhang.base.problem import Problem
from taizhang.ledger.entry import Entry
from taizhang.ledger.may import Rights, permits
from taizhang.ledger.models import Hand
from taizhang.town.actor import Actor

Check = Callable[[Any], Iterable[Problem]]
Tone = Literal["main", "plain", "quiet"]


@dataclass(frozen=True, slots=True)
class Step:
    """One permitted move of an entry.

    source: the state or states it leaves. target: the state it enters; None keeps the state.
    by: who may. asks: fields that must be answered; offers: fields that may be.
    effect: sets what follows from the answers on the entry, before the checks.
    when: whether the step is open at this entry at all, beside its state.
    checks: what must hold once the answers are in, beside the book's own checks.
    duty: whether those who may take it have the entry on their desk because of it; a condition says on which entries,
    where the state alone says too little: a leader lists major hazards, and is not asked to look at every other.
    carried: never taken by itself; it follows when an entry that points at this one is opened or moved (`Carry`).
    """

    key: str
    title: str
    source: str | tuple[str, ...]
    target: str | None
    by: Rights
    asks: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    effect: Callable[[Any, Actor], None] | None = None
    when: Callable[[Any], bool] | None = None
    checks: tuple[Check, ...] = ()
    duty: bool | Q = True
    carried: bool = False
    tone: Tone = "plain"
    hint: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The states it leaves."""
        return (str(self.source),) if isinstance(self.source, str) else tuple(map(str, self.source))

    @property
    def fields(self) -> tuple[str, ...]:
        """Everything the step's form shows."""
        return self.asks + self.offers

    @property
    def at_once(self) -> bool:
        """Whether it may be taken at many entries at once: it asks nothing, and is part of the ordinary course."""
        return not self.asks and not self.carried and self.tone != "quiet"

    def open_at(self, entry: Entry) -> bool:
        """Whether the entry stands where this step begins."""
        state: str = entry.state  # type: ignore[attr-defined]  # each book declares its own states
        return entry.voided_at is None and state in self.sources and (self.when is None or self.when(entry))


class Lifecycle:
    """All steps of a book, and the states in which an entry is at its end."""

    def __init__(self, *steps: Step, ends: tuple[str, ...]):
        self.steps = {s.key: s for s in steps}
        self.ends = tuple(str(e) for e in ends)

    def __getitem__(self, key: str) -> Step:
        return self.steps[key]

    def open_to(self, actor: Actor, entry: Entry, hands: Iterable[Hand] = ()) -> list[Step]:
        """The steps this actor may take at this entry now, in the order they are declared."""
        hands = tuple(hands)
        return [s for s in self.steps.values() if s.open_at(entry) and permits(actor, s.by, entry, hands)]
