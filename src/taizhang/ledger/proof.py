"""Proof that the tables are what the journal says, and that every file is what was filed."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

from taizhang.base import seal
from taizhang.ledger import journal
from taizhang.ledger.book import Book
from taizhang.ledger.models import Attachment, JournalLine
from taizhang.ledger.sealing import Breach
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs.filing import path_of
from taizhang.town.models import Town

CHUNK = 2000


def replay(town: Town) -> Iterator[Breach]:
    """Where an entry is not what its journal lines make of it: changed, removed or put in behind the journal's back."""
    for book in shelf.values():
        yield from _replay_book(town, book)


def _replay_book(town: Town, book: Book[Any]) -> Iterator[Breach]:
    """Both sides in the order of their ids, each read once: a million entries need the memory of one."""
    lines = JournalLine.objects.filter(town=town.pk, book=book.slug, entry__isnull=False).order_by("entry", "seq")
    told = ((pk, list(some)) for pk, some in groupby(lines.iterator(chunk_size=CHUNK), key=lambda x: x.entry))
    entries = book.model.objects.filter(town=town).order_by("pk").iterator(chunk_size=CHUNK)
    for pk, said, entry in _side_by_side(told, entries):
        if entry is None:
            number = next((line.number for line in said if line.number), str(pk))
            yield Breach(f"“{book.title}”{number} 在日志里有，在台账里没有", seq=said[-1].seq)
        elif not said or said[0].verb != "open":
            yield Breach(f"“{book.title}”{entry.number} 在台账里有，日志里没有登记它")
        else:
            yield from _differing(book, entry, said)


def _side_by_side(
    told: Iterator[tuple[Any, list[JournalLine]]], entries: Iterator[Any]
) -> Iterator[tuple[UUID, list[JournalLine], Any | None]]:
    left, right = next(told, None), next(entries, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left[0].bytes < right.pk.bytes):
            assert left is not None
            yield left[0], left[1], None
            left = next(told, None)
        elif left is None or right.pk.bytes < left[0].bytes:
            yield right.pk, [], right
            right = next(entries, None)
        else:
            yield left[0], left[1], right
            left, right = next(told, None), next(entries, None)


def _differing(book: Book[Any], entry: Any, said: list[JournalLine]) -> Iterator[Breach]:
    rebuilt, stands = journal.rebuild(said), journal.snapshot(entry)
    # A column added to the book since has its default in old entries and no word in old lines.
    differ = [name for name in stands if name in rebuilt and rebuilt[name] != stands[name]]
    if differ:
        labels = {f.attname: str(f.verbose_name) for f in book.kept_fields}
        what = "、".join(labels[name] for name in differ)
        yield Breach(f"“{book.title}”{entry.number} 的{what}与日志不符", seq=said[-1].seq)


def files(town: Town) -> Iterator[Breach]:
    """Attachments that are gone or not what was filed."""
    rows = Attachment.objects.filter(card__town=town).select_related("card").order_by("digest")
    for digest, some in groupby(rows.iterator(chunk_size=CHUNK), key=lambda row: row.digest):
        named = list(some)
        what = f"{named[0].card.number} 的附件“{named[0].name}”" + (f"等 {len(named)} 处" if len(named) > 1 else "")
        try:
            content = path_of(digest).read_bytes()
        except OSError:
            yield Breach(f"{what}不见了（{digest[:16]}…）")
            continue
        if seal.digest(content) != digest:
            yield Breach(f"{what}与存入时不同（{digest[:16]}…）")
