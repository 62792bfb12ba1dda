"""The table of contents of the test shelf."""

from tests.books_fixture.errand.book import Errand
from tests.books_fixture.hazard.book import Danger

__all__ = ["Danger", "Errand"]
