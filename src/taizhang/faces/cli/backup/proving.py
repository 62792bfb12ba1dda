"""The proof of a backup: put back in a place of its own and verified there, by a process that sees nothing else."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from taizhang.faces.cli.backup import database
from taizhang.faces.cli.backup.archive import unpack


def prove(archive: Path, keys: Path, work: Path) -> list[str]:
    """Restore an archive into an empty folder and verify it there; what does not hold, a line each.

    Raises Broken where the archive itself is not whole.
    """
    unpack(archive, work)
    with _address(work) as address:
        environment = os.environ | {
            "TAIZHANG_HOME": str(work),
            "TAIZHANG_DB": address,
            "TAIZHANG_FILES": str(work / "files"),
            "TAIZHANG_KEYRING": str(keys),
            "DJANGO_SETTINGS_MODULE": "taizhang.settings",
        }
        command = [sys.executable, "-m", "taizhang", "verify", "--replay"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return []
    return [line for line in done.stderr.splitlines() if line.strip()] or [f"核验没有做完（{done.returncode}）"]


@contextmanager
def _address(work: Path) -> Iterator[str]:
    """The address of the copy: the file itself on SQLite, a scratch database on PostgreSQL, dropped afterwards."""
    if database.vendor() == "sqlite":
        yield f"sqlite:///{work / database.SQLITE}"
        return
    name = f"taizhang_proof_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")  # a name of our own making
    try:
        database.put_back(work / database.POSTGRES, name=name)
        yield database.url(name)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
