"""Recording on the spot: an entry, the entries of other books that were raised in it, and their photos, in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from taizhang.base.problem import Problem
from taizhang.ledger.asking import questions, read
from taizhang.ledger.book import Book
from taizhang.ledger.models import Attachment
from taizhang.ledger.recorded import Brings
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs.filing import Stored, attach_stored
from taizhang.ledger.verbs.joining import answers, completed
from taizhang.ledger.verbs.opening import known, open_entry
from taizhang.town.actor import Actor

SOURCE = "record"  # the outside system whose numbers are the keys of recording pages


@dataclass(frozen=True, slots=True)
class Brought:
    """One entry raised in another: what it says, its photos, and its place on the page, before its problems' fields."""

    brings: Brings
    given: Mapping[str, Any]
    files: Sequence[Stored] = ()
    place: str = ""


def record(
    book: Book[Any],
    given: Mapping[str, Any],
    brought: Sequence[Brought] = (),
    files: Sequence[Stored] = (),
    *,
    by: Actor,
    key: str,
) -> tuple[Any, list[Any]]:
    """Open an entry and those raised in it, all or none; the first one, and the others in their order.

    key: names this recording; the same one again opens nothing more and gives what is there.
    Raises NotAllowed where the actor may not open one of them, Refused with every problem, each at its place.
    """
    problems: list[Problem] = []
    with transaction.atomic():
        entry = _opened(book, given, by, key, problems, "")
        made = [_raised(book, entry, one, by, f"{key}-{n}", problems) for n, one in enumerate(brought, 1)]
        if entry is None or problems:
            raise Refused(problems)
        _photos(book, entry, files, by)
        for one, child in zip(brought, made, strict=True):
            _photos(shelf[one.brings.book], child, one.files, by)
    return entry, made


def _opened(
    book: Book[Any], given: Mapping[str, Any], by: Actor, key: str, problems: list[Problem], place: str
) -> Any | None:
    try:
        return open_entry(book, given, by=by, source=SOURCE, outside_no=key)
    except Refused as refusal:
        problems += [_at(place, p) for p in refusal.problems]
    return None


def _raised(
    book: Book[Any], entry: Any | None, one: Brought, by: Actor, key: str, problems: list[Problem]
) -> Any | None:
    """An entry raised in another; where that one could not be opened, only what was asked of this is looked at."""
    other = shelf[one.brings.book]
    if one.brings not in book.brings:
        raise NotAllowed(f"“{other.title}”不能与“{book.title}”一并登记。")
    if entry is None:
        _, found = read(questions(other.model, one.brings.asks, by.places), one.given)
        problems += [_at(one.place, p) for p in found]
        return None
    heard = {n: v for n, v in answers(book, entry, other).items() if v not in (None, "")}
    return _opened(other, completed(one.given, heard), by, key, problems, one.place)


def _at(place: str, problem: Problem) -> Problem:
    return replace(problem, field=f"{place}-{problem.field}") if place and problem.field else problem


def _photos(book: Book[Any], entry: Any, files: Sequence[Stored], by: Actor) -> None:
    """Attach each photo once: the same recording may be sent twice."""
    if not files:
        return
    there = set(Attachment.objects.filter(card__entry=entry.pk, removed_at=None).values_list("digest", flat=True))
    for file in files:
        if file.digest not in there:
            there.add(file.digest)
            attach_stored(book, entry, file, by=by)


def recorded(book: Book[Any], *, by: Actor, key: str) -> Any | None:
    """The entry that was recorded under this key, if any."""
    return known(book, by, SOURCE, key)
