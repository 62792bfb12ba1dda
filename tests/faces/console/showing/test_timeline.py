"""The words of a journal line."""

from taizhang.faces.console.showing.timeline import notes, text, what
from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf


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
