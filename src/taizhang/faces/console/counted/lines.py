"""A book's figures broken down by the values of one filter: one query a figure."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import models

from taizhang.faces.console.counted.asked import Figure, Measured
from taizhang.ledger.listing import Filter
from taizhang.ledger.measures import Measure, Ratio
from taizhang.town.models import Area


def tally(of: Measured, measure: Measure, by: Filter) -> Counter[str]:
    """A measure by the values of a filter, in one query; what lies in a hamlet counts for its village."""
    field: Any = of.book.model._meta.get_field(by.name)
    rows = measure.rows(of.listing.rows, of.period).order_by().values_list(field.attname)
    found: Counter[str] = Counter()
    for value, number in rows.annotate(n=measure.aggregate):
        found[_group(of, field, value)] += number or 0
    return found


def _group(of: Measured, field: Any, value: Any) -> str:
    if isinstance(field, models.ForeignKey) and field.related_model is Area:
        village = of.actor.places.village_of(value)
        return str(village.pk) if village else ""
    if isinstance(field, models.ForeignKey):
        return str(value) if value else "0"
    return {True: "1", False: "0", None: ""}.get(value, "") if isinstance(value, bool | None) else str(value)


@dataclass(frozen=True)
class Line:
    """One group of the table: its filter value, its name, and each figure as (over, under) — under 0 for a count."""

    value: str
    name: str
    parts: tuple[tuple[float, float], ...]


def lines(of: Measured, by: Filter) -> list[Line]:
    """Every group that has something, the fullest first, and every village even where nothing happened."""
    tallies = [_parts(of, figure, by) for figure in of.figures]
    names = dict(by.options)
    villages = [str(a.pk) for a in of.actor.places.areas.values() if a.kind == Area.Kind.VILLAGE]
    kept = dict.fromkeys(villages if names.keys() & set(villages) and not of.listing.given.get(by.name) else ())
    kept |= dict.fromkeys(value for over, under in tallies for value in (*over, *under))
    made = [
        Line(
            v,
            names.get(v, "镇一级" if villages and by.name == "area" else "未填"),
            tuple((o[v], u[v]) for o, u in tallies),
        )
        for v in kept
    ]
    return sorted(made, key=lambda line: -line.parts[0][0]) if of.figures else []


def _parts(of: Measured, figure: Figure, by: Filter) -> tuple[Counter[str], Counter[str]]:
    if isinstance(figure, Ratio):
        return tally(of, figure.over, by), tally(of, figure.under, by)
    return tally(of, figure, by), Counter()
