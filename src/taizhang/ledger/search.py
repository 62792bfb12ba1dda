"""Search over all books: one two-character cutter feeds FTS5 on SQLite and tsvector on PostgreSQL.

A word that matches a large share of all entries is cut off early: the newest `CAP` matches are looked at, no more.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

from taizhang.base import words

CAP = 3000
Indexed = tuple[int, int, str, str]  # card, town, book, text

CREATE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE ledger_words USING fts5(words, detail='none', tokenize='unicode61')",
        "DROP TABLE ledger_words",
    ),
    "postgresql": (
        "CREATE TABLE ledger_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL);"
        " CREATE INDEX ledger_words_gin ON ledger_words USING gin (words)",
        "DROP TABLE ledger_words",
    ),
}


def scope(town: int, book: str = "") -> str:
    """A token that keeps a search inside one town, or one book of it: the cut-off must not starve a small one."""
    return f"zt{town}b{book.replace('_', '')}" if book else f"zt{town}"


def _tokens(town: int, book: str, text: str) -> list[str]:
    return [scope(town), scope(town, book), *words.cut(text)]


def index(rows: Sequence[Indexed], *, fresh: bool = False) -> None:
    """Put cards' words into the index, in place of what stood there. fresh: they were never indexed before."""
    if not rows:
        return
    if not fresh:
        remove([r[0] for r in rows])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            values = [(card, sorted(set(_tokens(town, book, text)))) for card, town, book, text in rows]
            cursor.executemany("INSERT INTO ledger_words (rowid, words) VALUES (%s, array_to_tsvector(%s))", values)
        else:
            lines = [(card, " ".join(dict.fromkeys(_tokens(town, book, text)))) for card, town, book, text in rows]
            cursor.executemany("INSERT INTO ledger_words (rowid, words) VALUES (%s, %s)", lines)


def remove(cards: Iterable[int]) -> None:
    """Take cards out of the index."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM ledger_words WHERE rowid = %s", [(c,) for c in cards])


def match(town: int, text: str, book: str = "", cap: int = CAP) -> list[int]:
    """Ids of the newest cards of a town, or of one of its books, whose words include all of the text's."""
    asked = words.query(text)
    if not asked:
        return []
    tokens = [*asked, scope(town, book)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT rowid FROM ledger_words WHERE words @@ %s::tsquery ORDER BY rowid DESC LIMIT %s",
                [" & ".join(_postgres(t) for t in tokens), cap],
            )
        else:
            cursor.execute(
                "SELECT rowid FROM ledger_words WHERE ledger_words MATCH %s ORDER BY rowid DESC LIMIT %s",
                [" AND ".join(_sqlite(t) for t in tokens), cap],
            )
        return [row[0] for row in cursor.fetchall()]


def _postgres(token: str) -> str:
    stem = token.removesuffix("*").replace("'", "''").replace("\\", "\\\\")
    return f"'{stem}'{':*' if token.endswith('*') else ''}"


def _sqlite(token: str) -> str:
    stem = token.removesuffix("*").replace('"', '""')
    return f'"{stem}"{"*" if token.endswith("*") else ""}'
