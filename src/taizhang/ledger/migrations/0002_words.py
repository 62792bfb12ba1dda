"""The search index: a table of its own kind on each database."""

from typing import Any

from django.db import migrations

from taizhang.ledger.search import CREATE


def create(apps: Any, editor: Any) -> None:
    if editor.connection.vendor in CREATE:
        for statement in CREATE[editor.connection.vendor][0].split(";"):
            editor.execute(statement)


def drop(apps: Any, editor: Any) -> None:
    if editor.connection.vendor in CREATE:
        editor.execute(CREATE[editor.connection.vendor][1])


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
