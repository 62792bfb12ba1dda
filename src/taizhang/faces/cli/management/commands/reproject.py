"""Reckon provisional due dates again under the calendar in force."""

from argparse import ArgumentParser
from typing import Any

from taizhang.faces.cli.saying import Saying, of_town, towns
from taizhang.ledger import sweep
from taizhang.town import holidays


class Command(Saying):
    help = "按现行放假安排重算暂定的到期日，逐件记入日志。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        of_town(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        holidays.adopt_loaded()
        for town in towns(options["town"]):
            self.say(f"{town.name}：改动 {sweep.reproject(town)} 个到期日。")
