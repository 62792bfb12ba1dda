"""How long a report of 150 figures takes over a million entries: `python -m bench.report [--quick]`.

Compiling is printed beside its floor, the one call of `indicators.cells` that it makes; checking against the ledgers
and drift beside it. What is asked for: compiled in under two seconds.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.measuring import Line, founding, home, process

FIGURES = 150
SMALL = 10_000
MOST = 2.0  # seconds


def main(arguments: list[str]) -> int:
    """Make the town, grow it, measure; exit code 1 where it took longer than asked."""
    if arguments[:1] == ["measure"]:
        return measure()
    large = SMALL if "--quick" in arguments else 1_000_000
    with tempfile.TemporaryDirectory(prefix="taizhang-bench-") as folder:
        environment = home(Path(folder), "reported", lambda name: f"sqlite:///{folder}/{name}.sqlite3")
        founding(str(min(SMALL, large)), environment=environment)
        process("bench.growing", str(max(1, large // SMALL)), environment=environment)
        said = process("bench.report", "measure", environment=environment)
    print(said)
    return 1 if "MISSED" in said else 0


def measure() -> int:
    """In the town's own process: print a line for each thing measured."""
    from bench.founding import set_up

    set_up()
    from taizhang.ledger.shelf import shelf
    from taizhang.reports.checking import check
    from taizhang.reports.compile import cells_of, compiled
    from taizhang.reports.drift import drift
    from taizhang.reports.models import Report
    from taizhang.reports.released import release
    from taizhang.town.actor import Actor

    report = Report.objects.get(pk=_written())
    entries = sum(book.model.objects.count() for book in shelf.values())
    figures = list(report.figures.all())
    compiled(report)  # warm: the town's map, the catalogue, compiled patterns
    floor, _ = _best(lambda: cells_of(figures, report))
    whole, now = _best(lambda: compiled(report))
    said = f"{len(now.figures)} figures over {entries:,} entries; the cells alone {floor:.2f} s"
    print(Line("report compiled, s", said, whole, most=MOST))
    print(Line("compiling without its cells, s", "placing and writing the numbers", max(0.0, whole - floor)))
    took, _ = _best(lambda: check(report), times=1)
    print(Line("report checked, s", "the red pen, offers, the ledgers", took))
    made = release(report, now, "signed", by=Actor.system_of(report.town))
    took, _ = _best(lambda: drift(made), times=1)
    print(Line("drift of a release, s", "nothing has moved", took))
    return 0


def _best(run: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """The least of a few times, and what came of it."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        result = run()
        took.append(time.perf_counter() - start)
    return min(took), result


def _written() -> Any:
    """A report whose figures ask for every indicator that books hold, of the town and villages, by year and month."""
    from itertools import islice, product

    from taizhang.base import clock
    from taizhang.base.period import Period
    from taizhang.indicators.catalogue import catalogue
    from taizhang.reports.verbs import Binding, bind_many, create
    from taizhang.town.actor import Actor
    from taizhang.town.models import Town
    from taizhang.town.places import places

    town = Town.objects.get()
    by, map_, year = Actor.system_of(town), places(town), clock.today().year - 1
    periods = (Period.year(year), *(Period.quarter(year, n) for n in (1, 2, 3, 4)), Period.month(year, 6))
    areas = (map_.root, *map_.villages)
    held = [i for i in catalogue if not i.reported]
    asked = list(
        islice(product(held, areas, periods), 0, None, max(1, len(held) * len(areas) * len(periods) // FIGURES))
    )
    lines = [f"第{n}项工作完成{n}件。" for n in range(1, FIGURES + 1)]
    report = create("工作报告", year, text="各位代表：\n" + "\n".join(lines), by=by).report
    numbers = list(report.figures.values_list("n", flat=True))
    given = [Binding(n, i.key, a.pk, p.key) for n, (i, a, p) in zip(numbers, asked, strict=False)]
    return bind_many(report, given, by=by).pk


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
