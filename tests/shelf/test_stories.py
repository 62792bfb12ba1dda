"""The story of every book holds, and leaves a journal from which its table can be rebuilt."""

from typing import Any

from taizhang.faces.cli.story import tell
from taizhang.ledger import journal, sealing
from taizhang.ledger.book import Book
from tests.cast import Cast
from tests.shelf.conftest import beside


def test_story_when_told_holds_and_can_be_rebuilt(book: Book[Any], cast: Cast, town: Any) -> None:
    entries = tell(book, beside(book, "story.txt"), cast)
    assert entries != {}
    for entry in entries.values():
        entry.refresh_from_db()
        assert journal.rebuild(journal.of_entry(entry.pk)) == journal.snapshot(entry)
    assert [b for b in sealing.verify(town) if b.seq] == []


def test_story_when_read_takes_every_step_of_the_book(book: Book[Any]) -> None:
    """The story is the manual: a step that is not in it is not explained."""
    text = beside(book, "story.txt")
    steps = [s for s in book.lifecycle.steps.values() if not s.carried]
    untold = [s.title for s in steps if f" {s.title} " not in text]
    assert untold == []
