"""The years of the holiday notice loaded by hand, put in force in this process."""

from taizhang.base import workdays
from taizhang.town.models import CalendarYear


def adopt_loaded() -> None:
    """Put the loaded years in force on top of the published ones. Nothing changes where none is loaded.

    A process does this whenever it reads a town's map afresh, so that two processes never differ for long.
    """
    rows = list(CalendarYear.objects.order_by("year"))
    if not rows:
        return
    calendar = workdays.published()
    for row in rows:
        calendar = calendar.with_year(row.days)
    if workdays.current().version != calendar.version:
        workdays.adopt(calendar)
