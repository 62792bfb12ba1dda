"""How values stand in the database: what turns them into Python's and back, looked up once for a column."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

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


def prepare(field: "models.Field[Any, Any]") -> tuple[frozenset[type], Prepare]:
    """The types of which a value of this field is stored as it is, and what makes of any other what is stored."""
    quick = _WRITTEN.get(field.get_internal_type()) if connection.vendor == "sqlite" else None
    if isinstance(field, models.JSONField) and field.encoder is not None:
        quick = None
    kinds, write = quick or (_NEVER, str)

    def made(value: Any) -> Any:
        if type(value) in kinds:
            return write(value)
        return field.get_db_prep_save(value, connection=connection)

    return _NUMBERS if isinstance(field, models.JSONField) else _NUMBERS | {str}, made


_NUMBERS: frozenset[type] = frozenset((int, bool, type(None)))


def _instant_as_text(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError(f"an instant without a zone has no one meaning: {value}")
    there = value if value.tzinfo is UTC else value.astimezone(UTC)
    return there.replace(tzinfo=None).isoformat(" ")


def _json(value: Any) -> str:
    """As short as it can be said: Django spells every Chinese character in six."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_NEVER: frozenset[type] = frozenset()
_WRITTEN: dict[str, tuple[frozenset[type], Prepare]] = {
    "DateTimeField": (frozenset((datetime,)), _instant_as_text),
    "DateField": (frozenset((date,)), date.isoformat),
    "UUIDField": (frozenset((UUID,)), lambda value: value.hex),
    "JSONField": (frozenset((dict, list)), _json),
}
