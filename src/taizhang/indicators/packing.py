"""The rows of a side as a close keeps them: id, area and amount of each, in the order of their ids, with a digest."""

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from taizhang.base import seal
from taizhang.books.reported_figure.reported import Reported
from taizhang.indicators import counted
from taizhang.indicators.counted import Side
from taizhang.indicators.reporting import candidates
from taizhang.ledger.measures import Measure, MedianWorkdays
from taizhang.town.models import Town


class Row(NamedTuple):
    """One entry as it was counted: its id, its area, and what it gave: "1", an amount, or the value told apart by."""

    entry: UUID
    area: int
    amount: str = "1"


def rows_of(side: Side, town: Town) -> list[Row]:
    """The rows of a side as they stand now."""
    measure = counted.measure_of(side.measure)
    fields = _fields(measure)
    # Of a reported number all that could answer is kept: which of it does depends on the place that is asked about.
    rows = candidates(side, town) if isinstance(measure, Reported) else counted.rows(side, town)
    found = rows.order_by("pk").values_list("pk", "area_id", *fields)
    return sorted(Row(pk, area, "|".join(map(str, more)) if fields else "1") for pk, area, *more in found)


def _fields(measure: Measure) -> tuple[str, ...]:
    """The columns whose value a row gives, beside being one."""
    if isinstance(measure, MedianWorkdays):
        return measure.starts, measure.ends
    if isinstance(measure, Reported):
        return ("amount",)
    field: str = getattr(measure, "field", "")
    return (field,) if field else ()


def _text(rows: Iterable[Row]) -> bytes:
    return "".join(f"{row.entry.hex} {row.area} {row.amount}\n" for row in rows).encode()


def digest(*sides: Sequence[Row]) -> str:
    """The SM3 digest of the rows of one side, or of a numerator's and a denominator's."""
    return seal.digest(b"/".join(_text(sorted(rows)) for rows in sides))


def pack(rows: Sequence[Row]) -> bytes:
    """The rows as bytes; whoever has Python's zlib, or any, can read the lines in it."""
    return zlib.compress(_text(sorted(rows)), 9)


def unpack(packed: bytes) -> list[Row]:
    """The rows that were packed."""
    lines = zlib.decompress(packed).decode().splitlines()
    parts = (line.split(" ", 2) for line in lines)
    return [Row(UUID(hex=entry), int(area), amount) for entry, area, amount in parts]
