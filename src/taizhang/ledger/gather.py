"""Gather: what an entry collects of another book, by query: its figures are that book's, never written down twice."""

from collections.abc import Mapping
from dataclasses import dataclass

from taizhang.base.period import Period


@dataclass(frozen=True, slots=True)
class Gather:
    """Entries of one book in a period. asked: names and values of that book's list, as its address has them."""

    book: str
    period: Period
    asked: Mapping[str, str]
