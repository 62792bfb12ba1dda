"""What a recording page asks beside a book's field form: entries of other books, last time's answers, long lists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Brings:
    """Entries of another book that are recorded with one of this on one page.

    asks: the fields asked of each; all others come from the first entry, by what that book `receives` of this.
    """

    book: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """A list of like questions, each a row of buttons; one tick answers with `value` all that were left open.

    which: of the answers given so far, the names of those that are asked at all.
    """

    fields: tuple[str, ...]
    value: str
    label: str
    which: Callable[[Mapping[str, Any]], tuple[str, ...]]
