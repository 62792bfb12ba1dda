"""What stands near a number in a text: its clause, its sentence, what was said before; which period and place it means.

Offsets are characters of the plain text, in which every sign has one form.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.base.period import Period
from taizhang.redpen.figures.normal import plain
from taizhang.reports.recognise import Found
from taizhang.town.models import Area
from taizhang.town.places import Places, spellings

BACK = 160  # characters of the paragraph before a number that may still say what it is about
_CLAUSE = frozenset("，,。；;：:！!？?\n")
_SENTENCE = frozenset("。；;！!？?\n")
_HALF = {"上": 1, "下": 2}
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SAYS_PERIOD = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年|(?P<last>去年|上年))?"
    r"(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<from>\d{1,2})(?:月)?[-至到~](?P<to>\d{1,2})月|"
    r"(?P<month>\d{1,2})月份?(?!\d{0,2}日)(?!\d))|(?P<whole>(?:19|20)\d{2})年(?![初中底末前以]|\d)|(?P<before>去年|上年)(?!同期)|全年"
)
_BEHIND = ("小学", "中学", "学校", "路", "街", "桥", "水库", "市场", "党", "干部", "经济", "合作社", "人", "民")
_TOWN_WIDE = re.compile(r"全镇|镇域|辖区|各村|各行政村|全部")


@dataclass(frozen=True, slots=True)
class Near:
    """What stands near one number.

    own: its words from the number or sign before it to the number or sign after it, itself included; rest: what
    follows in its clause; sentence, before: the words further back, of the sentence and of the paragraph.
    """

    own: str
    rest: str
    upto: str  # the clause's words up to the number
    sentence: str
    before: str
    ahead: str  # the last words right before it, across clauses: by which an earlier binding is known again
    behind: str


def near(text: str, figures: Sequence[Found]) -> tuple[Near, ...]:
    """What stands near each number, in order."""
    words = plain(text)
    clauses = [n for n, c in enumerate(words) if c in _CLAUSE and not _inside(words, n)]
    sentences = [n for n in clauses if words[n] in _SENTENCE]
    out = []
    last = 0
    for each, following in zip(figures, [*(f.start for f in figures[1:]), len(words)], strict=True):
        clause = max(_after(clauses, each.start), min(last, each.start))
        if last and clause == last:  # 6个公厕、1个垃圾治理、1个排洪站: each item is its own
            clause = max(clause, words.rfind("、", clause, each.start) + 1)
        sentence = _after(sentences, each.start)
        paragraph = words.rfind("\n", 0, each.start) + 1
        ends = _next(clauses, each.end, len(words))
        own = max(each.end, min(ends, following))
        if own == following and (item := words.find("、", each.end, own)) >= 0:
            own = item
        out.append(
            Near(
                words[clause:own],
                words[own:ends],
                words[clause : each.start],
                words[min(sentence, clause) : clause],
                words[max(paragraph, each.start - BACK) : min(sentence, clause)],
                words[max(paragraph, each.start - 12) : each.start],
                words[each.end : each.end + 6].split("\n")[0],
            )
        )
        last = each.end
    return tuple(out)


def _inside(words: str, at: int) -> bool:
    """A comma within a number, a colon within a clock time."""
    return words[at - 1 : at].isdigit() and words[at + 1 : at + 2].isdigit()


def _after(signs: Sequence[int], at: int) -> int:
    n = bisect_left(signs, at)
    return signs[n - 1] + 1 if n else 0


def _next(signs: Sequence[int], at: int, end: int) -> int:
    n = bisect_right(signs, at - 1)
    return signs[n] if n < len(signs) else end


def period(near: Near, report: Period) -> Period:
    """The period that the sentence names last before a number, else the report's.

    A year alone is the report's own period where it lies in it: 2023年 in a report of January to June is that half.
    """
    found = list(_SAYS_PERIOD.finditer(near.sentence + near.upto))
    said = _said(found[-1], report) if found else None
    if said is None or said == Period.year(report.start.year):
        return report
    return said


def _said(found: re.Match[str], report: Period) -> Period | None:
    year = report.start.year
    if found["whole"]:
        return Period.year(int(found["whole"]))
    if found["before"]:
        return Period.year(year - 1)
    year = int(found["year"] or year) - bool(found["last"])
    if found["half"]:
        return Period.half(year, _HALF[found["half"]])
    if found["quarter"]:
        return Period.quarter(year, _QUARTER[found["quarter"]])
    months = (found["from"], found["to"]) if found["from"] else (found["month"], found["month"])
    if months[0] and all(1 <= int(m) <= 12 for m in months) and int(months[0]) <= int(months[1]):
        first, last = Period.month(year, int(months[0])), Period.month(year, int(months[1]))
        if first == last:
            return first
        whole = {(1, 6): Period.half(year, 1), (7, 12): Period.half(year, 2), (1, 12): Period.year(year)}
        return whole.get((int(months[0]), int(months[1])), Period(first.start, last.end))
    return None


def place(near: Near, names: "Names", root: Area) -> Area:
    """The place a number is about: the one named last in its clause, else in its sentence; else the whole town."""
    for words in (near.upto, near.own, near.sentence):
        found = names.last(words)
        wide = [m.end() for m in _TOWN_WIDE.finditer(words)]
        if wide and (found is None or wide[-1] > found[0]):
            return root
        if found is not None:
            return found[1]
    return root


class Names:
    """The town's gazetteer as texts write it: with 村, 社区 or 村委会 behind, by former names, hamlets and grids."""

    def __init__(self, map_: Places):
        self._areas: dict[str, Area] = {}
        for area in map_.areas.values():
            if area.pk == map_.root.pk:
                continue
            for name in (*spellings(area.name)[1:], area.name):
                self._areas.setdefault(name, area)
        for alias, pk in map_.aliases.items():
            if pk != map_.root.pk and len(alias) >= 2:
                self._areas[alias] = map_.areas[pk]
        names = sorted((n for n in self._areas if len(n) >= 2), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, names))) if names else None

    def last(self, words: str) -> tuple[int, Area] | None:
        """The last place named in the words, with where its name ends; a school or a road named after it is none."""
        if self._pattern is None:
            return None
        found = [m for m in self._pattern.finditer(words) if not words.startswith(_BEHIND, m.end())]
        return (found[-1].end(), self._areas[found[-1].group()]) if found else None
