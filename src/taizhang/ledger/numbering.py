"""Numbers of entries: given once, in order, per town, book and year."""

from django.db import connection

from taizhang.base import sql
from taizhang.ledger.models import Counter


def take_numbers(town: int, book: str, year: int, n: int = 1) -> range:
    """The next n numbers. One statement, so that two writers never get the same; inside the caller's transaction."""
    table = connection.ops.quote_name(Counter._meta.db_table)
    rows = sql.fetch(
        f"INSERT INTO {table} (town_id, book, year, last) VALUES (%s, %s, %s, %s)"  # noqa: S608  a table's name
        f" ON CONFLICT (town_id, book, year) DO UPDATE SET last = {table}.last + excluded.last RETURNING last",
        [town, book, year, n],
    )
    last: int = rows[0][0]
    return range(last - n + 1, last + 1)
