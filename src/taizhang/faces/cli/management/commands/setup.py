"""Make a place ready: home, keys, tables. Safe to run again, after every upgrade too."""

import sqlite3
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from taizhang.base import seal
from taizhang.base.seal import Keyring
from taizhang.faces.cli.saying import Saying
from taizhang.town import holidays
from taizhang.town.models import Person, Town


class Command(Saying):
    help = "准备运行目录：建目录、建密钥（已有则不动）、建表或升级、检查样式文件。可以反复运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        home, ring = Path(settings.HOME), Path(settings.TAIZHANG_KEYRING)
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if connection.vendor == "sqlite":
            Path(str(connection.settings_dict["NAME"])).parent.mkdir(parents=True, exist_ok=True)
            _needs_fts5()
        Path(settings.TAIZHANG_FILES).mkdir(parents=True, exist_ok=True, mode=0o700)
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        self._keys(ring)
        call_command("migrate", verbosity=0, interactive=False)
        holidays.adopt_loaded()
        call_command("check", stdout=StringIO())
        if finders.find("console/taizhang.css") is None:
            raise CommandError("样式文件不在安装包里，请重新安装 taizhang。")
        self.say(f"运行目录 {home}")
        self.say(f"密钥文件 {ring}（请另存一份，丢了就打不开加密内容）")
        self.say(f"数据库   {connection.vendor}，已是最新")
        if not Town.objects.exists():
            self.say("下一步：taizhang town found 代码 镇名，再用 taizhang person 和 taizhang appoint 安排管理员；")
            self.say("        或者用 taizhang demo 装一个演示镇。")

    def _keys(self, ring: Path) -> None:
        """A key file where there is none; never where something was already sealed with one that is lost."""
        if ring.exists():
            seal.adopt(Keyring.load(ring))
            return
        if "town_person" in connection.introspection.table_names() and Person.objects.exists():
            raise CommandError(
                f"数据库里已有数据，密钥文件 {ring} 却不在。请从备份放回；新建一把打不开已加密的内容，所以没有新建。"
            )
        seal.adopt(Keyring.create(ring))
        self.say(f"已新建密钥文件 {ring}")


def _needs_fts5() -> None:
    with sqlite3.connect(":memory:") as probe:
        options = {row[0] for row in probe.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" not in options:
        raise CommandError("这台机器的 SQLite 不带全文检索（FTS5），请换用官方 Python 3.11，或改用 PostgreSQL。")
