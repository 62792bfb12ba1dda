"""Back up, and prove it."""

import shutil
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from taizhang.base import clock
from taizhang.base.seal import Keyring
from taizhang.faces.cli.backup import Broken, pack, prove
from taizhang.faces.cli.saying import Saying


class Command(Saying):
    help = "备份数据库和附件成一个文件，密钥另存一个文件；随即恢复到临时目录核验，核验通过才算备份好。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, metavar="目录", help="放备份的目录，不写为运行目录下的 backups"
        )
        parser.add_argument(
            "--keys", type=Path, metavar="目录", help="放密钥的目录，最好是另一个存储；不写则与备份并排"
        )
        parser.add_argument("--keep", type=int, default=0, metavar="份", help="只留最近几份，多的删掉；0 为不删")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["folder"] or Path(settings.HOME) / "backups"
        keys_in = options["keys"] or folder
        for each in (folder, keys_in):
            each.mkdir(parents=True, exist_ok=True, mode=0o700)
        stamp = timezone.localtime(clock.now()).strftime("%Y%m%d-%H%M%S")
        target, keys = folder / f"taizhang-{stamp}.tar", keys_in / f"taizhang-{stamp}.keyring.json"
        partial = target.with_suffix(".partial")
        Keyring.load(Path(settings.TAIZHANG_KEYRING))
        try:
            listed, breaches = self._make(folder, partial, keys)
        except BaseException:
            partial.unlink(missing_ok=True)
            keys.unlink(missing_ok=True)
            raise
        if breaches:
            unproven = target.with_suffix(".unproven.tar")
            partial.replace(unproven)
            for line in breaches:
                self.stderr.write(line)
            raise CommandError(f"备份写在 {unproven}，但核验不符 {len(breaches)} 处。请先查清，再重新备份。")
        partial.replace(target)
        size = target.stat().st_size / 1024 / 1024
        self.say(f"已备份并核验：{target}（{size:.1f} MB，附件 {len(listed['digests']) - 1} 个）")
        self.say(f"密钥另存：{keys}。请与备份分开保管，恢复时两样都要。")
        self._prune(folder, options["keep"])

    def _make(self, folder: Path, partial: Path, keys: Path) -> tuple[dict[str, Any], list[str]]:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".work-") as work:
            copies, proof = Path(work, "copy"), Path(work, "proof")
            copies.mkdir()
            proof.mkdir()
            partial.touch(mode=0o600)
            listed = pack(partial, copies)
            keys.touch(mode=0o600)
            shutil.copyfile(settings.TAIZHANG_KEYRING, keys)
            try:
                return listed, prove(partial, keys, proof)
            except Broken as error:
                return listed, [str(error)]

    def _prune(self, folder: Path, keep: int) -> None:
        """Only archives go; keys stay, for somewhere may lie another copy that needs them."""
        old = sorted(folder.glob("taizhang-????????-??????.tar"))[:-keep] if keep > 0 else []
        for path in old:
            path.unlink()
            self.say(f"已删去旧备份 {path.name}")
