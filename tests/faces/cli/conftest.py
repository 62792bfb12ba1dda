"""A machine room with a town in it. Each test works in a copy: setting one up takes seconds."""

import shutil
from pathlib import Path

import pytest

from tests.faces.cli.room import Room

TOWN = "990101101"
AREAS = """code,name,kind
990101101201,东埇村,村
990101101202,西㙍村,村
990101101201001,𠮷坑,自然村
"""


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home made by the commands themselves, as docs/operate.md tells."""
    room = Room(tmp_path_factory.mktemp("room") / "home")
    room.well("setup")
    room.well("town", "found", TOWN, "青石镇", "--county", "石泉县")
    sheet = room.home / "areas.csv"
    sheet.write_text(AREAS, "utf-8")
    room.well("town", "areas", str(sheet))
    room.well("town", "office", "规划建设办公室", "--short", "规建办")
    room.well("person", "add", "jiangxi", "蒋习")
    room.well("appoint", "jiangxi", "town_admin")
    return room.home


@pytest.fixture
def room(furnished: Path, tmp_path: Path) -> Room:
    """A copy of it."""
    home = tmp_path / "home"
    shutil.copytree(furnished, home)
    return Room(home)
