"""The working-day calendar: how far it goes, and loading a year."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from taizhang.base import workdays
from taizhang.faces.cli.saying import Saying, room, towns
from taizhang.ledger import sweep
from taizhang.town import holidays
from taizhang.town.verbs import load_calendar


class Command(Saying):
    help = "工作日历：show 看公布到哪一天；load 载入一年的放假安排（holiday-cn 格式的 JSON），并重算到期日。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        sub = parser.add_subparsers(dest="what", required=True, metavar="做什么")
        sub.add_parser("show", help="公布到哪一天")
        load = sub.add_parser("load", help="载入一年")
        load.add_argument("file", metavar="文件", type=Path)
        load.add_argument("--notice", default="", metavar="文号")

    def handle(self, *args: Any, **options: Any) -> None:
        holidays.adopt_loaded()
        if options["what"] == "load":
            everywhere = towns()
            row = load_calendar(options["file"].read_bytes(), options["notice"], by=room(everywhere[0]))
            self.say(f"已载入 {row.year} 年放假安排。")
            for town in everywhere:
                self.say(f"{town.name}：改动 {sweep.reproject(town)} 个到期日。")
        self.say(f"放假安排已公布到 {workdays.horizon()}，之后的到期日为暂定。")
