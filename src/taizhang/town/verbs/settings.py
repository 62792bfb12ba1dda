"""What a town chooses where law leaves it the choice, from day to day."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.town import told
from taizhang.town.actor import Actor
from taizhang.town.models import SettingValue
from taizhang.town.posts import TOWN_ADMIN
from taizhang.town.verbs.keeping import changing


def choose_setting(key: str, value: Any, *, by: Actor, starts_on: date | None = None, basis: str = "") -> SettingValue:
    """Choose a value from a day (today) on. Clocks that run already keep what they were started with.

    The value must be one that the setting can hold: `ledger.setting.Setting.read` sees to that.
    """
    with changing(by, TOWN_ADMIN, what="修改设置"):
        day = _not_past(starts_on)
        if not basis.strip():
            raise Refused([Problem("请写明依据，如文件名和文号。", "basis")])
        was = by.places.choice(key, day)
        row, _ = SettingValue.objects.update_or_create(
            town=by.town, key=key, starts_on=day, defaults={"value": value, "basis": basis.strip(), "ends_on": None}
        )
        change = {"value": value, "was": was, "since": day.isoformat(), "basis": row.basis}
        told.tell("choose_setting", key, change, by=by)
    return row


def drop_setting(key: str, *, by: Actor, starts_on: date | None = None) -> None:
    """Go back to the default from a day (today) on. What was chosen stays on record until the day before."""
    with changing(by, TOWN_ADMIN, what="恢复默认设置"):
        day = _not_past(starts_on)
        held = SettingValue.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), town=by.town, key=key)
        was = by.places.choice(key, day)
        if not held.exists():
            raise NotAllowed("这一项本来就是默认值。")
        held.filter(starts_on__gte=day).delete()
        held.update(ends_on=day - timedelta(days=1))
        told.tell("drop_setting", key, {"was": was, "since": day.isoformat()}, by=by)


def _not_past(day: date | None) -> date:
    today = clock.today()
    if day is not None and day < today:
        raise Refused([Problem("生效日不能早于今天：已经走完的时限不能改。", "starts_on")])
    return day or today
