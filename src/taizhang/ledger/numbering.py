"""Numbers of entries: given once, in order, per town, book and year."""

from taizhang.base import sql
from taizhang.ledger.models import Counter

_TABLE = Counter._meta.db_table
_TAKE = (
    f"INSERT INTO {_TABLE} (town_id, book, year, last) VALUES (%s, %s, %s, %s)"  # noqa: S608  a table's name
    f" ON CONFLICT (town_id, book, year) DO UPDATE SET last = {_TABLE}.last + excluded.last RETURNING last"
)


def take_numbers(town: int, book: str, year: int, n: int = 1) -> range:
    """The next n numbers. One statement, so that two writers never get the same; inside the caller's transaction."""
    last: int = sql.fetch(_TAKE, [town, book, year, n])[0][0]
    return range(last - n + 1, last + 1)
