"""The keys: which there are, and a new one from today on."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from taizhang.base.seal import Keyring
from taizhang.faces.cli.saying import Saying


class Command(Saying):
    help = "密钥：list 列出；rotate 加一把新的作为当前密钥，旧的留着开以前加密的内容。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=("list", "rotate"), metavar="做什么", help="list 或 rotate")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.TAIZHANG_KEYRING)
        ring = Keyring.load(path)
        if options["what"] == "rotate":
            ring = ring.rotated(path)
            self.say(f"已加密钥 {ring.current}。请重新启动 taizhang run，并马上备份：旧备份里的密钥文件没有这一把。")
        for each in ring.ids:
            self.say(f"{each}{'（当前）' if each == ring.current else ''}")
