"""The journal as a file of its own: taken out, and checked years later without the database."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from taizhang.base import seal
from taizhang.base.seal import Keyring
from taizhang.faces.cli.saying import Saying, one_town
from taizhang.ledger.exported import Export, NotAnExport, export


class Command(Saying):
    help = "日志：export 导出成一个自带校验的文件；check 不用数据库核验这样的文件。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        sub = parser.add_subparsers(dest="what", required=True, metavar="做什么")
        out = sub.add_parser("export", help="导出一个镇的全部日志和封印")
        out.add_argument("file", metavar="文件", type=Path)
        out.add_argument("--town", default="", metavar="代码", help="9 位区划代码；只有一个镇时可不写")
        check = sub.add_parser("check", help="核验导出的文件，不需要数据库")
        check.add_argument("file", metavar="文件", type=Path)
        check.add_argument("--keyring", type=Path, metavar="密钥文件", help="有密钥才能核验封印本身；不写用本机的")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "export":
            self._export(options["file"], options["town"])
        else:
            self._check(options["file"], options["keyring"])

    def _export(self, path: Path, code: str) -> None:
        town = one_town(code)
        beside = path.with_name(path.name + ".partial")
        try:
            with beside.open("xb") as file:
                rows = sum(1 for row in export(town) if file.write(row))
            beside.replace(path)
        except FileExistsError as error:
            raise CommandError(f"{beside} 已在，可能另一次导出正在进行；确认没有后删掉它再来。") from error
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        self.say(f"{town.name}：{rows} 行写入 {path}。用 taizhang journal check {path} 核验。")

    def _check(self, path: Path, ring: Path | None) -> None:
        ring = ring or Path(settings.TAIZHANG_KEYRING)
        keyed = ring.exists()
        if keyed:
            seal.adopt(Keyring.load(ring))
        with path.open("rb") as file:
            found = Export(file, keyed=keyed)
            wrong = 0
            try:
                for breach in found.breaches():
                    wrong += 1
                    self.stderr.write(f"{breach.what}。")
            except NotAnExport as error:
                raise CommandError(str(error)) from error
        said = f"{wrong} 处不符" if wrong else "全部相符"
        self.say(f"{found.town}：日志 {found.lines} 行，封印 {len(found.seals)} 天，{said}。")
        if not keyed:
            self.say("没有密钥文件，只核验了前后相连；封印本身要带 --keyring 密钥文件 再核验。")
        if wrong:
            sys.exit(1)
