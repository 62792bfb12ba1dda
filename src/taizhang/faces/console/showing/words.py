"""A value in words, wherever it comes from: a column of an entry, or a line of its journal."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from taizhang.base import clock
from taizhang.base.amount import plain
from taizhang.faces.console import saying
from taizhang.ledger.hands import OfficesField, PeopleField
from taizhang.ledger.ref import RefField, shown
from taizhang.town.actor import Actor


def in_words(field: Any, value: Any, actor: Actor) -> str:
    """Dates as people say them, places, offices and people by name, choices by their label, private values masked.

    value: as the column holds it: of what points elsewhere, the id.
    """
    places = actor.places
    if value in (None, "", []):
        return ""
    if isinstance(field, RefField):
        return shown(actor.town.pk, value)
    if isinstance(field, OfficesField):
        return "、".join(str(places.offices[pk]) for pk in value if pk in places.offices)
    if isinstance(field, PeopleField):
        return "、".join(places.people[pk].name for pk in value if pk in places.people)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.is_relation:
        held: Any = {"area": places.areas, "office": places.offices}.get(field.related_model._meta.model_name, {})
        return str(held.get(value, value))
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return clock.wall(value)
    if isinstance(value, date):
        return saying.day_with_year(value)
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
