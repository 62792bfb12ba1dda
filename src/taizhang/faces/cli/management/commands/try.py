"""A demo town, served: what `make try` runs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command

from taizhang.faces.cli.saying import Saying
from taizhang.town.models import Town


class Command(Saying):
    help = "试用：空的数据库先装演示镇，打印演示账号，然后运行（端口被占用就换下一个）。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, metavar="端口", help="默认 8000")
        parser.add_argument("--small", action="store_true", help="演示镇只装几十件")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Town.objects.exists():
            call_command("demo", small=options["small"], stdout=self.stdout)
        else:
            self.say("数据库里已有镇，直接运行。演示账号见登录页。")
        self.stdout.flush()
        call_command("run", port=options["port"], any_port=True, stdout=self.stdout)
