"""The findings on a terminal: by level, the words marked in their context, the arithmetic in a line of its own."""

import os
import unicodedata
from collections.abc import Collection, Mapping
from typing import TextIO

from taizhang.redpen.model import Finding, Reading

from .words import LEVELS, counts, summary

_INK = {"sure": "1;31", "likely": "1;33", "look": "33", "style": "34", "dim": "2", "bold": "1"}
_AROUND = 22  # characters of context on either side
_LONGEST = 90  # characters of a quotation before its middle is left out


def wants_colour(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour: a terminal that is not dumb, unless NO_COLOR is set (no-color.org); FORCE_COLOR overrules."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def view(reading: Reading, levels: Collection[str] = tuple(LEVELS), colour: bool = False) -> str:
    """Return what a terminal shows of one reading; `levels` are those whose findings are listed."""
    ink = _Ink(colour)
    tally = [ink.of(level, f"{LEVELS[level]} {number}") for level, number in counts(reading).items() if level in levels]
    lines = [ink.of("bold", reading.source.name or "（粘贴的文字）"), summary(reading), "　".join(tally)]
    for level in LEVELS:
        for finding in reading.findings:
            if finding.level == level and level in levels:
                lines += ["", *_shown(reading, finding, ink)]
    return "\n".join(lines) + "\n"


class _Ink:
    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def of(self, name: str, words: str) -> str:
        return f"\x1b[{_INK[name]}m{words}\x1b[0m" if self._colour else words

    def mark(self, level: str, words: str) -> str:
        """The words found fault with: coloured, or between brackets where there is no colour."""
        return f"\x1b[4;{_INK[level]}m{words}\x1b[0m" if self._colour else f"【{words}】"


def _shown(reading: Reading, finding: Finding, ink: _Ink) -> list[str]:
    """The lines of one finding."""
    text = reading.source.text
    line = text.count("\n", 0, finding.start) + 1
    before = _clean(text[max(0, finding.start - _AROUND) : finding.start].rpartition("\n")[2])
    after = _clean(text[finding.end : finding.end + _AROUND].partition("\n")[0])
    words = _clean(text[finding.start : finding.end])
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]}……{words[-_LONGEST // 2 :]}"
    lines = [
        f"{ink.of(finding.level, LEVELS[finding.level])} {ink.of('dim', f'第 {line} 行')}  {finding.message}",
        f"  …{before}{ink.mark(finding.level, words)}{after}…",
    ]
    if finding.arithmetic and finding.arithmetic not in finding.message:
        lines.append(f"  {ink.of('bold', finding.arithmetic)}")
    if finding.holds_if:
        lines.append(f"  {ink.of('dim', '若成立：' + finding.holds_if)}")
    return lines


def _clean(words: str) -> str:
    """Words on one line, without characters that would steer the terminal."""
    return "".join(" " if c.isspace() else c for c in words if c.isspace() or unicodedata.category(c)[0] != "C")
