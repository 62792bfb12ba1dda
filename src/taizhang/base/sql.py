"""Statements known beforehand, run as they are.

Django looks at each statement anew: it makes a cursor, wraps it, translates its marks. For what is asked in a tenth of
that time this is most of the cost. On SQLite a statement goes straight to the driver of Django's own connection, inside
its transaction, with its errors; whenever anybody looks on (a log, a test that counts), and on PostgreSQL, it goes the
usual way.
"""

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX

_LONGEST = 8_000  # characters of a statement whose translation is kept


@lru_cache(maxsize=4096)
def _marked(sql: str) -> str:
    return FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")


def _straight(here: Any, sql: str) -> bool:
    return (
        here.vendor == "sqlite"
        and here.connection is not None
        and not (here.queries_logged or here.execute_wrappers or here.needs_rollback)
        and len(sql) < _LONGEST
    )


def fetch(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement whose marks are %s."""
    here: Any = connections[DEFAULT_DB_ALIAS]
    if _straight(here, sql):
        try:
            return list(here.connection.execute(_marked(sql), params))
        except sqlite3.Error:
            with here.wrap_database_errors:
                raise
    with here.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def run(sql: str, params: Sequence[Any]) -> int:
    """Run a statement that gives no rows; returns how many it touched."""
    here: Any = connections[DEFAULT_DB_ALIAS]
    if _straight(here, sql):
        try:
            return int(here.connection.execute(_marked(sql), params).rowcount)
        except sqlite3.Error:
            with here.wrap_database_errors:
                raise
    with here.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)
