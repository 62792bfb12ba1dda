"""Batches of a long sheet thought through in a second process, while this one writes.

The other process has no database: what it answers follows from nothing but what it was given. A batch that asks for
more (a ref, a rule about other entries), that goes wrong there, or whose process has died is worked out here in its
turn. So an answer is the same wherever it was found, and an error is raised where it always was.
"""

import logging
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db import connection

from taizhang.base import clock, seal, workdays
from taizhang.base.collector import resting, sweep_up
from taizhang.town import places
from taizhang.town.places import Places

ALONE = 16  # batches: for fewer, a process takes longer to start than it saves
AHEAD = 3  # batches on their way: more would take memory and save no time
B = TypeVar("B")
A = TypeVar("A")
Work = Callable[[B], A]
Answers = Generator[tuple[B, A], None, None]
_log = logging.getLogger(__name__)


def answers(work: Work[B, A], batches: Iterable[B], map_: Places, *, alone: bool = False) -> Answers[B, A]:
    """Each batch with what the work makes of it, in order. Where there are many, the later ones are worked out ahead.

    work, batches and answers cross by pickle. map_: of the town whose batches they are. alone: all in this process.
    To be closed where it is not run to its end.
    """
    coming = iter(batches)
    for batch in islice(coming, None if alone or _cores() == 1 else ALONE):
        yield batch, work(batch)
    for batch in islice(coming, 1):
        with closing(Other[B, A](work, map_)) as other:
            yield from _in_turn(work, chain([batch], coming), other)


def _cores() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_turn(work: Work[B, A], batches: Iterable[B], other: "Other[B, A]") -> Answers[B, A]:
    given = deque[B]()

    def oldest() -> tuple[B, A]:
        batch, answer = given.popleft(), other.take()
        return batch, work(batch) if answer is None else answer

    for batch in batches:
        other.give(batch)
        given.append(batch)
        if len(given) == AHEAD:
            yield oldest()
    while given:
        yield oldest()


class Other(Generic[B, A]):
    """The other process. It answers batches in the order they are given, until it fails at one; then none any more."""

    def __init__(self, work: Work[B, A], map_: Places) -> None:
        self.process = subprocess.Popen(
            # Not by multiprocessing, which runs the main script anew: one that is not made for it would open twice.
            [sys.executable, "-P", "-c", f"import django; django.setup(); from {__name__} import main; main()"],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
                "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path)),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdin is not None and self.process.stdout is not None
        self._to, self._from = self.process.stdin, self.process.stdout
        # Two threads, because a pipe holds less than a batch: neither end may wait for the other to read.
        self._sender, self._receiver = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._coming = deque[Future[bytes | None]]()
        self._able = self._send((_World.here(map_), work))

    def give(self, batch: B) -> None:
        """Hand a batch over, to be worked out as of this instant."""
        self._able = self._able and self._send((clock.now(), batch))
        if self._able:
            self._coming.append(self._receiver.submit(self._read))

    def take(self) -> A | None:
        """The answer to the oldest batch given and not yet taken; None where it is not to be had."""
        body = self._coming.popleft().result() if self._able else b""
        if body is None:
            _log.warning("the process that worked ahead has ended: what is left of the sheet is worked out here")
        self._able = bool(body)
        answer: A | None = pickle.loads(body) if body else None
        return answer

    def _send(self, what: Any) -> bool:
        try:
            body = pickle.dumps(what)
        except (pickle.PicklingError, TypeError, AttributeError):
            return False  # a row may hold anything
        self._sender.submit(self._write, body)
        return True

    def _write(self, body: bytes) -> None:
        with suppress(OSError):  # it has ended: whoever waits for the answer is told
            self._to.write(body)
            self._to.flush()

    def _read(self) -> bytes | None:
        try:
            answer: bytes = pickle.load(self._from)
            return answer
        except (EOFError, OSError, pickle.UnpicklingError):
            return None

    def close(self) -> None:
        """End it. What it has in hand is lost, and nothing else: it keeps nothing."""
        self.process.kill()
        self.process.wait()
        self._sender.shutdown()
        self._receiver.shutdown()
        with suppress(OSError):  # a part of a batch may still lie here
            self._to.close()
        self._from.close()


@dataclass(frozen=True, slots=True)
class _World:
    """What work looks up without being given it: the town's map, the calendar, the keys."""

    map_: Places
    calendar: workdays.Calendar
    keys: Path
    sign: str

    @classmethod
    def here(cls, map_: Places) -> "_World":
        """As it is in this process."""
        return cls(map_, workdays.current(), settings.TAIZHANG_KEYRING, _sign())

    def enter(self) -> None:
        """Make it that of this process. Raises SealBroken where the keys are others."""
        places.adopt(self.map_)
        workdays.adopt(self.calendar)
        seal.found_at(lambda: self.keys)
        if _sign() != self.sign:
            raise seal.SealBroken("the keys of the process that asks are not these")


def _sign() -> str:
    """Tells whether two processes seal with the same key; empty where there is none."""
    try:
        return seal.mac("ahead", b"")
    except seal.KeyringMissing:
        return ""


def main() -> None:
    """The other process: answers what comes in, as long as anything does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is asked to stop ends this one too
    asked, said = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a rule prints is no answer
    connection.connect = _no_database  # type: ignore[method-assign]
    world, work = pickle.load(asked)
    world.enter()
    with resting(), suppress(EOFError):
        while True:
            now, batch = pickle.load(asked)
            pickle.dump(_answer(work, batch, now), said)
            said.flush()
            sweep_up()


def _no_database() -> None:
    raise RuntimeError("what is worked out ahead has no database")


def _answer(work: Work[Any, Any], batch: Any, now: Any) -> bytes:
    """The answer, pickled: so it lies small until its turn comes. Empty where the work cannot be done here."""
    try:
        with clock.at(now):
            return pickle.dumps(work(batch))
    except Exception:  # whatever it is, it is raised again where the batch is worked out anew
        return b""
