"""Every contract runs over every book on the shelf; a new book is tested the day it is registered."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from taizhang.ledger.book import Book
from taizhang.ledger.intake import Answers, commit, plan
from taizhang.ledger.intake.plan import Plan
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
    """Reads the book's sample sheet, as the import page would, and says what would come of it."""
    return lambda: plan(book, beside(book, "sample.csv").encode(), "sample.csv", Answers(), by=everyone)


@pytest.fixture
def filled(book: Book[Any], sample: Callable[[], Plan], everyone: Actor) -> list[Any]:
    """The sample, taken in."""
    commit(sample(), by=everyone)
    return list(book.model.objects.order_by("number"))
