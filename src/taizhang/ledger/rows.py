"""Rows into their tables and out of them without an expression tree for each value.

Django's own insert resolves every value as a possible SQL expression, and its own select lays every column out anew,
which for a book of seventy columns costs more than the database does. What a verb reads and writes is values alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.base import ModelState

from taizhang.base import sql
from taizhang.ledger.stored import Turned, Writer, turned

M = TypeVar("M", bound=models.Model)
_PARAMETERS = 1_000  # to one statement: more is no faster, and the driver keeps the last 128 with all their values
Plan = list[tuple[str, Writer]]  # attribute, and what makes a stored value of it


@lru_cache(maxsize=256)
def _writing(model: type[models.Model]) -> tuple[str, str, Plan]:
    """The INSERT of a whole row up to its values, the marks of one row, and what makes a stored value of each column.

    The key is left out where the database gives it.
    """
    fields: list[Any] = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
    names = ", ".join(connection.ops.quote_name(f.column) for f in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    marks = f"({', '.join(['%s'] * len(fields))})"
    return f"INSERT INTO {table} ({names}) VALUES ", marks, [(f.attname, Writer(f)) for f in fields]


def _values(one: models.Model, plan: Plan) -> list[Any]:
    """What is stored of each column. The object is whole: its values lie in it, whatever its descriptors would say."""
    held = one.__dict__
    return [value if (write := writer[type(value := held[name])]) is None else write(value) for name, writer in plan]


def _written(values: Iterable[Any], plan: Iterable[Writer]) -> list[Any]:
    pairs = zip(plan, values, strict=True)
    return [value if (write := writer[type(value)]) is None else write(value) for writer, value in pairs]


@lru_cache(maxsize=256)
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """The columns of a new row that begin with one and the same value, and what makes the others'."""
    same: dict[str, Any] = {}
    each: list[tuple[str, Callable[[], Any]]] = []
    for field in model._meta.concrete_fields:
        if field.has_default() and callable(field.default):
            each.append((field.attname, field.default))
        else:
            same[field.attname] = field.get_default()
    return same, each


def made(model: type[M], **columns: Any) -> M:
    """A new object, not stored, from columns by their attributes; the rest as the model begins them.

    What is given is laid in as it is: an id for what points elsewhere, a Secret for a private value.
    """
    same, each = _defaults(model)
    one = model.__new__(model)
    one._state = ModelState()
    held = one.__dict__
    held.update(same)
    for name, default in each:
        held[name] = default()
    held.update(columns)
    return one


def insert(objects: Sequence[models.Model]) -> None:
    """Insert objects of one model, their keys included where the key is not the database's to give.

    Objects whose key the database gives do not learn it, save a single one asked with `insert_one`.
    """
    if objects:
        write(lay(type(objects[0]), objects))
        stored(objects)


@dataclass(slots=True)
class Laid:
    """Rows laid ready to be written: of each the values of its columns, as the database stores them."""

    model: type[models.Model]
    rows: list[list[Any]]

    def put(self, name: str, values: Iterable[str]) -> None:
        """Fill in what is known last, row by row: a column of text, by its attribute."""
        at = [attribute for attribute, _ in _writing(self.model)[2]].index(name)
        for row, value in zip(self.rows, values, strict=True):
            row[at] = value


def lay(model: type[models.Model], objects: Iterable[models.Model]) -> Laid:
    """Lay objects of a model ready: half the work of writing them, which needs no lock."""
    plan = _writing(model)[2]
    return Laid(model, [_values(one, plan) for one in objects])


def write(laid: Laid) -> None:
    """Write what was laid ready."""
    head, marks, plan = _writing(laid.model)
    size = max(1, _PARAMETERS // len(plan))
    for at in range(0, len(laid.rows), size):
        some = laid.rows[at : at + size]
        sql.run(head + ", ".join([marks] * len(some)), [value for row in some for value in row])


def stored(objects: Iterable[models.Model]) -> None:
    """Let objects know that their rows stand in the database."""
    for one in objects:
        one._state.adding, one._state.db = False, DEFAULT_DB_ALIAS


def insert_one(one: models.Model) -> None:
    """Insert an object whose key the database gives; it learns its key."""
    _insert_learning([one], None)


def insert_each(objects: Sequence[models.Model], own: str) -> None:
    """Insert objects whose keys the database gives; each learns its own, told by a column that no other one shares."""
    size = max(1, _PARAMETERS // len(objects[0]._meta.concrete_fields)) if objects else 1
    for at in range(0, len(objects), size):
        _insert_learning(objects[at : at + size], own)


def _insert_learning(objects: Sequence[models.Model], own: str | None) -> None:
    model = type(objects[0])
    head, marks, plan = _writing(model)
    key: Any = model._meta.pk
    field: Any = model._meta.get_field(own) if own else key
    values = [value for one in objects for value in _values(one, plan)]
    said = f'{head}{", ".join([marks] * len(objects))} RETURNING "{key.column}", "{field.column}"'
    # No database promises to tell the keys in the order of the rows.
    told = {field.to_python(which): pk for pk, which in sql.fetch(said, values)}
    for one in objects:
        one.pk = told[getattr(one, field.attname)] if own else next(iter(told.values()))
    stored(objects)


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
    _, names, turns = _reading(model)
    said, plan = _asking(model, tuple((name, value is None) for name, value in where.items()), lock)
    given = [v for v in where.values() if v is not None]
    found = [list(row) for row in sql.fetch(said, _written(given, plan))]
    for row in found:
        for n, turn in turns:
            row[n] = turn(row[n])
    return [_object(model, names, row) for row in found]


@lru_cache(maxsize=1024)
def _asking(model: type[models.Model], where: tuple[tuple[str, bool], ...], lock: bool) -> tuple[str, list[Writer]]:
    """The SELECT of whole rows by columns that hold a value or nothing, and what makes stored values of those."""
    select, _, _ = _reading(model)
    asked: list[tuple[Any, bool]] = [(model._meta.get_field(n), empty) for n, empty in where]
    tail = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    return f"{select}{_having(asked)}{tail}", [Writer(f) for f, empty in asked if not empty]


def _having(asked: Iterable[tuple[Any, bool]]) -> str:
    """The condition that columns hold a value or nothing."""
    quote = connection.ops.quote_name
    return " AND ".join(f"{quote(f.column)} IS NULL" if empty else f"{quote(f.column)} = %s" for f, empty in asked)


def _object(model: type[M], names: list[str], row: list[Any]) -> M:
    """A stored row as an object: whole and turned already, so that its values are laid in without asking its fields."""
    one = model.__new__(model)
    one._state = ModelState()
    one._state.adding, one._state.db = False, DEFAULT_DB_ALIAS
    one.__dict__.update(zip(names, row, strict=True))
    return one


def update(objects: Iterable[models.Model], names: Sequence[str], **where: Any) -> int:
    """Write some columns of objects of one model, each by its key; returns how many rows were found.

    where: further columns that must hold these values, or the row is left as it is: compare and swap.
    """
    found = 0
    for one in objects:
        meta: Any = one._meta
        values = {n: getattr(one, meta.get_field(n).attname) for n in names}
        found += change(type(one), values, **{meta.pk.name: one.pk, **where})
    return found


def change(model: type[models.Model], values: Mapping[str, Any], **where: Any) -> int:
    """Write some columns, by field name, of the rows in which further columns hold these values; returns how many.

    None in `where` asks for NULL.
    """
    asked = tuple((name, value is None) for name, value in where.items())
    said, plan = _changing(model, tuple(values), asked)
    given = (*values.values(), *(v for v in where.values() if v is not None))
    return sql.run(said, _written(given, plan))


@lru_cache(maxsize=1024)
def _changing(
    model: type[models.Model], names: tuple[str, ...], where: tuple[tuple[str, bool], ...]
) -> tuple[str, list[Writer]]:
    """The UPDATE of some columns by others, which hold a value or nothing, and what makes stored values of both."""
    quote: Any = connection.ops.quote_name
    fields: list[Any] = [model._meta.get_field(n) for n in names]
    asked: list[tuple[Any, bool]] = [(model._meta.get_field(n), empty) for n, empty in where]
    said = ", ".join(f"{quote(f.column)} = %s" for f in fields)
    text = f"UPDATE {quote(model._meta.db_table)} SET {said} WHERE {_having(asked)}"  # noqa: S608  names of ours
    return text, [Writer(f) for f in (*fields, *(f for f, empty in asked if not empty))]


def delete(model: type[models.Model], column: str, keys: Sequence[Any]) -> None:
    """Delete the rows whose column holds one of these values: nothing else hangs on them."""
    quote = connection.ops.quote_name
    for at in range(0, len(keys), 1000):
        some = keys[at : at + 1000]
        marks = ", ".join(["%s"] * len(some))
        sql.run(f"DELETE FROM {quote(model._meta.db_table)} WHERE {quote(column)} IN ({marks})", some)  # noqa: S608
