"""The database's own part of a backup: a copy taken while people go on working, and putting it back."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.core.management.base import CommandError
from django.db import connection

SQLITE, POSTGRES = "database.sqlite3", "database.pgdump"
PAGES = 2000  # copied between two breaths, so that writers need not wait


def vendor() -> str:
    """Which database this is: sqlite or postgresql."""
    return connection.vendor


def dump(into: Path) -> Path:
    """A copy of the whole database as it is at one instant."""
    if connection.vendor == "sqlite":
        target = into / SQLITE
        with closing(sqlite3.connect(_name())) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy, pages=PAGES, sleep=0.01)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        return target
    target = into / POSTGRES
    _tool("pg_dump", "--format=custom", "--no-owner", "--file", str(target), "--dbname", _name())
    return target


def put_back(copy: Path, *, name: str = "") -> None:
    """Put a copy back into an empty database: the configured one, or on PostgreSQL another one by name."""
    if copy.name == SQLITE:
        target = Path(_name())
        target.parent.mkdir(parents=True, exist_ok=True)
        copy.replace(target)
        return
    _tool("pg_restore", "--no-owner", "--exit-on-error", "--dbname", name or _name(), str(copy))


def holds_anything() -> bool:
    """Whether the configured database has tables already."""
    if connection.vendor == "sqlite" and not Path(_name()).exists():
        return False
    return bool(connection.introspection.table_names())


def url(name: str = "") -> str:
    """The address of the configured PostgreSQL server, with another database's name."""
    held = _held()
    user = quote(held["USER"], safe="") + (f":{quote(held['PASSWORD'], safe='')}" if held["PASSWORD"] else "")
    host = f"{user}@" if user else ""
    where = f":{held['PORT']}" if held["PORT"] else ""
    # The host goes into the query: it may be the folder of a socket.
    return f"postgres://{host}localhost{where}/{name or _name()}?host={quote(str(held['HOST']), safe='/')}"


def _held() -> Mapping[str, Any]:
    return connection.settings_dict


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _tool(name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own tools. Raises CommandError where it is not there or fails."""
    held = _held()
    path = shutil.which(name)
    if path is None:
        raise CommandError(f"没有找到 {name}：请安装 PostgreSQL 客户端（Debian：apt install postgresql-client）再来。")
    environment = os.environ | {"PGUSER": held["USER"], "PGPASSWORD": held["PASSWORD"], "PGHOST": held["HOST"]}
    if held["PORT"]:
        environment["PGPORT"] = held["PORT"]
    done = subprocess.run([path, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["没有说明"]
        raise CommandError(f"{name} 没有做成：{last[0]}")
