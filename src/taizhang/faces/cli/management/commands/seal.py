"""Seal the days that are over."""

from argparse import ArgumentParser
from typing import Any

from taizhang.faces.cli.saying import Saying, of_town, towns
from taizhang.ledger import sealing


class Command(Saying):
    help = "封存已经过去、还没有封存的每一天的日志。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        of_town(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        for town in towns(options["town"]):
            made = sealing.seal_all(town)
            days = f"，{made[0].day} 至 {made[-1].day}" if made else ""
            self.say(f"{town.name}：新封 {len(made)} 天{days}。")
