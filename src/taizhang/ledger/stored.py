"""How values stand in the database: what turns them into Python's and back, looked up once for a column."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

from taizhang.base.fields import Secret, SecretField

Prepare = Callable[[Any], Any]
Turn = Callable[[Any], Any]
Turned = list[tuple[int, Turn]]


def turned(columns: Iterable[Any]) -> Turned:
    """What turns the stored values of these column expressions into Python's, by position; plain ones are left out."""
    found: Turned = []
    for n, column in enumerate(columns):
        converters = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
        if converters:
            found.append((n, _plainly(column, converters) or _after(column, converters)))
    return found


def _plainly(column: Any, converters: list[Any]) -> Turn | None:
    """SQLite keeps instants, days and ids as text of one form: read as such, without asking the settings each time."""
    if connection.vendor != "sqlite" or len(converters) != 1:
        return None
    return _PLAIN.get(column.output_field.get_internal_type())


def _after(column: Any, converters: list[Any]) -> Turn:
    """As Django does it: one converter after the other."""
    if len(converters) == 1:
        convert = converters[0]
        return lambda value: convert(value, column, connection)

    def turn(value: Any) -> Any:
        for convert in converters:
            value = convert(value, column, connection)
        return value

    return turn


# The driver has read what comes from a column declared as an instant or a day; an expression's value is still text.
def _instant(value: datetime | str | None) -> datetime | None:
    if value is None:
        return None
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _uuid(value: str | None) -> UUID | None:
    return None if value is None else UUID(value)


def _bool(value: int | None) -> bool | None:
    return None if value is None else bool(value)


_PLAIN: dict[str, Turn] = {
    "DateTimeField": _instant,
    "DateField": _day,
    "UUIDField": _uuid,
    "BooleanField": _bool,
}


class Writer(dict[type, "Prepare | None"]):
    """By the type of a value, what makes of it what a field stores; None where it is stored as it is."""

    def __init__(self, field: "models.Field[Any, Any]"):
        self.field = field
        super().__init__({int: None, bool: None, type(None): None})
        if isinstance(field, models.JSONField):
            self[Written] = str
        elif isinstance(field, SecretField):
            self[Secret] = field.get_prep_value  # and no text as it is: it would stand there for all to read
        else:
            self[str] = None
        if connection.vendor == "sqlite" and getattr(field, "encoder", None) is None:
            self.update(_WRITTEN.get(field.get_internal_type(), {}))

    def __missing__(self, kind: type) -> Prepare:
        word = type(self.field) is models.CharField and issubclass(kind, models.TextChoices)
        self[kind] = found = str.__str__ if word else self._as_django_does
        return found

    def _as_django_does(self, value: Any) -> Any:
        return self.field.get_db_prep_save(value, connection=connection)


def _instant_as_text(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError(f"an instant without a zone has no one meaning: {value}")
    there = value if value.tzinfo is UTC else value.astimezone(UTC)
    return there.isoformat(" ")[:-6]  # without the "+00:00"


class Written(str):
    """JSON that has been written already: what is stored of a JSON column as it is."""

    __slots__ = ()


# As short as it can be said: Django spells every Chinese character in six. Made once: json.dumps makes one each time.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _list(value: list[Any]) -> str:
    return _json(value) if value else "[]"  # most are empty


def _dict(value: dict[str, Any]) -> str:
    return _json(value) if value else "{}"


_WRITTEN: dict[str, dict[type, Prepare]] = {
    "DateTimeField": {datetime: _instant_as_text},
    "DateField": {date: date.isoformat},
    "UUIDField": {UUID: lambda value: value.hex},
    "JSONField": {dict: _dict, list: _list},
}
