"""What offices report because no book holds it: the years' values, quarters, a correction, forecasts; then approved.

The values of 2023 are those of the report the town read out; 2022 and what came later is made up.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

from taizhang.base import clock
from taizhang.books.reported_figure.words import INDICATORS
from taizhang.faces.cli.demo import times
from taizhang.faces.cli.demo.course import TODAY, Course, workday
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.people import NAME, PARTY_OFFICE, holding
from taizhang.town import posts

YEARS = (2022, 2023)
_QUARTERS = "一二三四"
# What was counted wrongly at first, and why it was put right.
_MISCOUNTED = {
    ("trainees", 2023): (Decimal(167), "第五期签到表最后一页漏计9人次"),
}
# What is told for the quarter it came about in, beside the year.
_AT_ONCE = {"desks": "2023年一季度", "desk_schools": "2023年一季度"}
_EXPECTED = (
    ("firm_investment", "3000", "万元", "企业投资意向书", "招引企业的年度投资意向，未发生，不计入实绩"),
    ("jobs", "80", "人", "企业用工计划", "招引企业计划吸纳的本地劳动力，未发生，不计入实绩"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """One indicator as an office reports it: a line of the file. quarters: how a year's value is shared out."""

    indicator: str
    area: str
    unit: str
    office: str
    issuer: str
    document: str
    definition: str
    y2022: str
    y2023: str
    exactness: str
    growth: str
    quarters: str

    def value(self, year: int) -> Decimal | None:
        """The value of a year; None where none is reported."""
        if year in YEARS:
            told = {2022: self.y2022, 2023: self.y2023}[year]
            return Decimal(told) if told else None
        if not (self.growth and self.y2023):
            return None
        grown = Decimal(self.y2023) * Decimal(self.growth) ** (year - 2023)
        return grown.quantize(self.step, ROUND_HALF_UP)

    @property
    def step(self) -> Decimal:
        """The last digit that is reported."""
        return {"亿元": Decimal("0.01"), "公里": Decimal("0.1")}.get(self.unit, Decimal(1))

    def shared(self, year: int) -> list[Decimal]:
        """A year's value by quarters; the last one takes what is left."""
        whole = self.value(year)
        assert whole is not None
        parts = [(whole * int(n) / 100).quantize(self.step, ROUND_HALF_UP) for n in self.quarters.split()]
        return [*parts[:-1], whole - sum(parts[:-1])]


def kinds() -> Iterator[Kind]:
    """All lines of the file, as the indicators that offices report."""
    with (Path(__file__).parent / "reported_figures.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield Kind(**row)


class Telling(Course):
    """One value on its way: reported by the office's clerk, approved in the party office."""

    book = "reported_figure"

    def __init__(
        self, kind: Kind, period: str, value: Decimal, at: datetime, rng: Random, *, nature: str = "actual"
    ):  # fmt: skip
        super().__init__(at, rng)
        self.kind, self.period, self.value, self.nature = kind, period, value, nature
        self.corrected: tuple[Decimal, str] | None = None

    def __iter__(self) -> Iterator[Deed]:
        yield self.opened(self.clerk, self.told(self.value if self.corrected is None else self.corrected[0]))
        yield self.do("approve", PARTY_OFFICE, self.rng.choice((1, 1, 2, 3)))
        if self.corrected is not None:
            yield from self.put_right(self.corrected[1])

    def put_right(self, why: str) -> Iterator[Deed]:
        """Another value of the same, with the reason; the first one stays beside it."""
        wrong, self.t = self.door, times.after(self.t, 4, self.rng)
        self.door = type(wrong)({})
        yield self.opened(self.clerk, self.told(self.value) | {"corrects": wrong, "correction_why": why})
        yield self.do("approve", PARTY_OFFICE, 1)

    @property
    def clerk(self) -> str:
        """Who reports."""
        return holding(posts.OFFICE_CLERK, self.kind.office)

    def told(self, value: Decimal) -> dict[str, object]:
        """What is registered."""
        kind = self.kind
        return {
            "indicator": kind.indicator, "area": kind.area or NAME, "period": self.period, "nature": self.nature,
            "value": str(value), "unit": kind.unit, "exactness": kind.exactness, "definition": kind.definition,
            "office": kind.office, "issuer": kind.issuer, "document": f"{self.period}{kind.document}",
            "document_on": TODAY, "reporter": self.clerk, "reported_on": TODAY,
        }  # fmt: skip


def years(rng: Random) -> Iterator[Telling]:
    """Every year's values, each in January of the next, and the quarters of those that are told by quarters."""
    today = clock.today()
    for kind in kinds():
        for year in range(min(YEARS), today.year):
            if (value := kind.value(year)) is not None:
                yield _year(kind, year, value, rng)
        if kind.indicator in _AT_ONCE:
            told = Decimal(kind.y2023)
            yield Telling(kind, _AT_ONCE[kind.indicator], told, workday(2023, 4, rng, 6, 14), rng)
        if kind.quarters:
            yield from quarters(kind, max(YEARS), today.year, rng)
        elif INDICATORS[kind.indicator].stock and kind.growth and today.year > max(YEARS) + 1:
            yield half_way(kind, today.year, rng)
    yield from _expected(rng)


def lately(rng: Random) -> Iterator[Telling]:
    """The last quarter that was over some days ago: what a small town has."""
    today = clock.today()
    since = times.back(today, 9)
    first = date(since.year, (since.month - 1) // 3 * 3 + 1, 1)
    year, quarter = (first.year, first.month // 3) if first.month > 1 else (first.year - 1, 4)
    for kind in kinds():
        if kind.quarters:
            at = times.at(times.back(today, rng.randint(3, 8)), rng)
            yield Telling(kind, f"{year}年{_QUARTERS[quarter - 1]}季度", kind.shared(year)[quarter - 1], at, rng)


def quarters(kind: Kind, first: int, last: int, rng: Random) -> Iterator[Telling]:
    """The quarters of some years, each told in the month after it."""
    for year in range(first, last + 1):
        for n, value in enumerate(kind.shared(year)):
            at = workday(year + (n == 3), (n * 3 + 3) % 12 + 1, rng, 9, 15)
            yield Telling(kind, f"{year}年{_QUARTERS[n]}季度", value, at, rng)


def half_way(kind: Kind, year: int, rng: Random) -> Telling:
    """What there was in the middle of a year: told in July, where July is over."""
    last, whole = kind.value(year - 1), kind.value(year)
    assert last is not None and whole is not None
    value = ((last + whole) / 2).quantize(kind.step, ROUND_HALF_UP)
    return Telling(kind, f"{year}年6月30日", value, workday(year, 7, rng, 6, 14), rng)


def _year(kind: Kind, year: int, value: Decimal, rng: Random) -> Telling:
    stock = INDICATORS[kind.indicator].stock
    told = Telling(kind, f"{year}年12月31日" if stock else f"{year}年", value, workday(year + 1, 1, rng, 4, 17), rng)
    told.corrected = _MISCOUNTED.get((kind.indicator, year))
    return told


def _expected(rng: Random) -> Iterator[Telling]:
    """What is only expected is told as expected, for the year to come."""
    for indicator, value, unit, document, definition in _EXPECTED:
        kind = Kind(indicator, "", unit, "经发办", "", document, definition, "", "", "exact", "", "")
        yield Telling(kind, "2024年", Decimal(value), workday(2024, 1, rng, 10, 12), rng, nature="forecast")
