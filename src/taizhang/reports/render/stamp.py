"""What a figure's tag in Word says: which report, which state of its text, which figure."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from taizhang.reports.shown import Compiled

PREFIX = "tz"
ANNEX = "annex"  # in the place of a figure's number: where the text ends and the annex begins
_TAG = re.compile(rf"{PREFIX}:([0-9a-f]{{10}}):([rv])([0-9]{{1,6}}):({ANNEX}|[1-9][0-9]{{0,3}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The text a file was made from: the report, and its release `r3` or, of a draft, its version `v12`."""

    report: str
    kind: Literal["r", "v"]
    n: int

    def tag(self, what: int | str) -> str:
        """The tag of a figure, or of the annex."""
        return f"{PREFIX}:{self.report}:{self.kind}{self.n}:{what}"

    def __str__(self) -> str:
        return f"第 {self.n} 次留存稿" if self.kind == "r" else f"第 {self.n} 次改动的草稿"


class Mark(NamedTuple):
    """A tag, read: the stamp, and the figure's number, 0 for the annex."""

    stamp: Stamp
    n: int


def stamp_of(compiled: Compiled) -> Stamp:
    """The stamp of a compiled text. The end of the report's id is its random part."""
    short = compiled.report.pk.hex[-10:]
    if compiled.release is not None:
        return Stamp(short, "r", compiled.release.n)
    return Stamp(short, "v", compiled.report.version)


def read(tag: str) -> Mark | None:
    """A tag of ours; None for any other."""
    found = _TAG.fullmatch(tag)
    if found is None:
        return None
    kind: Literal["r", "v"] = "r" if found[2] == "r" else "v"
    return Mark(Stamp(found[1], kind, int(found[3])), 0 if found[4] == ANNEX else int(found[4]))
