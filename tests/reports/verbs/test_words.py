"""Every verb of reports is said in the journal in words."""

import inspect

from taizhang.ledger.shelf import shelf
from taizhang.reports import verbs
from taizhang.reports.verbs.words import BOOK, WORDS


def test_every_verb_when_journalled_has_its_words():
    written = {"bind_many": "bind", "note_export": "export"}
    named = {written.get(n, n) for n in verbs.__all__ if inspect.isfunction(getattr(verbs, n))} | {"lift"}
    assert named == set(WORDS)
    assert BOOK not in shelf


def test_every_verb_when_called_takes_its_actor_by_name():
    found = [getattr(verbs, n) for n in verbs.__all__ if inspect.isfunction(getattr(verbs, n))]
    kinds = {inspect.signature(f).parameters["by"].kind for f in found}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}
