"""Search over all books: one two-character cutter feeds FTS5 on SQLite and tsvector on PostgreSQL.

A word that matches a large share of all entries is cut off early: the newest `CAP` matches are looked at, no more.
The bands of a text's signature and the keyed hashes of private values stand in the same index, as words that nobody can
write: rows of tables of their own, at random places of their indexes, cost an opening more than all its words do.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection

from taizhang.base import sql, words
from taizhang.base.fields import Secret

CAP = 3000
# Letters to both databases, of no script: no text that is cut into words begins one with them.
BAND, KEY = "\ue000", "\ue001"


class Indexed(NamedTuple):
    """What a card is found by: the tokens of its text, the bands of its signature, its private values' keyed hashes."""

    card: int
    town: int
    book: str
    tokens: Sequence[str]
    bands: Sequence[int] = ()
    keys: Sequence[str] = ()


CREATE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE ledger_words USING fts5(words, detail='none', columnsize=0, tokenize='unicode61')",
        "DROP TABLE ledger_words",
    ),
    "postgresql": (
        "CREATE TABLE ledger_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL);"
        " CREATE INDEX ledger_words_gin ON ledger_words USING gin (words)",
        "DROP TABLE ledger_words",
    ),
}


_INSERT = "INSERT INTO ledger_words (rowid, words) VALUES "
TOGETHER = 200  # cards in one statement


def scope(town: int, book: str = "") -> str:
    """A token that keeps a search inside one town, or one book of it: the cut-off must not starve a small one."""
    return f"zt{town}b{book.replace('_', '')}" if book else f"zt{town}"


def index(rows: Sequence[Indexed]) -> None:
    """Put cards' words into the index, where nothing of them stands."""
    postgres = sql.here().vendor == "postgresql"
    marks = "(%s, array_to_tsvector(%s))" if postgres else "(%s, %s)"
    for at in range(0, len(rows), TOGETHER):
        some, values = rows[at : at + TOGETHER], list[Any]()
        for one in some:
            bands = (band_token(one.town, band) for band in one.bands)
            keys = (key_token(one.town, key) for key in one.keys)
            found = dict.fromkeys((scope(one.town), scope(one.town, one.book), *one.tokens, *bands, *keys))
            values += [one.card, sorted(found) if postgres else " ".join(found)]
        sql.run(_INSERT + ", ".join([marks] * len(some)), values)


def band_token(town: int, band: int) -> str:
    """The word under which a band of a town's texts is filed."""
    return f"{BAND}{town}z{band}"


def key_token(town: int, key: str) -> str:
    """The word under which a private value of a town is filed: its keyed hash, in letters and digits alone."""
    return f"{KEY}{town}z{key.replace(':', 'z')}"


def remove(cards: Iterable[int]) -> None:
    """Take cards out of the index."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM ledger_words WHERE rowid = %s", [(c,) for c in cards])


def match(town: int, text: str, book: str = "", cap: int = CAP) -> list[int]:
    """Ids of the newest cards of a town, or of one of its books, whose words include all of the text's."""
    asked = words.query(text)
    if not asked:
        return []
    return [row[0] for row in sql.fetch(_newest(), [_all_of([*asked, scope(town, book)]), cap])]


def sharing(town: int, bands: Sequence[int], most: int) -> list[int]:
    """Ids of a town's cards that are filed under these bands, as often as they share one.

    So many of each band, the newest, and no more: a phrase that thousands write shares one.
    """
    if not bands:
        return []
    one = _newest()
    parts = [f"SELECT * FROM ({one}) AS b{n}" for n in range(len(bands))]  # noqa: S608  our own statement
    asked = [value for band in bands for value in (_all_of([band_token(town, band)]), most)]
    return [row[0] for row in sql.fetch(" UNION ALL ".join(parts), asked)]


def keyed(town: int, keys: Iterable[str], most: int = CAP) -> list[tuple[int, str]]:
    """A town's cards that are filed under one of these keyed hashes, each with the hash; of each the newest so many."""
    return [(row[0], key) for key in keys for row in sql.fetch(_newest(), [_all_of([key_token(town, key)]), most])]


def holders(town: int, secrets: Iterable[Secret], most: int = CAP) -> list[int]:
    """A town's cards that are filed under one of these private values, whatever their book."""
    keys = dict.fromkeys(key for secret in secrets for key in secret.hashes())
    return [card for card, _ in keyed(town, keys, most)]


def _newest() -> str:
    """The question for the newest cards that match."""
    where = "words @@ %s::tsquery" if sql.here().vendor == "postgresql" else "ledger_words MATCH %s"
    return f"SELECT rowid FROM ledger_words WHERE {where} ORDER BY rowid DESC LIMIT %s"  # noqa: S608  our own words


def _all_of(tokens: Iterable[str]) -> str:
    """A match of all these tokens, as the database writes it."""
    if sql.here().vendor == "postgresql":
        return " & ".join(_postgres(t) for t in tokens)
    return " AND ".join(_sqlite(t) for t in tokens)


def _postgres(token: str) -> str:
    stem = token.removesuffix("*").replace("'", "''").replace("\\", "\\\\")
    return f"'{stem}'{':*' if token.endswith('*') else ''}"


def _sqlite(token: str) -> str:
    stem = token.removesuffix("*").replace('"', '""')
    return f'"{stem}"{"*" if token.endswith("*") else ""}'
