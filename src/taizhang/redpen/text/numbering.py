"""Numbers that Word writes by itself before a paragraph: 一、 （一） 1. They are words of the text too."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from .ooxml import W, child, number_of, value_of

_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SLOT = re.compile("%([1-9])")


def chinese(number: int) -> str:
    """Write 1…99 as headings count: 一 十 十一 二十一; larger numbers digit by digit."""
    if not 0 < number < 100:
        return "".join(_DIGITS[int(d)] for d in str(number))
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


_CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographTraditional",
    "taiwaneseCounting",
)
_WAYS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": lambda n: "".join(chr(ord("０") + int(d)) for d in str(n)),
    "decimalZero": lambda n: f"{n:02d}",
    "upperLetter": lambda n: chr(64 + n) if n < 27 else str(n),
    "lowerLetter": lambda n: chr(96 + n) if n < 27 else str(n),
    "decimalEnclosedCircleChinese": lambda n: _CIRCLED[n - 1] if 0 < n < 21 else str(n),
    "decimalEnclosedCircle": lambda n: _CIRCLED[n - 1] if 0 < n < 21 else str(n),
    **dict.fromkeys(_CHINESE, chinese),
}


@dataclass
class _Level:
    form: str
    pattern: str
    start: int
    legal: bool = False  # w:isLgl: every number of the label in Arabic digits


@dataclass
class Numbering:
    """The numbering of one document, counted while its paragraphs are walked in order."""

    lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, list_id: str, level: int) -> str:
        """Count one paragraph of a list on and return the label Word shows, "" for bullets and unknown forms."""
        levels = self.lists.get(list_id, {})
        if level not in levels or list_id == "0":
            return ""
        counts = self.counts.setdefault(self.abstract[list_id], {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        if levels[level].form not in _WAYS:
            return ""

        def shown(slot: re.Match[str]) -> str:
            at = int(slot.group(1)) - 1
            of = levels.get(at, levels[level])
            way = str if levels[level].legal else _WAYS.get(of.form, str)
            return way(counts.get(at, of.start))

        return _SLOT.sub(shown, levels[level].pattern)


def numbering_of(root: "etree._Element | None") -> Numbering:
    """Read numbering.xml: the abstract lists, and the lists that use them."""
    found = Numbering()
    if root is None:
        return found
    abstracts = {a.get(W + "abstractNumId", ""): _levels(a) for a in root.iter(W + "abstractNum")}
    for number in root.iter(W + "num"):
        of = value_of(child(number, "abstractNumId"))
        list_id = number.get(W + "numId", "")
        levels = dict(abstracts.get(of, {}))
        for override in number.iter(W + "lvlOverride"):
            levels.update(_levels(override))
        found.lists[list_id], found.abstract[list_id] = levels, of
    return found


def _levels(holder: "etree._Element") -> dict[int, _Level]:
    """Read the levels declared under one list."""
    levels = {}
    for level in holder.iter(W + "lvl"):
        at = number_of(level.get(W + "ilvl", "0"), -1)
        start = number_of(value_of(child(level, "start")) or "1", -1)
        form, pattern = value_of(child(level, "numFmt")) or "decimal", value_of(child(level, "lvlText"))
        if at >= 0 and start >= 0:
            levels[at] = _Level(form, pattern, start, child(level, "isLgl") is not None)
    return levels
