"""Reported: the measure that reads one reported indicator. No value is counted twice: `standing` chooses."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Sum

from taizhang.base.period import Period
from taizhang.books.reported_figure.standing import Value, standing
from taizhang.books.reported_figure.words import INDICATORS
from taizhang.ledger.measures import Measure, Rows

APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Reported(Measure):
    """The value in force of one indicator, in the indicator's own unit; None where nothing answers for the period."""

    indicator: str = ""
    nature: str = "actual"

    def rows(self, entries: Rows, period: Period) -> Rows:
        """The entries that answer for the period."""
        known = INDICATORS[self.indicator]
        held = entries.filter(
            self.where,
            indicator=self.indicator,
            nature=self.nature,
            change=known.change,
            state=APPROVED,
            starts_on__gte=period.start,
            ends_on__lt=period.end,
        )
        columns = held.order_by("pk").values_list("pk", "area__code", "starts_on", "ends_on", "amount")
        values = [Value(pk, code, first, last + timedelta(days=1), n) for pk, code, first, last, n in columns]
        chosen = standing(values, period, stock=known.stock, adds=known.adds)
        return entries.filter(pk__in=[v.id for v in chosen.values])

    @property
    def aggregate(self) -> Any:
        return Sum("amount")


def reported(indicator: str, nature: str = "actual", **more: Any) -> Reported:
    """The measure of an indicator by its key; KeyError where no such number is reported."""
    known = INDICATORS[indicator]
    plain = more.pop("plain", "") or _plain(indicator)
    return Reported(indicator, known.title, "ends_on", unit=known.unit, plain=plain, indicator=indicator,
                    nature=nature, **more)  # fmt: skip


def _plain(indicator: str) -> str:
    known = INDICATORS[indicator]
    if known.stock:
        return f"部门报送并核定的{known.title}，取期内最后一个时点的数。"
    if not known.adds:
        return f"部门报送并核定的{known.title}实绩，只取本期本范围的数；分期、分村的可能重复，不相加。"
    return f"部门报送并核定的{known.title}实绩，有本期数的取本期数，没有的由各分期不重不漏相加。"
