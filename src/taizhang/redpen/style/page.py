"""What every style check is given: the text, its blocks, its figures, and the year it reports in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from taizhang.redpen.model import Block, Figure, Finding, Text
from taizhang.redpen.text.blocks import blocks_of

_DIGITS = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_MEETING = re.compile(r"(20[0-9]{2})年\s*([0-9]{1,2})月\s*[0-9]{1,2}日")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年")
_HEAD = 800  # characters in which a report says when it was given
_NEAR = 40  # characters between the date and the words that say it is the meeting's


@dataclass(frozen=True)
class Page:
    """One text to be looked at. `words` is the text with plain digits, at the same offsets."""

    text: str
    blocks: tuple[Block, ...]
    figures: Sequence[Figure]

    @cached_property
    def words(self) -> str:
        """The text with full-width digits made plain, character for character."""
        return self.text.translate(_DIGITS)

    @cached_property
    def meeting(self) -> tuple[int, int]:
        """Year and month of the meeting the report was given to; (0, 0) when its head does not say."""
        for found in _MEETING.finditer(self.words[:_HEAD]):
            around = self.words[max(0, found.start() - _NEAR) : found.end() + _NEAR]
            if "会议" in around or "大会" in around:
                return int(found[1]), int(found[2])
        return 0, 0

    @cached_property
    def year(self) -> int:
        """The year the report was given in; when its head does not say, the latest year named often; else 0."""
        if self.meeting[0]:
            return self.meeting[0]
        years = _YEAR.findall(self.words)
        often = [int(year) for year in set(years) if years.count(year) > 2]
        return max(often, default=0)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every match of a pattern in the words."""
        return pattern.finditer(self.words)

    def line(self, at: int) -> str:
        """The words from the begin of the line up to `at`."""
        return self.words[self.words.rfind("\n", 0, at) + 1 : at]


def page_of(text: Text, figures: Sequence[Figure]) -> Page:
    """The page of one text; a text that came without blocks is cut into its lines."""
    return Page(text.text, text.blocks or blocks_of(text.text), figures)


def remark(kind: str, start: int, end: int, message: str) -> Finding:
    """A finding of level style."""
    return Finding("style", kind, start, end, message)
