"""What came back with a file: words to take, numbers to look at."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from taizhang.reports import body

Origin = Literal["same", "older", "newer", "other", "unmarked"]


@dataclass(frozen=True, slots=True)
class Edited:
    """A line whose words changed. line: its place in the body that went out, None for a new one; at: its place now,
    None for one that is gone. was, now: with ⟦n⟧ where figures stand. moved: the words are the same, elsewhere.
    """

    line: int | None
    at: int | None
    was: str
    now: str
    moved: bool = False


@dataclass(frozen=True, slots=True)
class ByHand:
    """A figure that somebody typed over. at: the line of the body, -1 in the head. It is shown, not taken."""

    n: int
    kind: str
    was: str
    now: str
    at: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A figure that is nowhere in the file. line: the one it stood in."""

    n: int
    kind: str
    was: str
    line: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that stands in another line than it did; line: the one it stood in, at: where it stands."""

    n: int
    line: int
    at: int


@dataclass(frozen=True, slots=True)
class Returned:
    """A file read back against the text it came from.

    origin: "same" that very text; "older", "newer" another state of this report; "other" another report, and then
    nothing was compared; "unmarked" no mark of any report. said: that, and what came of it, in a sentence.
    head: title, occasion and speaker where they changed. kept: figures that are as they were; found: those of them that
    had lost their mark and were found again by their words.
    """

    origin: Origin
    said: str
    head: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Edited, ...] = ()
    changed: tuple[ByHand, ...] = ()
    lost: tuple[Lost, ...] = ()
    moved: tuple[Moved, ...] = ()
    kept: int = 0
    found: tuple[int, ...] = ()
    text: str = ""

    @property
    def untouched(self) -> bool:
        """Whether the file says what went out."""
        return self.origin != "other" and not (self.head or self.lines or self.changed or self.lost)

    def body(self, take: Collection[int] = ()) -> str:
        """The body to write, with its tokens. take: figures typed over by hand whose new words a person accepts: they
        become words, and the number in them is asked for its source anew.
        """
        text = self.text
        for each in self.changed:
            if each.n in take:
                text = text.replace(body.token(each.n), each.now)
        return text
