"""Rows into their tables and out of them without an expression tree for each value.

Django's own insert resolves every value as a possible SQL expression, and its own select lays every column out anew,
which for a book of seventy columns costs more than the database does. What a verb reads and writes is values alone.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

from taizhang.ledger.stored import Turned, turned

M = TypeVar("M", bound=models.Model)
_PARAMETERS = 20_000  # to one statement; SQLite takes 32,766, PostgreSQL 65,535
_AS_THEY_ARE = (int, bool, type(None))


@lru_cache(maxsize=256)
def _columns(model: type[models.Model]) -> tuple[list[Any], str]:
    fields: list[Any] = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
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


@lru_cache(maxsize=256)
def _reading(model: type[models.Model]) -> tuple[str, list[str], Turned]:
    """The SELECT of a whole row, its attributes, and what turns stored values into Python's, by column."""
    fields = list(model._meta.concrete_fields)
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(str(f.column)) for f in fields)
    turns = turned(f.get_col(model._meta.db_table) for f in fields)
    return f"SELECT {names} FROM {table} WHERE ", [f.attname for f in fields], turns


def read(model: type[M], *, lock: bool = False, **where: Any) -> list[M]:
    """Whole rows by the values of some columns; None asks for NULL. lock: held until the transaction ends."""
    select, names, turns = _reading(model)
    asked, values = [], []
    for name, value in where.items():
        field: Any = model._meta.get_field(name)
        column = connection.ops.quote_name(field.column)
        asked.append(f"{column} IS NULL" if value is None else f"{column} = %s")
        if value is not None:
            values.append(field.get_db_prep_value(value, connection=connection))
    tail = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"{select}{' AND '.join(asked)}{tail}", values)
        found = [list(row) for row in cursor.fetchall()]
    for row in found:
        for n, turn in turns:
            row[n] = turn(row[n])
    return [model.from_db(connection.alias, names, row) for row in found]


def update(objects: Iterable[models.Model], names: Sequence[str], **where: Any) -> int:
    """Write some columns of objects of one model, each by its key; returns how many rows were found.

    where: further columns that must hold these values, or the row is left as it is: compare and swap.
    """
    found = 0
    for one in objects:
        meta: Any = one._meta
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
