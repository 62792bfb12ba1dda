"""Statements known beforehand, run as they are.

Django looks at each statement anew: it makes a cursor, wraps it, translates its marks. For what is asked in a tenth of
that time this is most of the cost. On SQLite a statement goes straight to the driver of Django's own connection, inside
its transaction, with its errors; whenever anybody looks on (a log, a test that counts), and on PostgreSQL, it goes the
usual way.
"""

import sqlite3
import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
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


def _straight(there: Any) -> bool:
    # Who looks on has the cursor forced, or all queries logged by DEBUG, which nobody turns on while a process runs.
    looked_on = there.force_debug_cursor or there.execute_wrappers or _here.debugged
    return there.vendor == "sqlite" and there.connection is not None and not (looked_on or there.needs_rollback)


class _Here(threading.local):
    """A thread's connection object, which Django makes once and looks up each time by way of a context variable."""

    connection: Any = None
    debugged: bool = False


_here = _Here()


def here() -> Any:
    """This thread's connection to the database, as Django wraps it."""
    if _here.connection is None:
        _here.connection, _here.debugged = connections[DEFAULT_DB_ALIAS], settings.DEBUG
    return _here.connection


def fetch(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement whose marks are %s."""
    there = here()
    if _straight(there):
        try:
            return list(there.connection.execute(_marked(sql), params))
        except sqlite3.Error:
            with there.wrap_database_errors:
                raise
    with there.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def run(sql: str, params: Sequence[Any]) -> int:
    """Run a statement that gives no rows; returns how many it touched."""
    there = here()
    if _straight(there):
        try:
            return int(there.connection.execute(_marked(sql), params).rowcount)
        except sqlite3.Error:
            with there.wrap_database_errors:
                raise
    with there.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


def look_at_tables() -> None:
    """Let the planner see how much lies where. PostgreSQL does it of its own accord in time, SQLite never.

    A planner that knows nothing walks the whole index of a town to keep a few of its rows. A thousand rows of each
    index tell enough, so that a million take no longer than ten thousand.
    """
    with here().cursor() as cursor:
        if here().vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")
        cursor.execute("ANALYZE")
