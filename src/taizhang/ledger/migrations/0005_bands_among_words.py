"""Bands move from a table of their own into the search index, as words: they were a third of the database, and ten
pages of every opening. A town's bands go along; whoever goes back makes them again with `taizhang reindex`.
"""

from typing import Any

from django.db import migrations

MOVE = {
    "sqlite": (
        "UPDATE ledger_words SET words = words || (SELECT group_concat(' ' || char(57344) || town || 'z' || band, '')"
        " FROM ledger_band WHERE card_id = ledger_words.rowid) WHERE rowid IN (SELECT card_id FROM ledger_band)"
    ),
    "postgresql": (
        "UPDATE ledger_words SET words = words || array_to_tsvector(ARRAY("
        "SELECT chr(57344) || town || 'z' || band FROM ledger_band WHERE card_id = ledger_words.rowid))"
        " WHERE rowid IN (SELECT card_id FROM ledger_band)"
    ),
}


def move(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor in MOVE:
        schema_editor.execute(MOVE[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_fewer_indexes")]
    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name="Band"),
    ]
