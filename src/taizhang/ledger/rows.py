"""Rows into their tables without an expression tree for each value.

Django's own insert resolves every value as a possible SQL expression, which for a book of seventy columns costs more
than the database does. What a verb writes is values alone.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, models

_PARAMETERS = 20_000  # to one statement; SQLite takes 32,766, PostgreSQL 65,535
_AS_THEY_ARE = (int, bool, type(None))


@lru_cache(maxsize=256)
def _columns(model: type[models.Model]) -> tuple[list[Any], str]:
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
    return fields, ", ".join(connection.ops.quote_name(f.column) for f in fields)


def _stored(field: Any, value: Any) -> Any:
    kind = type(value)
    if kind in _AS_THEY_ARE or (kind is str and not isinstance(field, models.JSONField)):
        return value
    return field.get_db_prep_save(value, connection=connection)


def insert(objects: Sequence[models.Model]) -> None:
    """Insert objects of one model, their keys included where the key is not the database's to give.

    Objects whose key the database gives do not learn it; use Django's own insert where it is needed.
    """
    if not objects:
        return
    model = type(objects[0])
    fields, names = _columns(model)
    table = connection.ops.quote_name(model._meta.db_table)
    marks = f"({', '.join(['%s'] * len(fields))})"
    size = max(1, _PARAMETERS // len(fields))
    with connection.cursor() as cursor:
        for at in range(0, len(objects), size):
            some = objects[at : at + size]
            values = [_stored(f, getattr(one, f.attname)) for one in some for f in fields]
            sql = f"INSERT INTO {table} ({names}) VALUES {', '.join([marks] * len(some))}"  # noqa: S608  names of ours
            cursor.execute(sql, values)
    for one in objects:
        one._state.adding, one._state.db = False, connection.alias


def update(objects: Iterable[models.Model], names: Sequence[str], **where: Any) -> int:
    """Write some columns of objects of one model, each by its key; returns how many rows were found.

    where: further columns that must hold these values, or the row is left as it is: compare and swap.
    """
    found = 0
    for one in objects:
        meta = one._meta
        fields = [meta.get_field(n) for n in names]
        asked = [(meta.pk, one.pk), *((meta.get_field(n), v) for n, v in where.items())]
        said = ", ".join(f"{connection.ops.quote_name(f.column)} = %s" for f in fields)
        held = " AND ".join(f"{connection.ops.quote_name(f.column)} = %s" for f, _ in asked)
        values = [_stored(f, getattr(one, f.attname)) for f in fields] + [_stored(f, v) for f, v in asked]
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {connection.ops.quote_name(meta.db_table)} SET {said} WHERE {held}", values)  # noqa: S608
            found += cursor.rowcount
    return found


def insert_plain(model: type[models.Model], columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows of numbers and text, given as tuples: ten bands to an entry are not worth ten objects."""
    flat = list(rows)
    table = connection.ops.quote_name(model._meta.db_table)
    marks = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for at in range(0, len(flat), 1000):
            some = flat[at : at + 1000]
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([marks] * len(some))}"  # noqa: S608
            cursor.execute(sql, [value for row in some for value in row])
