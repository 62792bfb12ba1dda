"""What is kept until something is written: the same object before, another one after, and each town for itself."""

import pytest

from taizhang.ledger.unwritten import MOST, until_written
from tests.ledger.sayings import hazard

pytestmark = pytest.mark.django_db


def test_what_is_kept_is_made_once_until_a_line_is_written(cast):
    map_, made = cast["陈工"].places, []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [until_written(map_, "n", make) for _ in range(3)] == [0, 0, 0]
    hazard(cast["陈工"])
    assert [until_written(map_, "n", make) for _ in range(2)] == [1, 1]


def test_what_another_town_writes_leaves_it_kept(cast, stranger):
    map_ = cast["陈工"].places
    assert until_written(map_, "n", lambda: 1) == 1
    hazard(stranger)
    assert until_written(map_, "n", lambda: 2) == 1


def test_what_is_kept_for_no_time_is_made_each_time(cast):
    map_ = cast["陈工"].places
    assert [until_written(map_, "n", lambda n=n: n, seconds=-1) for n in range(3)] == [0, 1, 2]


def test_what_is_kept_when_it_becomes_too_much_begins_anew(cast):
    map_ = cast["陈工"].places
    for n in range(MOST + 1):
        until_written(map_, n, lambda n=n: n)
    assert [until_written(map_, n, lambda: -1) for n in (0, MOST)] == [-1, MOST]
