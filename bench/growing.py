"""A million from ten thousand: every table an appeal stands in is copied by SQL, in the same row shapes.

Run as a process: `python -m bench.growing TIMES`. The copies lie in the years before, all of them over, so that what
is open, and what the desk shows, stays what it was.
"""

import sys
import time
from typing import Any

from bench.founding import set_up

DAYS_APART = 1100


def main(arguments: list[str]) -> None:
    """Copy the closed appeals so many times; prints the seconds it took."""
    set_up()
    from django.db import connection

    from taizhang.base import sql

    start = time.perf_counter()
    times = int(arguments[0])
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for pragma in ("synchronous=OFF", "cache_size=-400000", "wal_autocheckpoint=20000"):
                cursor.execute(f"PRAGMA {pragma}")
        for n in range(1, times):
            _copy(cursor, connection.vendor, n)
    sql.look_at_tables()
    print(f"{time.perf_counter() - start:.1f}")


def _copy(cursor: Any, vendor: str, n: int) -> None:
    """One more copy of the first generation, n generations older."""
    from taizhang.ledger.models import Card, Clock, JournalLine
    from taizhang.ledger.shelf import shelf

    sql = Sql(vendor, n)
    base = "number NOT LIKE '%%x%%' AND closed_at IS NOT NULL"
    model = shelf["appeal"].model
    cursor.execute(sql.insert(model, {"id": sql.key("id"), "matter": sql.key("matter")}, base))
    cursor.execute("SELECT max(id) FROM ledger_card")
    shift = cursor.fetchone()[0]
    cursor.execute(
        sql.insert(Card, {"id": f"id + {shift}", "entry": sql.key("entry"), "matter": sql.key("matter")}, base)
    )
    numbered = f"rowid IN (SELECT id FROM ledger_card WHERE {base})"
    cursor.execute(
        f"INSERT INTO ledger_words (rowid, words) SELECT rowid + {shift}, words FROM ledger_words WHERE {numbered}"
    )
    entries = f"(SELECT entry FROM ledger_card WHERE {base})"
    cursor.execute(sql.insert(Clock, {"id": None, "entry": sql.key("entry")}, f"entry IN {entries}"))
    cursor.execute("SELECT max(seq) FROM ledger_journalline")
    last = cursor.fetchone()[0]
    change = {"id": None, "entry": sql.key("entry"), "seq": f"seq + {last}"}
    cursor.execute(sql.insert(JournalLine, change, f"entry IN {entries} AND number NOT LIKE '%%x%%'"))


class Sql:
    """INSERT … SELECT with a few columns changed; days moved back by a generation."""

    def __init__(self, vendor: str, n: int, apart: int = DAYS_APART):
        self.vendor, self.n, self.apart = vendor, n, apart

    def key(self, column: str) -> str:
        """A key of this generation: the first digits of the old one replaced."""
        head = f"{self.n:08x}"
        if self.vendor == "sqlite":
            return f"'{head}' || substr({column}, 9)"
        return f"('{head}' || substr({column}::text, 9))::uuid"

    def insert(self, model: Any, change: dict[str, str | None], where: str) -> str:
        """The statement. A column changed to None is left to the database."""
        table = model._meta.db_table
        columns = [f for f in model._meta.concrete_fields if change.get(f.column, "") is not None]
        values = [change.get(f.column) or self._value(f) for f in columns]
        quoted = ", ".join(f'"{f.column}"' for f in columns)
        return f"INSERT INTO {table} ({quoted}) SELECT {', '.join(values)} FROM {table} WHERE {where}"

    def _value(self, field: Any) -> str:
        column, kind = f'"{field.column}"', field.get_internal_type()
        days = self.n * self.apart
        if field.column in ("number", "outside_no"):
            return f"{column} || 'x{self.n}'"
        if kind not in ("DateField", "DateTimeField"):
            return column
        if self.vendor == "sqlite":
            made = "date" if kind == "DateField" else "datetime"
            return f"{made}({column}, '-{days} days')"
        return f"{column} - {days}" if kind == "DateField" else f"{column} - interval '{days} days'"


if __name__ == "__main__":
    main(sys.argv[1:])
