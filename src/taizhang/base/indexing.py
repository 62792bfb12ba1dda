"""Migrations' steps that make or drop an index and do nothing else, without locking its table.

Their migration says `atomic = False`: PostgreSQL does it without a lock only outside a transaction. One that was
stopped half-way is run again, for an index that is gone already is no error.
"""

from collections.abc import Sequence
from typing import Any

from django.db import migrations
from django.db.migrations.operations.base import Operation


class AddIndex(migrations.AddIndex):
    """An index is made: a county's towns go on working meanwhile."""

    def database_forwards(self, app_label: str, editor: Any, from_state: Any, to_state: Any) -> None:
        """SQLite knows no other way than at once."""
        model = to_state.apps.get_model(app_label, self.model_name)
        unlocked = {"concurrently": True} if editor.connection.vendor == "postgresql" else {}
        editor.add_index(model, self.index, **unlocked)


class DropIndex(migrations.RemoveIndex):
    """A named index of a model goes."""

    def database_forwards(self, app_label: str, editor: Any, from_state: Any, to_state: Any) -> None:
        """By its name alone: reading the tables back costs more than all else."""
        _drop(editor, self.name)


def _drop(editor: Any, name: str) -> None:
    unlocked = "CONCURRENTLY " if editor.connection.vendor == "postgresql" else ""
    editor.execute(f"DROP INDEX {unlocked}IF EXISTS {editor.quote_name(name)}")


class Unindex(Operation):
    """Foreign keys of some models keep their column and lose its single-column index.

    Django's AlterField would write the whole table anew on SQLite, once for each field: a minute for a shelf of books.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, models: Sequence[str], fields: Sequence[str]):
        self.models, self.fields = tuple(models), tuple(fields)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """As a migration writes it."""
        return type(self).__qualname__, [self.models, self.fields], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The fields as they are from now on; the models are drawn anew once, not once a field."""
        for model in self.models:
            fields = state.models[app_label, model].fields
            for name in self.fields:
                fields[name] = fields[name].clone()
                fields[name].db_index = False
        state.__dict__.pop("apps", None)

    def database_forwards(self, app_label: str, editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop the index that Django made with the column, by the name it gives such indexes.

        By name, not by looking: reading SQLite's tables back costs more than all else, and would also find indexes
        over the same column that have a condition and a name of their own.
        """
        for model, field in self._columns(app_label, from_state):
            _drop(editor, editor._create_index_name(model._meta.db_table, [field.column]))

    def database_backwards(self, app_label: str, editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the indexes again."""
        for model, field in self._columns(app_label, to_state):
            editor.execute(editor._create_index_sql(model, fields=[field]))

    def _columns(self, app_label: str, state: Any) -> list[tuple[Any, Any]]:
        found = (state.apps.get_model(app_label, model) for model in self.models)
        return [(model, model._meta.get_field(name)) for model in found for name in self.fields]

    def describe(self) -> str:
        """In a line."""
        return f"Leave out the indexes of {', '.join(self.fields)}"
