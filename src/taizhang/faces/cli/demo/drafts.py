"""The reports' texts, kept beside: words with a mark where each number goes, which is asked of the ledgers.

{key|scale=亿|decimals=1|lead=近|tail=多|area=新村|part=over}   an indicator of the catalogue, and how it is written
{=words|source}                                                a number an office reported that no indicator holds
{~words}                                                       a number that only names
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from taizhang.base.period import Period
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.compute import cells
from taizhang.reports import body, verbs, wording
from taizhang.reports.models import Figure, Report
from taizhang.reports.shown import part_of, unit_of
from taizhang.reports.units import apart
from taizhang.reports.verbs import Binding
from taizhang.reports.wording import Style
from taizhang.town.actor import Actor
from taizhang.town.models import Town
from taizhang.town.places import places

_SLOT = re.compile(r"\{([=~]?)([^{}|]+)((?:\|[^{}|]*)*)\}")
Kind = Figure.Kind


@dataclass(frozen=True, slots=True)
class Slot:
    """A mark of a text. sort: "" of an indicator by its key, = reported, ~ rhetoric; said: the key or the words."""

    sort: str
    said: str
    options: dict[str, str] = field(default_factory=dict)
    source: str = ""

    @property
    def part(self) -> str:
        """The value, its numerator or its denominator."""
        return self.options.get("part", "value")

    def ask(self, town: Town, period: Period) -> Ask:
        """What it asks of the ledgers."""
        name, map_ = self.options.get("area", ""), places(town)
        area = next(a for a in map_.areas.values() if a.name == name) if name else map_.root
        return Ask(self.said, area.pk, period)

    def words(self, cell: Cell) -> str:
        """The number as it is written."""
        given = self.options
        unit = unit_of(cell.indicator, self.part, cell.definition)
        decimals = int(given["decimals"]) if "decimals" in given else None
        style = Style(given.get("scale", apart(unit)[0]), decimals, given.get("lead", ""), given.get("tail", ""))
        return wording.words(style, cell.indicator, unit, part_of(cell, self.part))


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and where its words stand in the text."""

    slot: Slot
    start: int
    end: int


def template(year: int) -> str:
    """The text of a year with its marks."""
    lines = (Path(__file__).parent / f"report_{year}.txt").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line and not line.startswith("#"))


def slots(text: str) -> Iterator[Slot]:
    """The marks of a text, in order."""
    for found in _SLOT.finditer(text):
        yield _slot(found)


def _slot(found: re.Match[str]) -> Slot:
    sort, said, rest = found.groups()
    if sort:
        return Slot(sort, said, source=rest.removeprefix("|"))
    slot = Slot(sort, said, dict(pair.split("=") for pair in rest.split("|") if pair))
    if said not in catalogue:
        raise KeyError(f"no indicator {said}")
    return slot


def compiled(text: str, town: Town, period: Period) -> tuple[str, list[Placed]]:
    """The text with what the ledgers say in its marks, and where each stands. One question for all of them."""
    held = cells({slot.ask(town, period) for slot in slots(text) if not slot.sort}, town)
    out: list[str] = []
    placed: list[Placed] = []
    at = end = 0
    for found in _SLOT.finditer(text):
        slot = _slot(found)
        words = slot.said if slot.sort else slot.words(held[slot.ask(town, period)])
        out += [text[at : found.start()], words]
        end += found.start() - at
        placed.append(Placed(slot, end, end + len(words)))
        end, at = end + len(words), found.end()
    return "".join([*out, text[at:]]), placed


def begin(title: str, year: int, *, occasion: str, speaker: str, before: Report | None, by: Actor) -> Report:
    """Begin a report from its text: every number compiled from the ledgers and bound to where it comes from."""
    period = Period.year(year)
    text, placed = compiled(template(year), by.town, period)
    made = verbs.create(title, year, by=by, text=text, occasion=occasion, speaker=speaker, before=before)
    report, at = made.report, _standing(made.report)
    bound = []
    for mark in placed:
        n = at.pop((mark.start, mark.end))
        if not mark.slot.sort:
            ask = mark.slot.ask(by.town, period)
            bound.append(Binding(n, ask.indicator, ask.area, period.key, mark.slot.part))
        elif mark.slot.sort == "=":
            report = verbs.mark(report, n, Kind.REPORTED, note=mark.slot.source, by=by)
        else:
            report = verbs.mark(report, n, Kind.RHETORIC, by=by)
    return verbs.bind_many(report, bound, by=by)


def _standing(report: Report) -> dict[tuple[int, int], int]:
    """Where each figure's words stand in the plain text of a report."""
    words = dict(report.figures.values_list("n", "words"))
    found, at = {}, 0
    for part in body.parts(report.body):
        said = words[part.n] if isinstance(part, body.Token) else part
        if isinstance(part, body.Token):
            found[at, at + len(said)] = part.n
        at += len(said)
    return found
