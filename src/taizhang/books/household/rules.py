"""What makes a household's entry right or wrong. Pure: an entry in, problems out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base.problem import Problem

if TYPE_CHECKING:
    from taizhang.books.household.book import Household

KINDS = {"ordinary": "一般户", "low_income": "低收入户", "lifted": "脱贫户", "monitored": "监测户", "five": "特困户"}


def somebody_lives_there(household: "Household") -> Iterator[Problem]:
    """A household has at least its head."""
    if household.members < 1:
        yield Problem("一户至少有户主一人。", "members")
