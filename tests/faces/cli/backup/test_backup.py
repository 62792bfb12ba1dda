"""Backups: made, proven, put back; and what is refused on the way."""

import shutil
import tarfile
from pathlib import Path

import pytest

from tests.faces.cli.room import Room


def _made(folder: Path) -> tuple[str, str]:
    """The archive and the keys in a folder."""
    (archive,) = folder.glob("taizhang-*.tar")
    (keys,) = folder.glob("taizhang-*.keyring.json")
    return str(archive), str(keys)


@pytest.fixture
def backed_up(room: Room, tmp_path: Path) -> Path:
    room.done(
        "from taizhang.ledger.verbs.filing import store\n"
        "from taizhang.base import seal\n"
        "store(seal.digest(b'one'), b'one')\n"
    )
    room.well("backup", str(tmp_path / "to"))
    return tmp_path / "to"


def test_backup_when_made_says_that_it_was_proven(room, tmp_path):
    said = room.well("backup", str(tmp_path / "to")).splitlines()
    archive, keys = _made(tmp_path / "to")
    assert said[0].startswith(f"已备份并核验：{archive}（")
    assert said[1] == f"密钥另存：{keys}。请与备份分开保管，恢复时两样都要。"
    assert sorted(p.name for p in (tmp_path / "to").iterdir()) == sorted(Path(p).name for p in (archive, keys))


def test_backup_when_opened_holds_the_files_and_not_the_keys(backed_up):
    with tarfile.open(_made(backed_up)[0]) as tar:
        names = tar.getnames()
    assert names[:2] == ["manifest.json", "database.sqlite3"]
    assert [n.count("/") for n in names[2:]] == [2]


def test_restore_when_the_place_is_empty_gives_everything_back(room, backed_up, tmp_path):
    archive, keys = _made(backed_up)
    other = Room(tmp_path / "other")
    said = other.well("restore", archive, "--keyring", keys).splitlines()
    assert said[-1].endswith("全部相符。")
    assert other.well("town", "list") == room.well("town", "list")
    assert (other.home / "keyring.json").read_bytes() == (room.home / "keyring.json").read_bytes()
    stored = [p.read_bytes() for p in (other.home / "files").glob("*/*")]
    assert stored == [b"one"]


def test_restore_when_something_is_there_already_changes_nothing(room, backed_up):
    before = room.well("verify")
    archive, keys = _made(backed_up)
    said = room.refused("restore", archive, "--keyring", keys)
    assert said == "这里的数据库已有数据，没有恢复。请换一个空的 TAIZHANG_HOME 或空的数据库。"
    assert room.well("verify") == before


def test_restore_when_the_archive_was_altered_or_cut_says_so(backed_up, tmp_path):
    archive, keys = _made(backed_up)
    raw = bytearray(Path(archive).read_bytes())
    broken = tmp_path / "broken.tar"
    raw[len(raw) // 2] ^= 0xFF
    broken.write_bytes(raw)
    assert Room(tmp_path / "a").refused("restore", str(broken), "--keyring", keys) == (
        "备份里的 database.sqlite3 已损坏，请换一份拷贝。"
    )
    broken.write_bytes(raw[: len(raw) // 3])
    assert Room(tmp_path / "b").refused("restore", str(broken), "--keyring", keys) == (
        "broken.tar 不是完整的备份文件，请换一份拷贝。"
    )
    broken.write_bytes(b"hello")
    assert Room(tmp_path / "c").refused("restore", str(broken), "--keyring", keys) == (
        "broken.tar 不是完整的备份文件，请换一份拷贝。"
    )


def test_restore_when_a_file_was_slipped_in_refuses_it(backed_up, tmp_path):
    archive, keys = _made(backed_up)
    crafted = tmp_path / "crafted.tar"
    shutil.copyfile(archive, crafted)
    evil = tmp_path / "evil"
    evil.write_text("x")
    with tarfile.open(crafted, "a") as tar:
        tar.add(evil, "../../evil")
    said = Room(tmp_path / "home" / "deep").refused("restore", str(crafted), "--keyring", keys)
    assert said == "备份里多出了 ../../evil，不是原来的备份，没有恢复。"


def test_backup_when_the_journal_was_altered_is_not_called_a_backup(room, tmp_path):
    room.done(
        "from taizhang.ledger.models import JournalLine; JournalLine.objects.filter(seq=2).update(by_name='别人')"
    )
    done = room.run("backup", str(tmp_path / "to"))
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "青石镇：日志第 2 行（东埇村）与写入时不同。"
    assert "核验不符 1 处" in done.stderr
    assert [p.name.partition(".")[2] for p in sorted((tmp_path / "to").glob("*.tar"))] == ["unproven.tar"]


def test_backup_when_only_some_are_kept_drops_the_oldest(room, tmp_path):
    folder = tmp_path / "to"
    folder.mkdir()
    for n in (1, 2, 3):
        (folder / f"taizhang-2023010{n}-020000.tar").write_bytes(b"")
    room.well("backup", str(folder), "--keep", "2")
    left = sorted(p.name for p in folder.glob("*.tar"))
    assert left[0] == "taizhang-20230103-020000.tar"
    assert len(left) == 2
