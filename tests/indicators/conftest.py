"""Every book filled with its sample sheet: what indicators are counted from."""

from importlib.resources import files

import pytest

from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.visible import books
from taizhang.ledger.intake import Answers, commit, plan
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor


@pytest.fixture
def filled(everyone: Actor) -> Actor:
    """The samples of all books that are counted, taken in; gives one who sees everything: the system."""
    for book in (shelf[slug] for slug in dict.fromkeys(slug for i in catalogue for slug in books(i))):
        sheet = files(type(book).__module__.rpartition(".")[0]).joinpath("sample.csv").read_text("utf-8")
        commit(plan(book, sheet.encode(), "sample.csv", Answers(), by=everyone), by=everyone)
    return Actor.system_of(everyone.town)
