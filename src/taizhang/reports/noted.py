"""What a check returns: notes with their place, what is wrong, what would hold, and the rows behind it."""

from dataclasses import dataclass, replace

from taizhang.base import seal
from taizhang.indicators.cell import Cell
from taizhang.redpen import Finding, Reading
from taizhang.redpen.model import Level
from taizhang.reports.accounted import Named
from taizhang.reports.matching import Offer


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that does not hold, in the text at [start, end).

    kind: the red pen's kinds, and ledger (the ledger says otherwise), missing (bound, and the ledger has no number),
    open (neither bound nor marked), glued (something typed against a figure), last_year (what last year's report said).
    stated: the words of the number; entries: those that account for the difference; figures: numbers of the report's
    figures it is about. key: by which it is explained; explained: why it was kept, "" where nobody said.
    """

    level: Level
    kind: str
    start: int
    end: int
    message: str
    holds_if: str = ""
    arithmetic: str = ""
    stated: str = ""
    cell: Cell | None = None
    offer: Offer | None = None
    entries: tuple[Named, ...] = ()
    figures: tuple[int, ...] = ()
    key: str = ""
    explained: str = ""

    @property
    def blocks(self) -> bool:
        """Whether a report is not passed while it stands."""
        return self.level == "sure" and not self.explained


LedgerFinding = Note


@dataclass(frozen=True, slots=True)
class Matched:
    """A number of the text that a ledger or a reported figure holds, and says the same."""

    start: int
    end: int
    words: str
    cell: Cell
    part: str = "value"
    n: int | None = None
    certain: bool = True  # bound, or an offer that is sure; else the likeliest one, whose value is the same


@dataclass(frozen=True, slots=True)
class Unheld:
    """A number of the text that no ledger and no reported figure holds, by name."""

    start: int
    end: int
    words: str
    name: str
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A text, checked: against itself, against the ledgers, against last year's."""

    reading: Reading
    notes: tuple[Note, ...]
    matched: tuple[Matched, ...]
    reported: tuple[Matched, ...]
    unheld: tuple[Unheld, ...]
    offers: dict[int, tuple[Offer, ...]]  # by the place of each number

    @property
    def ledger(self) -> tuple[Note, ...]:
        """The notes that the ledgers give."""
        return tuple(n for n in self.notes if n.kind in ("ledger", "missing"))

    @property
    def blocking(self) -> tuple[Note, ...]:
        """The sure ones that nobody has explained."""
        return tuple(n for n in self.notes if n.blocks)

    @property
    def text(self) -> str:
        """The text that was checked."""
        return self.reading.source.text


def of_finding(found: Finding, text: str) -> Note:
    """A finding of the red pen as a note."""
    note = Note(
        found.level, found.kind, found.start, found.end, found.message, found.holds_if, found.arithmetic,
        text[found.start : found.end],
    )  # fmt: skip
    return keyed(note, text)


def keyed(note: Note, text: str) -> Note:
    """The note with its key: what kind it is and the words it stands in, wherever they are moved to."""
    words = "".join(text[note.start : note.end].split())
    return replace(note, key=seal.digest(f"{note.kind}\n{words}\n{note.message}".encode()))
