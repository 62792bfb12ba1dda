import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from taizhang.base import ident


def test_uuid7_when_many_are_made() -> None:
    made = [ident.uuid7() for _ in range(20_000)]
    assert made == sorted(set(made))
    assert {(u.version, u.variant) for u in made} == {(7, "specified in RFC 4122")}


def test_uuid7_when_read_back_for_its_time() -> None:
    before = time.time_ns() // 1_000_000
    made = ident.uuid7().int >> 80
    assert before <= made <= time.time_ns() // 1_000_000 + 1


def test_uuid7_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ident.uuid7()
    monkeypatch.setattr(ident.time, "time_ns", lambda: 0)
    assert first < ident.uuid7() < ident.uuid7()


def test_uuid7_when_threads_make_them_together() -> None:
    with ThreadPoolExecutor(4) as pool:
        lots = list(pool.map(lambda _: [ident.uuid7() for _ in range(2000)], range(4)))
    assert all(lot == sorted(lot) for lot in lots)
    assert len({u for lot in lots for u in lot}) == 8000
