"""The journal of a town as a file of its own, and the check of such a file years later, without the database.

JSON lines: a head, every seal, every line of the journal in order, and a foot with the digest of all before it.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any
from uuid import UUID

from taizhang.base import clock, seal
from taizhang.ledger.journal import START
from taizhang.ledger.models import DaySeal, JournalLine
from taizhang.ledger.sealing import Breach, verify_chain, verify_seals
from taizhang.town.models import Town

FORMAT = "taizhang journal 1"
LINE = ("town", "seq", "at", "book", "entry", "number", "verb", "by", "by_name", "change", "digest")
SEAL = ("town", "day", "last_seq", "lines", "head", "previous", "mac", "sealed_at")


class NotAnExport(ValueError):
    """A file that is no exported journal; the message says why, in Chinese."""


def export(town: Town) -> Iterator[bytes]:
    """The file, line by line."""
    running = ""
    for text in _lines(town):
        row = text.encode()
        running = seal.chain(running, row)
        yield row + b"\n"
    yield seal.canonical({"foot": running}) + b"\n"


def _lines(town: Town) -> Iterator[str]:
    lines = JournalLine.objects.filter(town=town.pk).order_by("seq")
    head = {"format": FORMAT, "town": town.pk, "code": town.code, "name": town.name, "at": clock.now().isoformat()}
    yield _json(head)
    for row in DaySeal.objects.filter(town=town.pk).order_by("day"):
        yield _json({"seal": {n: getattr(row, n) for n in SEAL}})
    for line in lines.iterator(chunk_size=2000):
        yield _json({"line": {n: getattr(line, n) for n in LINE}})


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


class Export:
    """An exported journal being checked. `town`, `lines` and `seals` say what it holds once `breaches` is through."""

    def __init__(self, rows: Iterable[bytes], *, keyed: bool) -> None:
        self.keyed = keyed
        self.town = ""
        self.lines = 0
        self.seals: list[DaySeal] = []
        self._rows = iter(rows)
        self._running = ""
        self._foot = ""

    def breaches(self) -> Iterator[Breach]:
        """Everything that is not as it was written. Raises NotAnExport where the file is another kind of file."""
        lines = self._open()
        heads = {0: START}
        sealed = sorted((row.last_seq, row.day) for row in self.seals)
        yield from verify_chain(lines, sealed, heads)
        yield from verify_seals(self.seals, heads, keyed=self.keyed)
        if not self._foot:
            yield Breach("文件不完整：末尾的校验行不见了")
        elif self._foot != self._running:
            yield Breach("文件被改动过：末尾的校验值对不上")

    def _open(self) -> Iterator[JournalLine]:
        """Read the head and the seals; what is left are the lines."""
        first = next(self._rows, b"")
        try:
            head = json.loads(first)
            known = head["format"] == FORMAT
            self.town = f"{head['name']}（{head['code']}），{head['at'][:10]} 导出" if known else ""
        except (ValueError, KeyError, TypeError) as error:
            raise NotAnExport("这不是导出的日志文件：第一行应写明格式。") from error
        if not known:
            raise NotAnExport(f"这是“{head['format']}”格式，本版本只认“{FORMAT}”。")
        self._running = seal.chain("", first.rstrip(b"\r\n"))
        bodies = self._bodies()
        ahead = next(bodies, None)
        while isinstance(ahead, DaySeal):
            self.seals.append(ahead)
            ahead = next(bodies, None)
        return self._lines(bodies if ahead is None else chain([ahead], bodies))

    def _bodies(self) -> Iterator[JournalLine | DaySeal]:
        for n, row in enumerate(self._rows, 2):
            try:
                body = json.loads(row)
                if "foot" in body:
                    self._foot = str(body["foot"])
                    return
                # Made here already, so that the number of a broken row can be said.
                kind, said = next(iter(body.items()))
                made: JournalLine | DaySeal = _line(said) if kind == "line" else _seal(said)
            except (ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
                raise NotAnExport(f"第 {n} 行读不懂，文件已损坏，请换一份拷贝。") from error
            self._running = seal.chain(self._running, row.rstrip(b"\r\n"))
            yield made

    def _lines(self, bodies: Iterable[Any]) -> Iterator[JournalLine]:
        for made in bodies:
            if isinstance(made, JournalLine):
                self.lines += 1
                yield made


def _line(said: dict[str, Any]) -> JournalLine:
    entry = UUID(said["entry"]) if said["entry"] else None
    return JournalLine(**{n: said[n] for n in LINE} | {"at": datetime.fromisoformat(said["at"]), "entry": entry})


def _seal(said: dict[str, Any]) -> DaySeal:
    when = {"day": date.fromisoformat(said["day"]), "sealed_at": datetime.fromisoformat(said["sealed_at"])}
    return DaySeal(**{n: said[n] for n in SEAL} | when)
