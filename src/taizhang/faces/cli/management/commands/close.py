"""Close a period, or open a closed one again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from taizhang.base import clock
from taizhang.base.period import Period, PeriodError
from taizhang.faces.cli.saying import Saying, person
from taizhang.indicators import closing
from taizhang.town.actor import Actor


class Command(Saying):
    help = "封账：把一个期间的全部指标连同条目冻结，写入日志；--reopen 写明原因后重开。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("period", metavar="期间", help="如 2023、2023H1、2023Q1、2023-05")
        parser.add_argument("--by", required=True, metavar="登录名", help="封账由党政办汇总，重开由分管或主要领导")
        parser.add_argument("--note", default="", metavar="说明", help="封账的说明，如审定会议")
        parser.add_argument("--reopen", metavar="原因", help="重开已封的账；原来封存的数字仍可查")

    def handle(self, *args: Any, **options: Any) -> None:
        by = Actor.of(person(options["by"]))
        period = asked(options["period"])
        if options["reopen"] is None:
            made = closing.close(by.town, period, by=by, note=options["note"])
            self.say(f"{by.town.name}：{period}已封账，{made.cells.count()} 个数字、{made.rows.count()} 组条目。")
            self.say(f"摘要 {made.digest}，已写入日志。")
            return
        held = closing.closing_of(by.town, period)
        if held is None:
            raise CommandError(f"{period}没有封账，不用重开。")
        closing.reopen(held, by=by, why=options["reopen"])
        self.say(f"{by.town.name}：{period}（{clock.local_day(held.at)} 封账）已重开，原来封存的数字仍可查。")


def asked(text: str) -> Period:
    """The period written. Raises CommandError where it cannot be read."""
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise CommandError(str(error)) from error
