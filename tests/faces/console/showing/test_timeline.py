"""The words of a journal line."""

import pytest

from taizhang.faces.console.showing.timeline import changes, notes, text, what
from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_suggestion_says_what_how_sure_why_and_whether_it_was_taken() -> None:
    change = {"field": "category", "value": "fire", "label": "消防", "sure": 0.996, "why": "与 3 件相近", "taken": True}
    book, line = shelf["danger"], JournalLine(verb="suggest", change=change)
    assert (what(book, line), text(book, line), notes(book, line)) == (
        "按以往办结件建议",
        "类别“消防”，把握 99%，已采用",
        ["依据：与 3 件相近"],
    )
    line.change = change | {"taken": False}
    assert text(book, line) == "类别“消防”，把握 99%，未采用"


def test_a_change_of_several_columns_is_told_in_the_books_order(cast: Cast) -> None:
    """A database keeps the columns of a line in an order of its own."""
    after = {"place": "西仓库", "description": "插座烧黑", "category": "fire", "version": 2}
    line = JournalLine(verb="amend", change={"set": after, "was": {}})
    told = [c["label"] for c in changes(shelf["danger"], line, cast["陈工"], frozenset())]
    labels = {f.attname: str(f.verbose_name) for f in shelf["danger"].kept_fields}
    assert told == [labels[n] for n in labels if n in ("place", "description", "category")]
    turned = JournalLine(verb="amend", change={"set": dict(reversed(after.items())), "was": {}})
    assert told == [c["label"] for c in changes(shelf["danger"], turned, cast["陈工"], frozenset())]
