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

_LONG = 8_000  # characters from which a statement is one of many rows: there are few of those, and each weighs


def _marked(sql: str) -> str:
    return _translated(sql) if len(sql) < _LONG else _translated_long(sql)


@lru_cache(maxsize=4096)
def _translated(sql: str) -> str:
    return FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")


@lru_cache(maxsize=32)
def _translated_long(sql: str) -> str:
    return _translated.__wrapped__(sql)


def _straight(here: Any) -> bool:
    return (
        here.vendor == "sqlite"
        and here.connection is not None
        and not (here.queries_logged or here.execute_wrappers or here.needs_rollback)
    )


def fetch(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement whose marks are %s."""
    here: Any = connections[DEFAULT_DB_ALIAS]
    if _straight(here):
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
    if _straight(here):
        try:
            return int(here.connection.execute(_marked(sql), params).rowcount)
        except sqlite3.Error:
            with here.wrap_database_errors:
                raise
    with here.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)
