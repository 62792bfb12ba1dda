"""Few sides of many rows: an aggregate for each side, over rows that need not be put in any order for it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Count as DbCount
from django.db.models import Q, Value
from django.db.models import Sum as DbSum

from taizhang.base.period import Period
from taizhang.indicators.counted import Rows, measure_of, number
from taizhang.indicators.grid.asked import Asked, Found
from taizhang.ledger.measures import Distinct, Measure, Sum

FEW = 40  # each row is held against every side: against more than these, sorting the rows takes less
ALL = Q()


def conditional(measure: Measure, also: Q = ALL) -> Any:
    """The measure's aggregate over those of the rows that it counts."""
    where = also & measure.where or None
    if isinstance(measure, Distinct):
        return DbCount(measure.field, filter=where, distinct=True)
    if isinstance(measure, Sum):
        return DbSum(measure.field, filter=where, default=0)
    return DbCount(Value(1), filter=where)


def each(asked: Asked, tables: Iterable[Rows], lies: Callable[[Measure, Period], Q]) -> Found:
    """The value of each side, added up over the tables.

    lies: which rows the measure has in a period, of those its `where` leaves.
    """
    ground = asked.ground()
    aggregates = {}
    for n, side in enumerate(asked.sides):
        measure = measure_of(side.measure)
        aggregates[f"g_{n}"] = conditional(measure, ground.lies(side.area) & lies(measure, side.period))
    counted = [rows.aggregate(**aggregates) for rows in tables]
    return {side: number(sum(each[f"g_{n}"] for each in counted)) for n, side in enumerate(asked.sides)}
