"""Opening entries, one at a time or a whole sheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from taizhang.base import clock
from taizhang.base.collector import resting, sweep_up
from taizhang.base.problem import Problem
from taizhang.ledger import card, clocks, journal, numbering, ref, suggest
from taizhang.ledger.asking import questions, read
from taizhang.ledger.book import Book
from taizhang.ledger.entry import Entries
from taizhang.ledger.may import permits
from taizhang.ledger.models import Card, Clock, Link
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.rows import Laid, lay, made, stored, write
from taizhang.ledger.shelf import shelf
from taizhang.ledger.suggest import Guess
from taizhang.ledger.verbs import ahead
from taizhang.ledger.verbs.stepping import carry
from taizhang.town.actor import Actor
from taizhang.town.places import Places

BATCH = 250  # a row being opened takes 20 KB


@dataclass(slots=True)
class Row:
    """One row to open: what it gives by field name, where it stands in its sheet, and its number outside."""

    given: Mapping[str, Any]
    place: int = 0
    outside_no: str = ""


@dataclass(slots=True)
class Outcome:
    """What became of the rows: how many were opened, how many had been before, and every problem with its place."""

    opened: int = 0
    known: int = 0
    problems: list[tuple[int, Problem]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    @property
    def blocked(self) -> bool:
        """Whether a problem kept everything out."""
        return any(p.blocks for _, p in self.problems)


def known(book: Book[Any], by: Actor, source: str, outside_no: str) -> Any | None:
    """The entry already opened under this number of this outside system."""
    return numbered(book, by=by, source=source).filter(outside_no=outside_no).first() if outside_no else None


def numbered(book: Book[Any], *, by: Actor, source: str) -> Entries:
    """The entries of the actor's town that carry a number of this outside system, in no order."""
    # In the very words of the unique index, and unsorted: else SQLite takes another one, and reads the whole town.
    said = RawSQL("NOT (outside_no = '')", (), BooleanField())
    return book.model.objects.filter(said, town=by.town, source=source).order_by()  # type: ignore[no-any-return]


def open_entry(
    book: Book[Any],
    given: Mapping[str, Any],
    *,
    by: Actor,
    source: str = "",
    outside_no: str = "",
    suggested: Iterable[Guess] = (),
) -> Any:
    """Open one entry. The same (source, outside_no) again returns the entry that is there and changes nothing.

    suggested: what was suggested to the one who answers; kept beside what they chose.
    Raises Refused with every problem, NotAllowed where the actor may not open here.
    """
    if (held := known(book, by, source, outside_no)) is not None:
        return held
    entry, problems = prepare(book, Row(given, outside_no=outside_no), by=by, source=source)
    if entry is None or any(p.blocks for p in problems):
        raise Refused(problems)
    drawn = _draw(book, [entry], by)
    try:
        # Only now: one database has one writer at a time, and whoever still thinks keeps all others waiting.
        with transaction.atomic():
            _store(book, drawn, by)
            carry(book, entry, "open", by=by)
            suggest.keep(book, entry, suggested, by=by)
        return entry
    except IntegrityError:
        # Two requests carried the same outside number at once: the other one was first.
        if (held := known(book, by, source, outside_no)) is not None:
            return held
        raise


def prepare(
    book: Book[Any], row: Row, *, by: Actor, source: str = "", extra: tuple[str, ...] = ()
) -> tuple[Any | None, list[Problem]]:
    """The entry a row would open, not stored, and what is wrong with it. None where an answer cannot be read.

    extra: further fields the row may fill. Raises NotAllowed where the actor may not open such an entry.
    """
    if not book.may.get("open"):
        raise NotAllowed(f"“{book.title}”不能直接登记。")
    spared = ref.spared(book.model, row.given)
    values, problems = read(questions(book.model, book.form_fields + extra, by.places), row.given, spared=spared)
    if problems:
        return None, problems
    now = clock.now()
    entry = made(book.model, opened_at=now, opened_by_id=by.person, source=source, outside_no=row.outside_no)
    entry.town = by.town
    for name, value in values.items():
        setattr(entry, name, value)
    entry.matter = entry.pk
    entry.taken_from = ref.fill(entry)
    if unknown := ref.unknown(entry, spared):
        return None, unknown
    entry.known_as, problems = ref.same_matter(entry, by)
    if problems:
        return None, problems
    for known_card in entry.known_as:
        entry.matter = known_card.matter
    book.derive(entry)
    given = getattr(entry, book.happened) if book.happened else None
    entry.on = _day(given) or clock.local_day(now)
    if not permits(by, book.may["open"], entry):
        where = f"{entry.area}的" if entry.area_id else ""
        raise NotAllowed(f"您的任职不能登记{where}“{book.title}”，请与系统管理员核对任职。")
    if book.first_state in book.lifecycle.ends:
        entry.closed_at = now  # a log records what is over
    if extra:
        book.implied(entry)
    for happened in book.history(entry):
        entry.state = book.lifecycle[happened.step].target or entry.state
        if entry.state in book.lifecycle.ends:
            entry.closed_at = happened.at
    return entry, book.problems(entry)


def _day(given: date | datetime | None) -> date | None:
    return clock.local_day(given) if isinstance(given, datetime) else given


@dataclass(slots=True)
class _Drawn:
    """Entries that have passed everything, with all that will be written of them but what only a writer knows: their
    numbers and their places in the journal."""

    entries: list[Any]
    rows: Laid
    clocks: Laid
    said: list[journal.Said]
    cards: list[card.Drawn]


def _draw(book: Book[Any], entries: list[Any], by: Actor) -> _Drawn:
    fresh = [row for entry in entries for row in first_clocks(book, entry, by.places)]
    said, cards = [_said(book, e) for e in entries], [card.draw(book, e) for e in entries]
    return _Drawn(entries, lay(book.model, entries), lay(Clock, fresh), said, cards)


def _store(book: Book[Any], drawn: _Drawn, by: Actor) -> None:
    """Give the entries their numbers and write them, with their clocks, journal and cards."""
    _number(book, drawn.entries, by)
    for entry, said, filed in zip(drawn.entries, drawn.said, drawn.cards, strict=True):
        said.number = said.change["set"]["number"] = filed.card.number = entry.number
    drawn.rows.put("number", (entry.number for entry in drawn.entries))
    write(drawn.rows)
    stored(drawn.entries)
    write(drawn.clocks)
    journal.append(drawn.said, by=by)
    _join(drawn.entries, card.write(drawn.cards), by)


def _join(entries: list[Any], cards: list[Card], by: Actor) -> None:
    """Link what was opened as a further door of a known matter to the door it pointed at."""
    links = [
        Link(a=known_card, b=made, kind=Link.Kind.SAME, at=entry.opened_at, by_id=by.person)
        for entry, made in zip(entries, cards, strict=True)
        for known_card in entry.known_as
    ]
    if links:
        Link.objects.bulk_create(links)


def _said(book: Book[Any], entry: Any) -> journal.Said:
    change = {"set": journal.snapshot(entry)}
    if entry.taken_from:
        change["from"] = entry.taken_from
    return journal.Said("open", change, book.slug, entry.pk, entry.number)


def _number(book: Book[Any], entries: list[Any], by: Actor) -> None:
    by_year: dict[int, list[Any]] = {}
    for entry in entries:
        by_year.setdefault(entry.on.year, []).append(entry)
    for year, some in by_year.items():
        for entry, seq in zip(some, numbering.take_numbers(by.town.pk, book.slug, year, len(some)), strict=True):
            entry.number = book.number.format(year=year, seq=seq)


def first_clocks(book: Book[Any], entry: Any, places: Places) -> list[Clock]:
    """The clocks an entry is opened with; those of its known past already stopped when they were."""
    events = [("open", entry.opened_at), *((h.step, h.at) for h in book.history(entry))]
    if len(events) > 1:
        events[0] = ("open", min(entry.opened_at, events[1][1], clock.instant(entry.on, clock.MIDNIGHT)))
    rows: list[Clock] = []
    for step, at in events:
        done = clocks.turn(book, entry, step, at, [c for c in rows if c.stopped_at is None], places)
        rows += done.fresh
    alive = [c.due_at for c in rows if c.stopped_at is None]
    entry.due_at = min(alive, default=None)
    return rows


class _Undo(Exception):
    """Rolls a trial back."""


def open_many(
    book: Book[Any],
    rows: Iterable[Row],
    *,
    by: Actor,
    source: str = "",
    trial: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Outcome:
    """Open all rows or none. Rows whose outside number is known are counted and left as they are.

    trial: say what would happen and write nothing. progress: called with the number of rows done.
    """
    outcome = Outcome()
    try:
        with resting(), transaction.atomic():
            _open_all(book, iter(rows), by, source, trial, outcome, progress)
            if outcome.blocked or trial:
                raise _Undo
    except _Undo:
        if outcome.blocked:
            outcome.opened, outcome.numbers = 0, []
    return outcome


def _open_all(
    book: Book[Any],
    rows: Iterator[Row],
    by: Actor,
    source: str,
    trial: bool,
    outcome: Outcome,
    progress: Callable[[int], None] | None,
) -> None:
    judge, done = _Judge(book.slug, by, source), 0
    batches = _batches(book, rows, by, source, trial, outcome)
    # A trial writes nothing meanwhile, and a carried step may change what the next batch is judged by.
    with closing(ahead.answers(judge, batches, by.places, alone=trial or bool(book.carries))) as judged:
        for batch, found in judged:
            outcome.problems += found.problems
            outcome.opened += found.opened
            if found.drawn and not outcome.blocked:
                _store(book, found.drawn, by)
                outcome.problems += _carried(book, found.drawn.entries, by)
                outcome.numbers += [e.number for e in found.drawn.entries]
            done += batch.size
            del batch, found  # the next one comes before these names are given to it
            sweep_up()
            if progress:
                progress(done)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some rows of a sheet: how many they were, those not known before, and whether they are to be written."""

    size: int
    rows: list[Row]
    write: bool


def _batches(
    book: Book[Any], rows: Iterator[Row], by: Actor, source: str, trial: bool, outcome: Outcome
) -> Iterator[_Batch]:
    seen = set[str]()
    while some := list(islice(rows, BATCH)):
        held = _held(book, by, source, some)
        fresh = []
        for row in some:
            if row.outside_no and (row.outside_no in held or row.outside_no in seen):
                outcome.known += 1
                continue
            seen.add(row.outside_no)
            fresh.append(row)
        yield _Batch(len(some), fresh, write=not (trial or outcome.blocked))


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a batch comes to: how many rows may be opened, what is wrong with them, and what is to be written."""

    opened: int
    problems: list[tuple[int, Problem]]
    drawn: _Drawn | None


@dataclass(frozen=True, slots=True)
class _Judge:
    """All that is to be thought of a batch, and nothing that is to be written: another process may do it as well."""

    book: str
    by: Actor
    source: str

    def __call__(self, batch: _Batch) -> _Judged:
        book, ready = shelf[self.book], []
        problems: list[tuple[int, Problem]] = []
        for row in batch.rows:
            entry, wrong = _prepare_row(book, row, self.by, self.source)
            problems += [(row.place, p) for p in wrong]
            if entry is not None:
                entry.stood_at = row.place
                ready.append(entry)
        write = ready and batch.write and not any(p.blocks for _, p in problems)
        return _Judged(len(ready), problems, _draw(book, ready, self.by) if write else None)


def _carried(book: Book[Any], entries: list[Any], by: Actor) -> list[tuple[int, Problem]]:
    """Move what the rows point at; a row that may not or cannot is said at its place."""
    problems: list[tuple[int, Problem]] = []
    for entry in entries if book.carries else ():
        try:
            carry(book, entry, "open", by=by)
        except Refused as refusal:
            problems += [(entry.stood_at, p) for p in refusal.problems]
        except NotAllowed as refusal:
            problems.append((entry.stood_at, Problem(str(refusal), book.carries[0].ref)))
    return problems


def _prepare_row(book: Book[Any], row: Row, by: Actor, source: str) -> tuple[Any | None, list[Problem]]:
    try:
        return prepare(book, row, by=by, source=source, extra=book.backfill)
    except NotAllowed as refusal:
        return None, [Problem(str(refusal), "area")]


def _held(book: Book[Any], by: Actor, source: str, rows: list[Row]) -> set[str]:
    asked = [r.outside_no for r in rows if r.outside_no]
    if not asked:
        return set()
    found = numbered(book, by=by, source=source).filter(outside_no__in=asked)
    return set(found.values_list("outside_no", flat=True))
