"""Reported numbers: read from the book of reported figures for many places and periods at once, with who said so."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from taizhang.books.reported_figure.book import ReportedFigureBook
from taizhang.books.reported_figure.reported import APPROVED, Reported
from taizhang.books.reported_figure.standing import Value, standing
from taizhang.books.reported_figure.words import INDICATORS
from taizhang.indicators.counted import Rows, Side, entries, measure_of
from taizhang.indicators.indicator import Indicator
from taizhang.town.models import Town
from taizhang.town.places import Places, places

SLUG = ReportedFigureBook.slug


class Told(NamedTuple):
    """What offices say of a number: the value, None where nobody does, and who reported and approved it."""

    value: Decimal | None
    note: str = ""


class _Line(NamedTuple):
    id: UUID
    code: str
    start: date
    last: date
    amount: Decimal
    office: int | None
    issuer: str
    reported_on: date
    approver: list[int] | None


def named(indicator: Indicator) -> str:
    """The measure of the book of reported figures that reads an indicator; "" where it is counted."""
    return f"{SLUG}.{indicator.reported}" if indicator.reported else ""


def told(sides: Iterable[Side], town: Town) -> dict[Side, Told]:
    """The value in force of each side, as its measure gives it, in one query."""
    wanted = tuple(dict.fromkeys(sides))
    if not wanted:
        return {}
    held, map_ = _held({side.measure for side in wanted}, town), places(town)
    found = {}
    for side in wanted:
        code = map_.areas[side.area].code
        lines = {x.id: x for x in held[side.measure] if x.code.startswith(code)}
        values = [Value(x.id, x.code, x.start, x.last + timedelta(days=1), x.amount) for x in lines.values()]
        known = INDICATORS[_reads(side.measure).indicator]
        chosen = standing(values, side.period, stock=known.stock, adds=known.adds)
        answering = {v.id for v in chosen.values}
        found[side] = Told(chosen.total, _note([x for x in lines.values() if x.id in answering], map_))
    return found


def candidates(side: Side, town: Town) -> Rows:
    """The approved values of a place, and of what lies under it, in the period: those that answer are among them."""
    reads = _reads(side.measure)
    return entries(side.measure, side.area, town).filter(
        indicator=reads.indicator, nature=reads.nature, change=INDICATORS[reads.indicator].change, state=APPROVED,
        starts_on__gte=side.period.start, ends_on__lt=side.period.end,
    )  # fmt: skip


def _reads(name: str) -> Reported:
    measure = measure_of(name)
    assert isinstance(measure, Reported)
    return measure


def _held(names: set[str], town: Town) -> dict[str, list[_Line]]:
    by_key = {(m.indicator, m.nature): name for name in names for m in (_reads(name),)}
    rows = ReportedFigureBook.model.objects.filter(town=town).live().order_by("pk")
    rows = rows.filter(state=APPROVED, indicator__in={key for key, _ in by_key})
    found: defaultdict[str, list[_Line]] = defaultdict(list)
    for indicator, nature, change, *line in rows.values_list(
        "indicator", "nature", "change", "pk", "area__code", "starts_on", "ends_on", "amount", "office_id", "issuer",
        "reported_on", "approver",
    ):  # fmt: skip
        name = by_key.get((indicator, nature))
        if name and change == INDICATORS[indicator].change:
            found[name].append(_Line(*line))
    return found


def _note(lines: list[_Line], map_: Places) -> str:
    """财政所 2024-01-10 报，吴静核定; of several the latest one, and how many there are."""
    if not lines:
        return ""
    latest = max(lines, key=lambda x: (x.reported_on, x.last))
    office: Any = latest.issuer or map_.offices.get(latest.office or 0) or "未注明单位"
    people = "、".join(map_.people[pk].name for pk in latest.approver or () if pk in map_.people)
    said = f"{office} {latest.reported_on} 报" + (f"，{people}核定" if people else "")
    return said if len(lines) == 1 else f"{len(lines)} 条报数合计，最近一条：{said}"
