"""The process beside the server that keeps time."""

from argparse import ArgumentParser
from typing import Any

from taizhang.faces.cli import timekeeping
from taizhang.faces.cli.saying import Saying


class Command(Saying):
    help = "守时：每隔一会儿巡查时限，每天封存。taizhang run 会带着它；用别的服务器时单独运行一个。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, default=120.0, metavar="秒", help="隔多久巡查一次，默认 120")
        parser.add_argument("--with-parent", action="store_true", help="上级进程结束时一起结束")

    def handle(self, *args: Any, **options: Any) -> None:
        timekeeping.keep(options["every"], with_parent=options["with_parent"])
