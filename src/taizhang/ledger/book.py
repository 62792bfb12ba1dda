"""Book: how one kind of entry is kept. Subclass it; everything else reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar, Generic, Literal, TypeVar
from uuid import UUID

from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.models import Q

from taizhang.base.problem import Problem
from taizhang.ledger.carry import Carry
from taizhang.ledger.compiled import Slot, narrowed, question
from taizhang.ledger.deadline import Deadline
from taizhang.ledger.document import Document
from taizhang.ledger.entry import Entries, Entry
from taizhang.ledger.gather import Gather
from taizhang.ledger.hands import PeopleField
from taizhang.ledger.lifecycle import Check, Lifecycle
from taizhang.ledger.may import Rights, barred, permits, which
from taizhang.ledger.measures import Measure, Ratio
from taizhang.ledger.models import Card, Hand
from taizhang.ledger.recorded import Brings, Rest
from taizhang.ledger.setting import Setting
from taizhang.town.actor import Actor

E = TypeVar("E", bound=Entry)
Shape = Literal["roll", "log", "matter"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What makes two entries likely to be one matter: the texts compared, and how near in time.

    apart: fields in which entries of one matter cannot differ where both have them. Inspectors write in standard words:
    the same words about another firm are another hazard.
    """

    text: tuple[str, ...]
    within_days: int = 90
    least: float = 0.18  # how alike, 0 to 1, before it is shown; `base.similar` says what the numbers mean
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A field whose value is suggested from the book's own closed entries, by the words of some of its texts.

    within: the field of the level above, with whose code the value begins.
    """

    field: str
    text: tuple[str, ...]
    within: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """A step known from paper: which, and when. Used when old entries come in with their end already reached."""

    step: str
    at: datetime


class Book(Generic[E]):
    """One kind of entry: what it records, who may do what, in which time, what must hold, what can be counted."""

    slug: ClassVar[str]
    title: ClassVar[str]
    group: ClassVar[str] = ""  # the heading it stands under at the left of the console
    shape: ClassVar[Shape] = "matter"
    icon: ClassVar[str] = "book-open"
    model: type[E]
    number: ClassVar[str]  # "SQ-{year}-{seq:05}"
    heading: ClassVar[str]  # the field that says in a line what the entry is about
    heading_from: ClassVar[str] = ""  # the text whose beginning serves where a sheet has no heading
    outside: ClassVar[str] = "sheet"  # the system whose numbers its sheets carry
    mirrors: ClassVar[bool] = False  # that system keeps the entries: its sheets bring known ones up to date
    gist: ClassVar[tuple[str, ...]] = ()  # fields shown as small marks beside the heading
    sections: ClassVar[dict[str, tuple[str, ...]]]
    columns: ClassVar[tuple[str, ...]]
    filters: ClassVar[tuple[str, ...]] = ()
    search: ClassVar[tuple[str, ...]] = ()
    find_by: ClassVar[tuple[str, ...]] = ()  # private fields found by keyed hash
    field_form: ClassVar[tuple[str, ...]] = ()  # what is asked on the spot, on a telephone
    brings: ClassVar[tuple[Brings, ...]] = ()  # entries of other books recorded with one of this on one page
    remembers: ClassVar[tuple[str, ...]] = ()  # fields of the field form that begin as this person last wrote them
    rest: ClassVar[Rest | None] = None  # a list of like questions in the field form
    backfill: ClassVar[tuple[str, ...]] = ()  # fields a sheet of old entries may also fill
    public: ClassVar[tuple[str, ...]] = ()
    happened: ClassVar[str] = ""  # the field that gives the day it happened; the day of opening where empty
    hands: ClassVar[tuple[str, ...]] = ()  # fields naming offices that help, or people by name
    bars: ClassVar[tuple[str, ...]] = ()  # fields naming offices or people that must never read the entry
    guarded: ClassVar[dict[str, Rights]] = {}  # fields that fewer may read than the entry
    reads_told: ClassVar[bool] = False  # whether the journal says of every opening of an entry who read it
    receives: ClassVar[dict[str, dict[str, str]]] = {}  # book handing on → own field: its field
    carries: ClassVar[tuple[Carry, ...]] = ()  # what it does to the entries its refs point at
    aliases: ClassVar[dict[str, tuple[str, ...]]] = {}  # other names of fields in sheets
    may: ClassVar[dict[str, Rights]]  # read, open, amend, export, attach, link, void, reveal
    tones: ClassVar[dict[str, str]] = {}  # state → open, wait, done, late, for its seal
    lifecycle: ClassVar[Lifecycle]
    deadlines: ClassVar[tuple[Deadline, ...]] = ()
    settings: ClassVar[tuple[Setting, ...]] = ()
    checks: ClassVar[tuple[Check, ...]] = ()
    measures: ClassVar[tuple[Measure | Ratio, ...]] = ()
    documents: ClassVar[tuple[Document[Any], ...]] = ()
    likeness: ClassVar[Likeness | None] = None
    suggests: ClassVar[tuple[Suggestion, ...]] = ()

    def history(self, entry: E) -> Iterable[Happened]:
        """The steps that a filled-in old entry has already been through, in order; none for a new one."""
        return ()

    def implied(self, entry: E) -> None:
        """Set what a filled-in old entry says without writing it: asked only of entries that come in by sheet."""

    def derive(self, entry: E) -> None:
        """Set what follows from the answers, whenever they are given or put right, before anything is checked."""

    def gathers(self, entry: E) -> Iterable[Gather]:
        """What the entry collects of other books by query; nothing, for most."""
        return ()

    def shown_to_public(self, rows: models.QuerySet[E]) -> models.QuerySet[E]:
        """Which of the rows the public may see at all; of those, the columns of `public`."""
        return rows

    @cached_property
    def first_state(self) -> str:
        """The state an entry is opened in."""
        return str(self._field("state").default)

    @cached_property
    def form_fields(self) -> tuple[str, ...]:
        """Every field of the opening form, in order."""
        return tuple(f for fields in self.sections.values() for f in fields)

    @cached_property
    def kept_fields(self) -> "tuple[models.Field[Any, Any], ...]":
        """The concrete columns, as the journal keeps them."""
        return tuple(self.model._meta.concrete_fields)

    def _field(self, name: str) -> Any:
        return self.model._meta.get_field(name)

    def label(self, name: str) -> str:
        """A field's name on screen."""
        return str(self._field(name).verbose_name)

    def state_label(self, state: str) -> str:
        """A state's name on screen."""
        return self._state_labels.get(state, state)

    @cached_property
    def _state_labels(self) -> dict[str, str]:
        return {str(value): str(label) for value, label in self.model.State.choices}

    def readable_by(self, actor: Actor, verb: str = "read") -> Entries:
        """As `visible_to`, and those struck out too: their page says so, while no list or count holds them."""
        return narrowed(actor, ("readable", self.slug, verb), lambda: self._readable_by(actor, verb))

    def _readable_by(self, actor: Actor, verb: str) -> Entries:
        rows: Entries = self.model.objects.filter(which(actor, self.may.get(verb, ())))
        return rows.exclude(self._barred(actor)) if self.bars else rows

    def visible_to(self, actor: Actor, verb: str = "read") -> Entries:
        """The entries on which the actor may do this: the one rule behind list, page, count, export and figure."""
        return self.readable_by(actor, verb).live()

    def shows(self, actor: Actor, pk: UUID, verb: str = "read") -> bool:
        """Whether the entry of this id is one of `visible_to`."""
        one = Slot("pk", models.UUIDField())
        found = question(
            actor,
            ("shows", self.slug, verb),
            lambda: self.visible_to(actor, verb).filter(pk=one).order_by().values("pk"),
        )
        return found.any(pk=pk)

    def visible_cards(self, actor: Actor, verb: str = "read") -> models.QuerySet[Card]:
        """The same, asked of the cards."""
        return Card.objects.filter(self.cards_for(actor, self.may.get(verb, ())), voided_at=None)

    def cards_for(self, actor: Actor, rights: Rights) -> Q:
        """The book's cards on which the actor has these rights and from which nothing keeps them."""
        where = Q(book=self.slug) & which(actor, rights, card="card")
        return where & ~self._barred(actor, card="card") if self.bars else where

    def _barred(self, actor: Actor, card: str = "") -> Q:
        return barred(actor, card=card, people=any(isinstance(self._field(n), PeopleField) for n in self.bars))

    def hidden(self, actor: Actor, entry: E, hands: Iterable[Hand] = ()) -> frozenset[str]:
        """The fields of an entry that this actor may not read, though they may read the entry."""
        hands = tuple(hands)
        return frozenset(n for n, rights in self.guarded.items() if not permits(actor, rights, entry, hands))

    def problems(self, entry: E) -> list[Problem]:
        """Everything that does not hold of an entry."""
        return [p for check in self.checks for p in check(entry)]

    def measure(self, key: str) -> Measure | Ratio:
        """A measure by its key. KeyError where the book has none of that name."""
        return {m.key: m for m in self.measures}[key]

    def figure(self, key: str) -> Measure | Ratio | None:
        """A measure, or a part of a rate, by its key; None where there is none."""
        parts = (p for m in self.measures if isinstance(m, Ratio) for p in (m.over, m.under))
        return next((m for m in (*self.measures, *parts) if m.key == key), None)

    def self_check(self) -> list[CheckMessage]:
        """What is wrong with the declaration itself; run at start."""
        return [*self._unknown_fields(), *self._unknown_states(), *self._unknown_steps()]

    def _unknown_fields(self) -> list[CheckMessage]:
        names = {f.name for f in self.model._meta.get_fields()}
        groups: dict[str, Iterable[str]] = {
            "sections": self.form_fields,
            "columns": self.columns,
            "filters": self.filters,
            "search": self.search,
            "find_by": self.find_by,
            "field_form": self.field_form,
            "remembers": self.remembers,
            "rest": self.rest.fields if self.rest else (),
            "backfill": self.backfill,
            "public": self.public,
            "gist": self.gist,
            "hands": self.hands,
            "bars": self.bars,
            "guarded": self.guarded,
            "receives": [own for mapped in self.receives.values() for own in mapped],
            "aliases": self.aliases,
            "heading": (self.heading,),
            "happened": (self.happened,) if self.happened else (),
            "suggests": [s.field for s in self.suggests],
            "likeness": (*self.likeness.text, *self.likeness.apart) if self.likeness else (),
            "carries": [name for c in self.carries for name in (c.ref, *c.gives.values())],
        }
        for step in self.lifecycle.steps.values():
            groups[f"step {step.key}"] = step.fields
        return [
            Error(f"{type(self).__name__}: {where} names unknown field {name!r}", id="ledger.E001")
            for where, listed in groups.items()
            for name in listed
            if name not in names
        ]

    def _unknown_states(self) -> list[CheckMessage]:
        known = set(self.model.State.values)
        used = {(s.key, str(x)) for s in self.lifecycle.steps.values() for x in (*s.sources, s.target or s.sources[0])}
        used |= {("ends", x) for x in self.lifecycle.ends} | {("tones", str(x)) for x in self.tones}
        return [
            Error(f"{type(self).__name__}: {where} names unknown state {state!r}", id="ledger.E002")
            for where, state in sorted(used)
            if state not in known
        ]

    def _unknown_steps(self) -> list[CheckMessage]:
        known = {"open", *self.lifecycle.steps}
        named = [(f"deadline {d.key}", d.steps) for d in self.deadlines]
        named += [(f"document {d.key}", d.after) for d in self.documents]
        named += [(f"carry {c.step}", (c.after,)) for c in self.carries]
        return [
            Error(f"{type(self).__name__}: {where} names unknown step {key!r}", id="ledger.E003")
            for where, keys in named
            for key in keys
            if key not in known
        ]
