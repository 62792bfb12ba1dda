"""The plan: everything that would happen if a sheet were taken in, said before anything happens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import transaction

from taizhang.base import seal
from taizhang.base.fields import SecretField
from taizhang.base.problem import Problem
from taizhang.base.sheet import Column, SheetError, Table, Value, read_sheet
from taizhang.base.sheet import Row as Line
from taizhang.base.sheet.guard import MAX_BYTES
from taizhang.base.sheet.match import Match, match
from taizhang.base.sheet.write import Head, write_xlsx
from taizhang.ledger import ref
from taizhang.ledger.asking import questions
from taizhang.ledger.book import Book
from taizhang.ledger.intake import questions as ask
from taizhang.ledger.intake.answers import Answers
from taizhang.ledger.intake.questions import Question
from taizhang.ledger.intake.wanted import OUTSIDE, fields, wanted
from taizhang.ledger.refusal import Refused
from taizhang.ledger.verbs.opening import Outcome, Row, open_many, prepare
from taizhang.ledger.verbs.renewing import renew
from taizhang.town.actor import Actor

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Taken:
    """A column and the field it is taken for, "" for none; why and how sure, and a few of its values."""

    column: Column
    field: str
    why: str
    score: float
    samples: tuple[str, ...]
    private: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a row: where it stands, what was written, and what to do."""

    row: int
    column: str
    value: str
    message: str
    blocks: bool


@dataclass(slots=True)
class Plan:
    """What a sheet would bring."""

    book: Book[Any]
    tables: list[Table]
    at: int
    columns: list[Taken] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    fresh: int = 0
    known: int = 0
    moved: list[Row] = field(default_factory=list)  # of the known: those that a mirrored system has moved on
    preview: list[Any] = field(default_factory=list)

    @property
    def renewed(self) -> int:
        """How many known entries are brought up to date."""
        return len(self.moved)

    @property
    def table(self) -> Table:
        """The table taken."""
        return self.tables[self.at]

    @property
    def open_questions(self) -> list[Question]:
        """What must still be settled."""
        return [q for q in self.questions if q.open]

    @property
    def why_not(self) -> str:
        """Why it cannot be committed as it stands; "" when it can."""
        if self.open_questions:
            return f"还有 {len(self.open_questions)} 处要您定。"
        if blocked := len({f.row for f in self.faults if f.blocks} - set(self.left_out)):
            return f"有 {blocked} 行不能写入，请改好原表再传，或选择只写入没问题的行。"
        if not self.fresh and not self.renewed:
            return "表里没有新的条目。" if self.known else "表里没有可以写入的行。"
        return ""


def plan(book: Book[Any], data: bytes, name: str, answers: Answers, *, by: Actor, max_bytes: int = MAX_BYTES) -> Plan:
    """Read a sheet and say what would come of it. Raises SheetError where it cannot be read."""
    tables = read_sheet(data, name, max_bytes)
    looked_for = wanted(book, by.places)
    matches = [match(t.columns, looked_for, t.records) for t in tables]
    best = max(range(len(tables)), key=lambda i: (sum(m.score for m in matches[i]), len(tables[i].records)))
    at = answers.table if answers.table is not None and answers.table < len(tables) else best
    made = Plan(book, tables, at)
    _columns(made, matches[at], answers)
    _rows(made, answers, by)
    if not made.open_questions:
        _try(made, answers, by)
    made.faults = sorted([*made.faults, *_covered(made)], key=lambda f: (not f.blocks, f.row))
    return made


def _columns(made: Plan, matches: Sequence[Match], answers: Answers) -> None:
    found = {m.column.index: m for m in matches}
    book, table = made.book, made.table
    allowed = {*fields(book), OUTSIDE}
    for column in table.columns:
        said = answers.columns.get(column.index)
        m = found.get(column.index)
        if said is not None:
            kept = said if said in allowed else ""
            same = m is not None and m.field == kept
            why, score = (m.why, m.score) if m and same else ("您选定的" if kept else "不导入", 1.0 if kept else 0.0)
        else:
            kept, why, score = (m.field, m.why, m.score) if m else ("", "没有对应的项", 0.0)
        made.columns.append(Taken(column, kept, why, score, _samples(book, kept, table, column), _private(book, kept)))


def _samples(book: Book[Any], name: str, table: Table, column: Column) -> tuple[str, ...]:
    values = [v for row in table.records[:40] if (v := row.values[column.index]) not in (None, "")]
    return tuple(_masked(book, name, v) for v in dict.fromkeys(map(spell, values[:3])))


def _private(book: Book[Any], name: str) -> bool:
    return bool(name) and name != OUTSIDE and isinstance(book.model._meta.get_field(name), SecretField)


def _masked(book: Book[Any], name: str, text: str) -> str:
    if _private(book, name):
        column: Any = book.model._meta.get_field(name)
        return str(column.secret(text))
    return text if len(text) <= 24 else text[:23] + "…"


def spell(value: Value) -> str:
    """A cell as text: numbers without the tail a spreadsheet gives them."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value).strip()


def _rows(made: Plan, answers: Answers, by: Actor) -> None:
    book, lines = made.book, made.table.records
    asked = questions(book.model, fields(book), by.places)
    by_field = {t.field: t for t in made.columns if t.field}
    given: dict[int, dict[str, Any]] = {line.number: {} for line in lines}
    found: list[Question] = []
    for name, taken in by_field.items():
        found += ask.blanks(taken.column.index, taken.column.label, lines)
        if name != OUTSIDE:
            values, more = _column(taken, asked[name], lines, answers)
            found += more
            for number, value in values.items():
                given[number][name] = value
    spared = ref.spared(book.model, by_field)
    for name, one in asked.items():
        if name not in by_field and name not in spared and one.required and not hasattr(one, "may_be_absent"):
            more = ask.whole(name, one)
            found += more
            if more and (said := ask.answer(answers.said, f"all-{name}")):
                for row in given.values():
                    row[name] = said
            elif not more and not _derived(book, name, given):
                made.missing.append(book.label(name))
    made.questions = ask.settle(found, answers.said)
    numbers = _outside(book, by_field.get(OUTSIDE), lines, answers)
    made.rows = [Row(given[line.number], line.number, numbers[line.number]) for line in lines]


def _column(
    taken: Taken, one: forms.Field, lines: Sequence[Line], answers: Answers
) -> tuple[dict[int, Any], list[Question]]:
    index, label = taken.column.index, taken.column.label
    if isinstance(one, forms.DateField | forms.DateTimeField):
        return ask.dates(index, label, lines, answers.said)
    texts = {line.number: spell(_cell(line, index, answers)) for line in lines}
    strange = ask.words(index, label, one, list(texts.values()))
    instead = {q.text: ask.answer(answers.said, q.key) or "" for q in strange if q.key in answers.said}
    kept = {n: said for n, t in texts.items() if (said := instead.get(t, t))}
    if taken.private:
        # A value that was masked before it came here is not a value: it cannot be called, found or compared.
        kept = {n: t for n, t in kept.items() if "*" not in t}
    return kept, strange


def _covered(made: Plan) -> list[Fault]:
    """Cells that came already masked: left empty, and said so."""
    found = []
    for taken in made.columns:
        for line in made.table.records if taken.private else ():
            text = spell(line.values[taken.column.index])
            if "*" in text:
                found.append(Fault(line.number, taken.column.label, text, "表里已经打码，这一格没有写入。", False))
    return found


def _cell(line: Line, index: int, answers: Answers) -> Value:
    if index in line.maybe and answers.said.get(f"above-{index}") == "above":
        return line.maybe[index]
    return line.values[index]


def _derived(book: Book[Any], name: str, given: dict[int, dict[str, Any]]) -> bool:
    """A heading the sheet has no column for is the beginning of the text it would head."""
    if name != book.heading or not book.heading_from:
        return False
    for row in given.values():
        text = " ".join(str(row.get(book.heading_from, "")).split())
        row[name] = text if len(text) <= 40 else text[:39] + "…"
    return any(row[name] for row in given.values())


def _outside(book: Book[Any], taken: Taken | None, lines: Sequence[Line], answers: Answers) -> dict[int, str]:
    """Each row's number outside; where the sheet has none, a digest of the row, so that it never comes in twice."""
    seen: dict[str, int] = {}
    numbers = {}
    for line in lines:
        number = spell(_cell(line, taken.column.index, answers))[:60] if taken else ""
        if not number:
            body = seal.canonical([spell(v) for v in line.values])
            print_ = seal.digest(body).removeprefix("sm3:")[:40]
            seen[print_] = seen.get(print_, 0) + 1
            number = f"row:{print_}" + (f"#{seen[print_]}" if seen[print_] > 1 else "")
        numbers[line.number] = number
    return numbers


def _try(made: Plan, answers: Answers, by: Actor) -> None:
    outcome = open_many(made.book, made.rows, by=by, source=made.book.outside, trial=True)
    lines = {line.number: line for line in made.table.records}
    made.faults = [_fault(made, lines[row], problem) for row, problem in outcome.problems]
    bad = {f.row for f in made.faults if f.blocks}
    if answers.only_good:
        made.left_out = sorted(bad)
        made.rows = [r for r in made.rows if r.place not in bad]
    made.known = outcome.known
    made.moved = _renew(made, by, trial=True)
    made.fresh = len(made.rows) - outcome.known - (0 if answers.only_good else len(bad))
    for row in made.rows[:SHOWN]:
        if row.place not in bad:
            entry, _ = prepare(made.book, row, by=by, source=made.book.outside, extra=made.book.backfill)
            made.preview += [entry] if entry is not None else []


def _fault(made: Plan, line: Line, problem: Problem) -> Fault:
    taken = next((t for t in made.columns if t.field == problem.field), None)
    label = taken.column.label if taken else (made.book.label(problem.field) if problem.field else "")
    value = ""
    if taken:
        value = _masked(made.book, problem.field, spell(line.values[taken.column.index]))
    return Fault(line.number, label, value, problem.message, problem.blocks)


def commit(made: Plan, *, by: Actor, progress: Callable[[int], None] | None = None) -> Outcome:
    """Take the rows of a plan in: all of them, or none. Raises Refused where the plan is not ready."""
    if made.why_not:
        raise Refused([Problem(made.why_not)])
    with transaction.atomic():
        outcome = open_many(made.book, made.rows, by=by, source=made.book.outside, progress=progress)
        if outcome.blocked:
            raise Refused([p for _, p in outcome.problems if p.blocks])
        _renew(made, by, trial=False)
    return outcome


def _renew(made: Plan, by: Actor, *, trial: bool) -> list[Row]:
    """Bring known rows of a mirrored book up to date; which. A trial tells what does not hold with the rest."""
    moved = []
    lines = {line.number: line for line in made.table.records}
    for row in made.rows if made.book.mirrors and made.known else ():
        changed, problems = renew(made.book, row, by=by, source=made.book.outside, trial=trial)
        if changed:
            moved.append(row)
        if trial:
            made.faults += [_fault(made, lines[row.place], p) for p in problems if changed or p.blocks]
        elif blocking := [p for p in problems if p.blocks]:
            raise Refused(blocking)
    return moved


def fault_sheet(made: Plan) -> bytes:
    """Every fault as a sheet, to mend the original by."""
    heads = [Head("行"), Head("列", 18), Head("表里写的", 30), Head("问题", 60), Head("能否写入")]
    lines = [(f.row, f.column, f.value, f.message, "不能" if f.blocks else "能，请留意") for f in made.faults]
    return write_xlsx(heads, lines, name="问题清单")


__all__ = ["Fault", "Plan", "SheetError", "Taken", "commit", "fault_sheet", "plan"]
