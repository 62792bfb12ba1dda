"""The table of contents of the test shelf."""

from tests.books_fixture.hazard.book import Hazard

__all__ = ["Hazard"]
