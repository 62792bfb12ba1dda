"""A grid of indicators over many appeals: `make bench-indicators`, or `python -m bench.indicators [--rows N]`.

40 indicators × 16 places × 13 periods (the months of the last year, and the year), against the same cells one by one,
of which a sample is taken in the same run. Absolute figures depend on the machine; the ratio does not.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROWS, BASE = 1_000_000, 10_000
DAYS_APART = 10  # a generation of copies; a hundred of them spread over some five years
VILLAGES = 15
WITHIN = 5.0  # seconds
SAMPLE = 12  # cells counted one by one


def main() -> int:
    """Found the town, grow it, measure; exit code 1 where the grid is too slow."""
    parser = argparse.ArgumentParser(prog="python -m bench.indicators", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="appeals in the town")
    parser.add_argument("--home", type=Path, help="keep the town there, and use it again where it stands")
    asked = parser.parse_args()
    if asked.home:
        return _measured(asked.home, asked.rows)
    with tempfile.TemporaryDirectory(prefix="taizhang-bench-") as folder:
        return _measured(Path(folder), asked.rows)


def _measured(home: Path, rows: int) -> int:
    os.environ["TAIZHANG_HOME"] = str(home)
    base = min(BASE, rows)
    if not (home / "taizhang.sqlite3").exists():
        founding = [sys.executable, "-m", "bench.founding", str(base)]
        subprocess.run(founding, check=True, stdout=subprocess.DEVNULL)
        _grow(rows // base)
    from bench.founding import set_up

    set_up()
    took = _grid(rows)
    print("holds" if took <= WITHIN else f"missed: {WITHIN:.0f} s are allowed")
    return 0 if took <= WITHIN else 1


def _grow(times: int) -> None:
    """A hundred generations of closed appeals with their clocks: what is counted, and no more."""
    from bench.founding import set_up

    set_up()
    from django.db import connection, transaction

    from bench.growing import Sql
    from taizhang.ledger.models import Clock
    from taizhang.ledger.shelf import shelf

    model = shelf["appeal"].model
    base = "number NOT LIKE '%%x%%' AND closed_at IS NOT NULL"
    entries = f"(SELECT id FROM {model._meta.db_table} WHERE {base})"
    with connection.cursor() as cursor:
        for n in range(1, times):
            sql = Sql(connection.vendor, n, DAYS_APART)
            with transaction.atomic():
                cursor.execute(sql.insert(model, {"id": sql.key("id"), "matter": sql.key("matter")}, base))
                of_base = f"entry IN {entries}"
                cursor.execute(sql.insert(Clock, {"id": None, "entry": sql.key("entry")}, of_base))
        cursor.execute("ANALYZE")


def _grid(rows: int) -> float:
    from taizhang.indicators.compute import cells
    from taizhang.town.models import Town

    town = Town.objects.get()
    _villages(town)
    asks = _asks(town)
    start = time.perf_counter()
    found = cells(asks, town)
    took = time.perf_counter() - start
    naive = _one_by_one(asks, found, town)
    print(f"{rows:,} appeals, {len(asks):,} cells: {took:.2f} s in one go ({1000 * took / len(asks):.2f} ms each)")
    print(f"one by one {1000 * naive:.0f} ms each: {naive * len(asks) / took:,.0f} times as long")
    return took


def _villages(town: Any) -> None:
    """As many villages as a town has: the bench town's three, and more whose appeals are taken from those."""
    from taizhang.ledger.shelf import shelf
    from taizhang.town import places
    from taizhang.town.models import Area, Town

    root = Area.objects.get(code=town.code)
    have = Area.objects.filter(town=town, kind=Area.Kind.VILLAGE).count()
    for n in range(have, VILLAGES):
        code = f"{town.code}{300 + n}"
        Area.objects.create(town=town, code=code, name=f"第{n}村", kind=Area.Kind.VILLAGE, parent=root, order=n)
    if have < VILLAGES:
        villages = list(Area.objects.filter(town=town, kind=Area.Kind.VILLAGE).values_list("pk", flat=True))
        for n, village in enumerate(villages):
            digits = [f"{m:02x}" for m in range(256) if m % len(villages) == n]
            _move(shelf["appeal"].model, digits, village)
        Town.objects.filter(pk=town.pk).update(places_version=town.places_version + 1)
        town.refresh_from_db()
        places.forget()


def _move(model: Any, tails: list[str], village: int) -> None:
    from django.db import connection

    marks = ", ".join(["%s"] * len(tails))
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {model._meta.db_table} SET area_id = %s WHERE substr(id, 31, 2) IN ({marks})", [village, *tails]
        )


def _asks(town: Any) -> list[Any]:
    """Forty indicators, those of appeals among them, the town and its villages, a year and its months."""
    from taizhang.base import clock
    from taizhang.base.period import Period, Unit
    from taizhang.indicators.catalogue import catalogue
    from taizhang.indicators.cell import Ask
    from taizhang.town.places import places

    map_ = places(town)
    last = Period.containing(Unit.MONTH, clock.today()).previous()
    months = [last]
    while len(months) < 12:
        months.append(months[-1].previous())
    periods = [*months, Period(months[-1].start, last.end)]
    chosen = [i.key for i in catalogue if not i.reported][:40]
    areas = [map_.root.id, *(v.id for v in map_.villages)]
    return [Ask(key, area, period) for key in chosen for area in areas for period in periods]


def _one_by_one(asks: list[Any], found: dict[Any, Any], town: Any) -> float:
    """Seconds for one cell by the definition alone; each is held against the grid's."""
    from taizhang.indicators import counted
    from taizhang.indicators.compute import sides

    sample = random.Random(20231123).sample(asks, SAMPLE)
    start = time.perf_counter()
    values = [[counted.value(side, town) for side in sides(ask)] for ask in sample]
    took = time.perf_counter() - start
    for ask, parts in zip(sample, values, strict=True):
        held = [found[ask].over, found[ask].under][: len(parts)]
        if held != parts:
            raise SystemExit(f"{ask}: {held} is not {parts}")
    return took / len(sample)


if __name__ == "__main__":
    sys.exit(main())
