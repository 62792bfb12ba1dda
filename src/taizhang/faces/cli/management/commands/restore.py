"""Put a backup back, into a place that is empty."""

import shutil
import sys
import tempfile
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from taizhang.base import clock, seal
from taizhang.base.seal import Keyring
from taizhang.faces.cli.backup import Broken, archive, database, unpack
from taizhang.faces.cli.saying import Saying


class Command(Saying):
    help = "把备份恢复到空的运行目录，升级表结构，再整体核验。已有数据的地方不会覆盖。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path, metavar="备份文件")
        parser.add_argument("--keyring", type=Path, required=True, metavar="密钥文件", help="备份时另存的那一个")

    def handle(self, *args: Any, **options: Any) -> None:
        home, ring, files = Path(settings.HOME), Path(settings.TAIZHANG_KEYRING), Path(settings.TAIZHANG_FILES)
        keys = Keyring.load(options["keyring"])
        self._empty(ring, files, options["keyring"])
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as work:
            try:
                listed = unpack(options["archive"], Path(work))
            except Broken as error:
                raise CommandError(str(error)) from error
            if listed["database"] != database.vendor():
                raise CommandError(f"备份来自 {listed['database']}，这里配置的是 {database.vendor()}，不能直接恢复。")
            self._move(Path(work), files)
        if not ring.exists():
            ring.parent.mkdir(parents=True, exist_ok=True)
            ring.touch(mode=0o600)
            shutil.copyfile(options["keyring"], ring)
        seal.adopt(keys)
        call_command("migrate", verbosity=0, interactive=False)
        at, names = clock.wall(datetime.fromisoformat(listed["at"])), "、".join(listed["towns"].values())
        self.say(f"已恢复 {at} 的备份（{names}），开始核验。")
        try:
            call_command("verify", replay=True, stdout=self.stdout, stderr=self.stderr)
        except SystemExit:
            self.say("数据已放回，但核验不符，请先查清再使用。")
            sys.exit(1)

    def _empty(self, ring: Path, files: Path, given: Path) -> None:
        if database.holds_anything():
            raise CommandError("这里的数据库已有数据，没有恢复。请换一个空的 TAIZHANG_HOME 或空的数据库。")
        if files.exists() and any(files.iterdir()):
            raise CommandError(f"附件目录 {files} 不是空的，没有恢复。请换一个空的 TAIZHANG_HOME。")
        if ring.exists() and ring.read_bytes() != given.read_bytes():
            raise CommandError(f"这里已有另一个密钥文件 {ring}，没有恢复。请换一个空的 TAIZHANG_HOME。")

    def _move(self, work: Path, files: Path) -> None:
        connection.close()
        held = work / archive.FILES
        if held.exists():
            files.parent.mkdir(parents=True, exist_ok=True)
            if files.exists():
                files.rmdir()
            shutil.move(held, files)
        copy = next(work / name for name in (database.SQLITE, database.POSTGRES) if (work / name).exists())
        database.put_back(copy)
