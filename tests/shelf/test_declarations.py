"""What every declaration must keep."""

from collections.abc import Callable
from typing import Any

from taizhang.base.fields import SecretField
from taizhang.ledger.book import Book
from taizhang.ledger.intake.plan import Plan
from taizhang.ledger.shelf import shelf
from tests.shelf.conftest import beside


def test_declaration_when_checked_is_sound(book: Book[Any]) -> None:
    assert book.self_check() == []


def test_every_state_when_followed_is_reached_and_left(book: Book[Any]) -> None:
    steps = book.lifecycle.steps.values()
    into = {book.first_state, *(str(s.target) for s in steps if s.target is not None)}
    out_of = {x for s in steps if s.target is not None for x in s.sources} | set(book.lifecycle.ends)
    assert into == set(book.model.State.values)
    assert out_of == set(book.model.State.values)


def test_every_state_when_followed_leads_to_an_end(book: Book[Any]) -> None:
    """Nobody can be put where there is no way on."""
    leads = set(book.lifecycle.ends)
    for _ in book.model.State.values:
        leads |= {x for s in book.lifecycle.steps.values() if str(s.target) in leads for x in s.sources}
    assert leads == set(book.model.State.values)


def test_nobody_when_waiting_waits_without_a_clock(book: Book[Any]) -> None:
    """Every step into an open state leaves a clock that a step out of it stops: started by it, or running on.

    Rolls and logs record what is; nobody waits for them.
    """
    if book.shape != "matter":
        return
    assert _unclocked(book) == set()


def _unclocked(book: Book[Any]) -> set[str]:
    """Walks every path of states, carrying the clocks that run."""
    start = frozenset(d.key for d in book.deadlines if "open" in d.starts)
    seen: set[tuple[str, frozenset[str]]] = set()
    edge = [(book.first_state, start)]
    bare = set()
    while edge:
        state, running = edge.pop()
        if (state, running) in seen or state in book.lifecycle.ends:
            continue
        seen.add((state, running))
        if not running:
            bare.add(state)
        for step in book.lifecycle.steps.values():
            if state in step.sources:
                edge.append((str(step.target) if step.target is not None else state, _after(book, step.key, running)))
    return bare


def _after(book: Book[Any], step: str, running: frozenset[str]) -> frozenset[str]:
    alive = {d.key for d in book.deadlines if d.key in running and step not in d.stops and step not in d.pauses}
    alive |= {d.key for d in book.deadlines if step in d.starts or step in d.resumes}
    return frozenset(alive)


def test_deadlines_when_they_run_out_are_told_to_somebody(book: Book[Any]) -> None:
    silent = [d.key for d in book.deadlines if not d.escalate and not (d.remind and d.tell)]
    stated = [d.key for d in book.deadlines if d.key in silent and not d.title]
    assert stated == []


def test_private_fields_when_columns_are_listed_stand_in_none_that_search_or_sort(book: Book[Any]) -> None:
    private = {f.name for f in book.model._meta.fields if isinstance(f, SecretField)}
    assert private & {*book.search, *book.filters, book.heading, *book.gist} == set()
    assert {*book.find_by} - private == set()


def test_rights_when_read_let_whoever_acts_also_read(book: Book[Any]) -> None:
    """Who may take a step must be able to see the entry."""
    readers = {getattr(r, "post", r).key for r in book.may["read"]}
    actors = {getattr(r, "post", r).key for s in book.lifecycle.steps.values() for r in s.by}
    actors |= {getattr(r, "post", r).key for verb, rights in book.may.items() if verb != "open" for r in rights}
    assert actors - readers == set()


def test_words_when_shown_are_chinese_and_differ(book: Book[Any]) -> None:
    labels = [book.label(n) for n in book.form_fields]
    assert sorted(labels) == sorted(set(labels))
    shown = [
        book.title,
        *labels,
        *(s.title for s in book.lifecycle.steps.values()),
        *map(str, book.model.State.labels),
        *(d.title for d in book.deadlines),
        *(m.title for m in book.measures),
        *book.sections,
    ]
    assert [w for w in shown if not any("\u3400" <= c <= "\u9fff" or c >= "\U00020000" for c in w)] == []


def test_measures_when_listed_have_keys_of_their_own(book: Book[Any]) -> None:
    keys = [m.key for m in book.measures]
    assert sorted(keys) == sorted(set(keys))


def test_readme_when_opened_says_what_the_book_is(book: Book[Any]) -> None:
    assert book.title in beside(book, "README.md")


def test_sample_sheet_when_read_comes_in_clean(book: Book[Any], sample: Callable[[], Plan], filled: list[Any]) -> None:
    again = sample()
    assert (again.open_questions, again.faults, again.missing) == ([], [], [])
    assert len(filled) >= 3


def test_what_is_recorded_with_a_book_when_declared_can_be_opened_from_one_page(book: Book[Any]) -> None:
    """The other book receives from this one all that the page does not ask and its entries cannot be without."""
    for brings in book.brings:
        other = shelf[brings.book]
        heard = other.receives[book.slug]
        assert set(brings.asks) & set(heard) == set()
        fields = {n: other.model._meta.get_field(n) for n in other.form_fields}
        needed = {n for n, f in fields.items() if not f.blank and not f.has_default()}
        assert needed - set(brings.asks) - set(heard) == set()
        assert set(brings.asks) <= set(other.form_fields)
    assert set(book.remembers) <= set(book.field_form)
    if book.rest is not None:
        assert set(book.rest.fields) <= set(book.field_form)


def test_recording_page_when_declared_asks_what_an_entry_cannot_be_without(book: Book[Any]) -> None:
    if book.brings:
        fields = {n: book.model._meta.get_field(n) for n in book.form_fields}
        needed = {n for n, f in fields.items() if not f.blank and not f.has_default()}
        assert needed - set(book.field_form) == set()
