"""Nothing is public, exported, logged or indexed unless it is listed; private values are never shown whole."""

from typing import Any

from taizhang.base.fields import AddressField, SecretField
from taizhang.ledger import search
from taizhang.ledger.book import Book
from taizhang.ledger.disclosure import public_view
from taizhang.ledger.listing import Listing, sheet_of
from taizhang.ledger.models import Card, JournalLine, Notice
from taizhang.town.actor import Actor


def _secrets(book: Book[Any], entries: list[Any]) -> set[str]:
    """Every private value of the sample in full, where it is long enough to be known again."""
    fields = [f for f in book.model._meta.fields if isinstance(f, SecretField)]
    values = {(f, getattr(e, f.name).reveal()) for e in entries for f in fields if getattr(e, f.name)}
    # A short address names no more than a village, which also stands in titles.
    return {v for f, v in values if len(v) >= (6 if isinstance(f, AddressField) else 2)}


def _found_in(secrets: set[str], texts: list[str]) -> set[str]:
    return {s for s in secrets for t in texts if s in t}


def test_public_when_shown_sees_only_what_is_listed(book: Book[Any], filled: list[Any]):
    for entry in filled:
        seen = public_view(book, entry)
        assert set(seen) == set(book.public)
        assert _found_in(_secrets(book, filled), list(seen.values())) == set()


def test_public_when_every_field_is_listed_by_mistake_still_masks_the_private(book: Book[Any], filled: list[Any]):
    """The leak test tries: it lists everything."""
    original = type(book).public
    type(book).public = tuple(f.name for f in book.model._meta.concrete_fields)
    try:
        seen = [text for entry in filled for text in public_view(book, entry).values()]
    finally:
        type(book).public = original
    assert _found_in(_secrets(book, filled), seen) == set()


def test_export_when_every_column_is_chosen_masks_the_private(book: Book[Any], filled: list[Any], everyone: Actor):
    if not book.may.get("export"):
        return
    listing = Listing(book, everyone)
    listing = Listing(book, everyone, {"col": list(listing.available)})
    sheet = sheet_of(listing, by=everyone)
    cells = [str(c) for row in sheet.rows for c in row]
    assert _found_in(_secrets(book, filled), cells) == set()


def test_tables_when_read_raw_hold_no_private_value(book: Book[Any], filled: list[Any]):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {book.model._meta.db_table}")
        cells = [str(c) for row in cursor.fetchall() for c in row]
    assert _found_in(_long(_secrets(book, filled)), cells) == set()


def test_journal_cards_and_notices_when_read_hold_no_private_value(book: Book[Any], filled: list[Any]):
    texts = [str(line.change) for line in JournalLine.objects.all()]
    texts += [f"{c.title}{c.gist}" for c in Card.objects.all()] + [n.text for n in Notice.objects.all()]
    assert _found_in(_long(_secrets(book, filled)), texts) == set()


def test_search_when_a_private_value_is_typed_finds_nothing_by_words(book: Book[Any], filled: list[Any], town: Any):
    for secret in _secrets(book, filled):
        if len(secret) >= 7:  # a name may also stand in a title that somebody typed
            assert search.match(town.pk, secret) == []


def _long(secrets: set[str]) -> set[str]:
    """A surname and one character may stand by chance in other text of the sample; long values cannot."""
    return {s for s in secrets if len(s) >= 4}
