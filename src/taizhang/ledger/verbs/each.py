"""One step at many entries that have nothing to do with each other: each stands or falls for itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from taizhang.ledger.book import Book
from taizhang.ledger.refusal import NotAllowed, Refused, Stale
from taizhang.ledger.rows import made
from taizhang.ledger.verbs.stepping import take
from taizhang.town.actor import Actor


@dataclass(slots=True)
class Each:
    """What became of the entries: those at which the step was taken, and why not at each of the others, by id."""

    done: list[Any] = field(default_factory=list)
    refused: dict[UUID, str] = field(default_factory=dict)


def take_each(book: Book[Any], key: str, wanted: Iterable[tuple[UUID, int]], *, by: Actor) -> Each:
    """Take a step that asks nothing at each of these entries, given by id and the version that was looked at.

    Each in a transaction of its own: one that has moved on or does not hold keeps back no other. Raises NotAllowed for
    a step that asks something: its answer would be given unseen.
    """
    step = book.lifecycle[key]
    if not step.at_once:
        raise NotAllowed(f"“{step.title}”要逐件填写，不能批量办理。")
    found = Each()
    for pk, version in wanted:
        if not book.shows(by, pk):
            found.refused[pk] = "没有这一条，或您不能查看。"
            continue
        try:
            found.done.append(take(book, key, made(book.model, id=pk), by=by, version=version))
        except Refused as refusal:
            found.refused[pk] = "".join(p.message for p in refusal.problems)
        except (NotAllowed, Stale) as refusal:
            found.refused[pk] = str(refusal)
    return found
