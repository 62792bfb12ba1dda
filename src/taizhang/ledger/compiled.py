"""Questions put into SQL once and asked many times.

Django lays every query out anew: for a right over ten postings that costs more than the database takes to answer. What
a question says depends on who asks (their postings), on the town's map and on the words of its key, never on the
moment; so its SQL is kept with the map, which is dropped whenever anything of the town changes. The question itself is
still written as a queryset, in one place; here it is only remembered.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, Field, Model, QuerySet

from taizhang.base import sql
from taizhang.ledger.stored import Turned, turned
from taizhang.town.actor import Actor

MOST = 4000  # questions remembered for one map; people choose filters, and nobody counts them
R = TypeVar("R")
Q = TypeVar("Q", bound="QuerySet[Any, Any]")


class Slot(Expression):
    """A value that is put in when the question is asked: `filter(pk=Slot("pk", field))`."""

    def __init__(self, name: str, field: "Field[Any, Any]"):
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """A mark, with the slot itself in the place of its value."""
        return "%s", (self,)

    def __hash__(self) -> int:
        return hash((type(self), self.name))


class Question(Generic[R]):
    """One question in SQL: its rows as models, as tuples, or their number."""

    def __init__(self, rows: "QuerySet[Any, Any]"):
        self.model: type[Model] = rows.model
        self.sql = ""
        self.params: tuple[Any, ...] = ()
        self.turned: Turned = []
        self.names: list[str] = []
        compiler = rows.query.get_compiler(connection.alias)
        try:
            self.sql, params = compiler.as_sql()
        except EmptyResultSet:
            return  # nobody with these postings can have any row: there is nothing to ask
        self._exists, self._count = f"SELECT EXISTS({self.sql})", f"SELECT COUNT(*) FROM ({self.sql}) AS counted"
        self.params = tuple(params)
        columns = [column for column, _, _ in compiler.select]
        self.turned = turned(columns)
        self.names = [column.target.attname if hasattr(column, "target") else "" for column in columns]

    def _values(self, given: dict[str, Any]) -> Sequence[Any]:
        return [
            value.output_field.get_db_prep_value(given[value.name], connection=connection)
            if isinstance(value, Slot)
            else value
            for value in self.params
        ]

    def tuples(self, **given: Any) -> list[list[Any]]:
        """The rows as lists of Python values, in the order of the columns."""
        found = [list(row) for row in sql.fetch(self.sql, self._values(given))] if self.sql else []
        for row in found:
            for n, turn in self.turned:
                row[n] = turn(row[n])
        return found

    def models(self, **given: Any) -> list[Any]:
        """The rows as objects of their model."""
        return [self.model.from_db(connection.alias, self.names, row) for row in self.tuples(**given)]

    def one(self, **given: Any) -> Any | None:
        """The first object; None where there is none."""
        return next(iter(self.models(**given)), None)

    def any(self, **given: Any) -> bool:
        """Whether there is any row."""
        return bool(self.sql) and bool(sql.fetch(self._exists, self._values(given))[0][0])

    def count(self, **given: Any) -> int:
        """How many rows."""
        return int(sql.fetch(self._count, self._values(given))[0][0]) if self.sql else 0


_always: dict[Any, "Question[Any]"] = {}


def question(actor: Actor, key: tuple[Any, ...], build: "Callable[[], QuerySet[Any, Any]]") -> "Question[Any]":
    """The question of this name as this actor asks it. build: makes it, and may read of the actor only what rights do.

    key: all that `build` depends on beside the actor, hashable. What it holds of the present moment must be a slot.
    """
    held: dict[Any, Question[Any]] = actor.places.made.setdefault(Question, {})
    return _kept(held, (key, actor.person, actor.system, actor.holds), build)


def narrowed(actor: Actor, key: tuple[Any, ...], build: Callable[[], Q]) -> Q:
    """The rows of this name as this actor may ask for them, to be narrowed further: laid out once, never read here.

    Key and build as in `question`.
    """
    held: dict[Any, Q] = actor.places.made.setdefault(narrowed, {})
    whole = (key, actor.person, actor.system, actor.holds)
    if whole not in held:
        if len(held) >= MOST:
            held.clear()
        held[whole] = build()
    return held[whole].all()


def always(key: tuple[Any, ...], build: "Callable[[], QuerySet[Any, Any]]") -> "Question[Any]":
    """The question of this name, whoever asks and wherever: nothing in it but slots."""
    return _kept(_always, key, build)


def _kept(held: "dict[Any, Question[Any]]", key: Any, build: "Callable[[], QuerySet[Any, Any]]") -> "Question[Any]":
    found = held.get(key)
    if found is None:
        if len(held) >= MOST:
            held.clear()
        found = held[key] = Question(build())
    return found
