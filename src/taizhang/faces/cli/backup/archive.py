"""The archive: a tar of the database, the files and a list of digests. The keys lie apart, in a file of their own.

Whoever finds the archive alone can read no private value; whoever finds the keys alone has nothing to open.
"""

import io
import json
import shutil
import tarfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from cryptography.hazmat.primitives import hashes
from django.conf import settings

from taizhang.base import clock
from taizhang.faces.cli.backup import database
from taizhang.town.models import Town

FORMAT = "taizhang backup 1"
LIST = "manifest.json"
FILES = "files"
CHUNK = 1 << 20


class Broken(ValueError):
    """An archive that is not whole, or no archive of ours; the message says what, in Chinese."""


def pack(target: Path, work: Path) -> dict[str, Any]:
    """Write the archive; returns its list. `work`: an empty folder on the same disk, for the copy of the database.

    The database is copied first: every file it names was stored before its row was, so each one is there to follow.
    """
    copy = database.dump(work)
    digests = {copy.name: digest(copy)}
    digests |= {name: f"sm3:{path.name}" for name, path in _files()}
    listed = {
        "format": FORMAT,
        "at": clock.now().isoformat(),
        "version": version("taizhang"),
        "database": database.vendor(),
        "towns": {t.code: t.name for t in Town.objects.order_by("code")},
        "digests": digests,
    }
    body = json.dumps(listed, ensure_ascii=False, indent=1).encode()
    with tarfile.open(target, "w") as tar:
        head = tarfile.TarInfo(LIST)
        head.size, head.mode = len(body), 0o600
        tar.addfile(head, io.BytesIO(body))
        tar.add(copy, copy.name)
        for name, path in _files():
            if name in digests:  # a file that came after the list belongs to the next backup
                tar.add(path, name)
    copy.unlink()
    return listed


def _files() -> Iterator[tuple[str, Path]]:
    root = Path(settings.TAIZHANG_FILES)
    for path in sorted(root.glob("??/*")):
        if len(path.name) == 64:  # a digest; what else lies there is a file half written
            yield f"{FILES}/{path.parent.name}/{path.name}", path


def digest(path: Path) -> str:
    """The SM3 digest of a file of any size."""
    running = hashes.Hash(hashes.SM3())
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            running.update(chunk)
    return f"sm3:{running.finalize().hex()}"


def unpack(source: Path, into: Path) -> dict[str, Any]:
    """Unpack an archive into an empty folder, each part against its digest; returns the list. Raises Broken."""
    try:
        with tarfile.open(source, "r:") as tar:
            listed = _listed(tar)
            wanted = dict(listed["digests"])
            for member in tar:
                if member.name == LIST:
                    continue
                if member.name not in wanted or not member.isfile():
                    raise Broken(f"备份里多出了 {member.name}，不是原来的备份，没有恢复。")
                _take(tar, member, into, wanted.pop(member.name))
    except (tarfile.TarError, EOFError) as error:
        raise Broken(f"{source.name} 不是完整的备份文件，请换一份拷贝。") from error
    if wanted:
        raise Broken(f"备份里缺少 {next(iter(wanted))} 等 {len(wanted)} 个文件，请换一份拷贝。")
    return listed


def _listed(tar: tarfile.TarFile) -> dict[str, Any]:
    first = tar.next()
    held = tar.extractfile(first) if first is not None and first.name == LIST else None
    try:
        listed = json.loads(held.read()) if held else {}
        known = listed["format"] == FORMAT
    except (ValueError, KeyError, TypeError) as error:
        raise Broken("这不是台账的备份文件：里面没有清单。") from error
    if not known:
        raise Broken(f"这是“{listed['format']}”格式的备份，本版本只认“{FORMAT}”。")
    return dict(listed)


def _take(tar: tarfile.TarFile, member: tarfile.TarInfo, into: Path, wanted: str) -> None:
    parts = PurePosixPath(member.name)
    if parts.is_absolute() or ".." in parts.parts:
        raise Broken(f"备份里的文件名 {member.name} 不安全，没有恢复。")
    target = into / parts
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    held = tar.extractfile(member)
    assert held is not None
    with target.open("xb") as file:
        shutil.copyfileobj(held, file, CHUNK)
    if digest(target) != wanted:
        raise Broken(f"备份里的 {member.name} 已损坏，请换一份拷贝。")
