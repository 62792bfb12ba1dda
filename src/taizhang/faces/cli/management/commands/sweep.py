"""Tell whoever is to be told about deadlines that are near, due or late."""

from argparse import ArgumentParser
from typing import Any

from taizhang.faces.cli.saying import Saying, of_town, towns
from taizhang.ledger import sweep
from taizhang.town import holidays


class Command(Saying):
    help = "巡查时限：到点的提醒和上报。taizhang run 每两分钟自己做一次，不用另外安排。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        of_town(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        holidays.adopt_loaded()
        for town in towns(options["town"]):
            self.say(f"{town.name}：告知 {sweep.sweep(town)} 次。")
