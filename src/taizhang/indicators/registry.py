"""The registry: indicators by key, in the order they are declared, and what is wrong with a declaration."""

from collections.abc import Iterable, Iterator

from django.core.checks import CheckMessage, Error

from taizhang.indicators.indicator import Definition, Indicator, Reading
from taizhang.indicators.places import KINDS
from taizhang.ledger.measures import Measure
from taizhang.ledger.shelf import shelf


class Catalogue:
    """Every indicator there is."""

    def __init__(self, indicators: Iterable[Indicator]):
        self._all = tuple(indicators)
        self._held = {i.key: i for i in self._all}

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._all)

    def __getitem__(self, key: str) -> Indicator:
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        return key in self._held

    def get(self, key: str) -> Indicator | None:
        """The indicator of that key, None where there is none."""
        return self._held.get(key)

    def domains(self) -> dict[str, list[Indicator]]:
        """The indicators by domain, both in the order they were declared."""
        found: dict[str, list[Indicator]] = {}
        for each in self._all:
            found.setdefault(each.domain, []).append(each)
        return found

    def self_check(self) -> list[CheckMessage]:
        """What is declared twice, or counts what no book measures."""
        found: list[CheckMessage] = [
            Error(f"{each.key}: {named!r} is no measure of a book", id="indicators.E001")
            for each in self._all
            for named in _measured(each)
            if named not in KINDS and measure(named) is None
        ]
        found += [
            Error(f"{each.key}: {each.reported!r} is no number that offices report", id="indicators.E003")
            for each in self._all
            if each.reported and measure(f"reported_figure.{each.reported}") is None
        ]
        found += [
            Error(f"{each.key}: counts {unit}, but says {each.unit}", id="indicators.E004")
            for each in self._all
            for unit in _units(each)
            if unit != each.unit
        ]
        twice = {each.key for each in self._all if self._held[each.key] is not each}
        return [*found, *(Error(f"{key} is declared twice", id="indicators.E002") for key in sorted(twice))]


def _units(indicator: Indicator) -> Iterator[str]:
    """In what it is counted, where it is no rate: persons are never made of person-times."""
    names = [d.over for d in indicator.definitions if not d.under]
    names += [f"reported_figure.{indicator.reported}"] if indicator.reported else []
    yield from (m.unit for m in map(measure, names) if m)


def _measured(indicator: Indicator) -> Iterator[str]:
    sides: tuple[Definition | Reading, ...] = (*indicator.definitions, *indicator.readings)
    for side in sides:
        yield from filter(None, (side.over, side.under))


def plain(of: Definition | Reading) -> str:
    """What a definition or a reading counts, in a sentence; the measure's own where it has none of its own."""
    counted = measure(of.over)
    return of.plain or (counted.plain if counted else "")


def measure(named: str) -> Measure | None:
    """The measure of a book from "book.measure"; parts of a ratio have their own keys. None where there is none."""
    slug, _, key = named.partition(".")
    found = shelf[slug].figure(key) if slug in shelf else None
    return found if isinstance(found, Measure) else None
