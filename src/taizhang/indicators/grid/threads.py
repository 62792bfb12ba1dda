"""Two queries at a time: both databases let go of the interpreter while they look."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from django.db import connection

T = TypeVar("T")
AT_ONCE = 2
FEW = 4  # jobs that are not worth two more connections


def together(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """Do the jobs, two at a time, each on a connection of its own.

    Inside a transaction one after the other, on its connection: no other one sees what it has written.
    """
    if len(jobs) < FEW or connection.in_atomic_block:
        return [job() for job in jobs]
    left = list(enumerate(jobs))[::-1]
    done: dict[int, T] = {}

    def work() -> None:
        try:
            while left:
                try:
                    n, job = left.pop()
                except IndexError:
                    return
                done[n] = job()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        # what the clock was set to, if it was, goes along
        for future in [pool.submit(copy_context().run, work) for _ in range(AT_ONCE)]:
            future.result()
    return [done[n] for n in range(len(jobs))]
