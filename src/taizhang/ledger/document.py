"""Document: an official paper that a book can fill from an entry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from taizhang.base.docx import Block
from taizhang.ledger.may import Rights
from taizhang.ledger.paper import Paper

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Document(Generic[E]):
    """One paper that a law names, filled with the facts of an entry, with blanks where only a pen may write.

    after: step keys, or "open"; it is offered once one of them has been taken. by: who may draw it up.
    body: the entry and its paper → blocks. The paper decides which private values stand in full.
    when: whether this entry has such a paper at all. basis: the article that asks for it.
    """

    key: str
    title: str
    after: tuple[str, ...]
    by: Rights
    body: Callable[[E, Paper], Sequence[Block]]
    when: Callable[[Any], bool] | None = None
    basis: str = ""
