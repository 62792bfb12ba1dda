"""The search index: a table of its own kind on each database."""

from typing import Any

from django.db import migrations

from taizhang.ledger.search import CREATE


def create(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor in CREATE:
        for statement in CREATE[schema_editor.connection.vendor][0].split(";"):
            schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor in CREATE:
        schema_editor.execute(CREATE[schema_editor.connection.vendor][1])


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
