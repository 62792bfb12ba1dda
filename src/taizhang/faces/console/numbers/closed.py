"""Closed periods as their pages ask for them: which can be closed, what will be frozen, what was corrected since."""

from typing import Any

from taizhang.base import clock
from taizhang.base.period import Period, Unit
from taizhang.faces.console import saying
from taizhang.indicators.closing import closing_of
from taizhang.indicators.models import Closing
from taizhang.indicators.visible import may_close, may_reopen
from taizhang.town.actor import Actor

MONTHS, QUARTERS, YEARS = 12, 4, 3


def candidates() -> list[Period]:
    """The periods that are over and commonly closed: years, quarters, months, the newest first of each."""
    today = clock.today()
    found: list[Period] = []
    for unit, n in ((Unit.YEAR, YEARS), (Unit.QUARTER, QUARTERS), (Unit.MONTH, MONTHS)):
        period = Period.containing(unit, today)
        for _ in range(n):
            period = period.previous()
            found.append(period)
    return found
