"""Keyed hashes move from a table of their own into the search index, as words, as the bands did before them. A town's go
along; whoever goes back makes them again with `taizhang reindex`.

SQLite's index is made anew with it, without the count of each row's words, which only ranking asks for.
"""

from typing import Any

from django.db import migrations

_OF_CARD = "FROM ledger_cardkey k JOIN ledger_card c ON c.id = k.card_id WHERE k.card_id = w.rowid"
MOVE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE ledger_words_moved"
        " USING fts5(words, detail='none', columnsize=0, tokenize='unicode61')",
        "INSERT INTO ledger_words_moved (rowid, words) SELECT w.rowid, w.words || coalesce((SELECT group_concat("
        f"' ' || char(57345) || c.town_id || 'z' || replace(k.hash, ':', 'z'), '') {_OF_CARD}), '')"
        " FROM ledger_words w ORDER BY w.rowid",
        "DROP TABLE ledger_words",
        "ALTER TABLE ledger_words_moved RENAME TO ledger_words",
    ),
    "postgresql": (
        "UPDATE ledger_words w SET words = words || array_to_tsvector(ARRAY("
        f"SELECT chr(57345) || c.town_id || 'z' || replace(k.hash, ':', 'z') {_OF_CARD}))"
        " WHERE rowid IN (SELECT card_id FROM ledger_cardkey)",
    ),
}


def move(apps: Any, schema_editor: Any) -> None:
    for statement in MOVE.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_bands_among_words")]
    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name="CardKey"),
    ]
