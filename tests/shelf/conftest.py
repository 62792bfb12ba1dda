"""Every contract runs over every book on the shelf; a new book is tested the day it is registered."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from taizhang.ledger.book import Book
from taizhang.ledger.intake import Answers, commit, plan
from taizhang.ledger.intake.plan import Plan
from taizhang.ledger.ref import RefField
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `book` runs once for each."""
    if "book" in metafunc.fixturenames:
        metafunc.parametrize("book", shelf.values(), ids=shelf.keys())


def beside(book: Book[Any], name: str) -> str:
    """A file that lies beside a book's declaration."""
    return files(type(book).__module__.rpartition(".")[0]).joinpath(name).read_text("utf-8")


@pytest.fixture
def sample(book: Book[Any], everyone: Actor) -> Callable[[], Plan]:
    """Reads the book's sample sheet, as the import page would, and says what would come of it.

    What its rows must point at stands on the shelf before them.
    """
    for field in book.model._meta.concrete_fields:
        if isinstance(field, RefField) and not field.null:
            commit(_sheet(shelf[field.to], everyone), by=everyone)
    return lambda: _sheet(book, everyone)


def _sheet(book: Book[Any], by: Actor) -> Plan:
    return plan(book, beside(book, "sample.csv").encode(), "sample.csv", Answers(), by=by)


@pytest.fixture
def filled(book: Book[Any], sample: Callable[[], Plan], everyone: Actor) -> list[Any]:
    """The sample, taken in."""
    commit(sample(), by=everyone)
    return list(book.model.objects.order_by("number"))
