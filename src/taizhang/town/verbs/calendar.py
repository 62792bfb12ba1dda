"""Loading the State Council's holiday notice of a year that the kept library does not have yet."""

import json

from django.db import transaction
from django.db.models import F

from taizhang.base import clock, workdays
from taizhang.base.problem import Problem
from taizhang.base.refusal import Refused
from taizhang.town import holidays, told
from taizhang.town.actor import Actor
from taizhang.town.models import CalendarYear, Town
from taizhang.town.posts import TOWN_ADMIN
from taizhang.town.verbs.keeping import changing


def load_calendar(content: bytes, notice: str = "", *, by: Actor) -> CalendarYear:
    """Take over one year's file in the holiday-cn format, and put it in force.

    The notice is national, so every town on the instance gets it, and a line in its journal. Due dates are reckoned
    again by `ledger.sweep.reproject`. Raises Refused where the file is not such a file.
    """
    try:
        calendar = workdays.published().with_year(content)
    except workdays.CalendarError as error:
        raise Refused([Problem(str(error), "file")]) from error
    body = json.loads(content)
    year = int(body["year"])
    # A file for a year the library knows too may put it right, but never one far from now: that is a wrong file.
    if abs(year - clock.today().year) > 2:
        raise Refused([Problem(f"文件是 {year} 年的，离现在太远，请检查。", "file")])
    with changing(by, TOWN_ADMIN, what="载入放假安排"), transaction.atomic():
        row, _ = CalendarYear.objects.update_or_create(
            year=year, defaults={"days": body, "notice": notice.strip()[:60], "loaded_at": clock.now()}
        )
        Town.objects.exclude(pk=by.town.pk).update(places_version=F("places_version") + 1)
        change = {"year": year, "notice": row.notice, "version": calendar.version}
        told.tell("load_calendar", str(year), change, by=by)
        for town in Town.objects.exclude(pk=by.town.pk):
            told.tell("load_calendar", str(year), change, by=Actor.system_of(town))
    holidays.adopt_loaded()
    return row
