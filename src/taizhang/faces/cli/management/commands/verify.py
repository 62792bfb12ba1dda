"""Verify that nothing was changed behind the journal's back. Exit code 1 and a line for each thing that was."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from taizhang.faces.cli.saying import Saying, of_town, towns
from taizhang.indicators.models import Closing
from taizhang.indicators.proof import closes
from taizhang.ledger import proof, sealing
from taizhang.ledger.models import Attachment, DaySeal, JournalLine
from taizhang.ledger.sealing import Breach
from taizhang.reports.proof import reports
from taizhang.town.models import Town


class Command(Saying):
    help = "核验日志、封印、封账和附件；--replay 再从日志重建每一条台账并逐项对照。有不符则每处一行，退出码为 1。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        of_town(parser)
        parser.add_argument("--replay", action="store_true", help="从日志重建每一条台账，与表里的对照")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for town in towns(options["town"]):
            found = 0
            for breach in self._breaches(town, options["replay"]):
                found += 1
                self.stderr.write(f"{town.name}：{breach.what}。")
            lines = JournalLine.objects.filter(town=town.pk).count()
            days = DaySeal.objects.filter(town=town.pk).count()
            files = Attachment.objects.filter(card__town=town).count()
            periods = Closing.objects.filter(town=town).count()
            said = f"{found} 处不符" if found else "全部相符"
            self.say(f"{town.name}：日志 {lines} 行，封印 {days} 天，封账 {periods} 次，附件 {files} 个，{said}。")
            wrong += found
        if wrong:
            self.say("请保留现场，立即告诉审计管理员，并与最近的备份对照。")
            sys.exit(1)

    def _breaches(self, town: Town, replay: bool) -> Iterator[Breach]:
        yield from sealing.verify(town)
        yield from closes(town)
        yield from reports(town)
        yield from proof.files(town)
        if replay:
            yield from proof.replay(town)
