"""Reports from the machine room: compiled, checked against the ledgers, compared, written as files.

Exit codes as of the red pen: 0 nothing sure is wrong, 1 something is, 2 it could not be done.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from taizhang.base.period import Period, PeriodError
from taizhang.faces.cli import reporting
from taizhang.faces.cli.saying import Saying, one_town, room
from taizhang.reports.checking import check, check_text
from taizhang.reports.diff import diff
from taizhang.reports.models import Report
from taizhang.reports.verbs import note_export
from taizhang.town.models import Town

SURE, UNDONE = 1, 2


class Command(Saying):
    help = "报告：列出、编制、核对（也核对别处写的文件）、比较两版、导出。退出码：0 没有确定的错误，1 有，2 没有做成。"

    def execute(self, *args: Any, **options: Any) -> Any:
        """As every command; what could not be done is told apart from what was found wrong."""
        try:
            return super().execute(*args, **options)
        except CommandError as error:
            error.returncode = UNDONE
            raise

    def add_arguments(self, parser: ArgumentParser) -> None:
        sub = parser.add_subparsers(dest="what", required=True, metavar="做什么")
        listed = sub.add_parser("list", help="列出报告")
        compiled = sub.add_parser("compile", help="编制：把每个数字从台账取来，印出全文")
        checked = sub.add_parser("check", help="核对：一份报告，或别处写的文件（--file）")
        compared = sub.add_parser("diff", help="比较：两份报告，或一份报告的两次定稿")
        exported = sub.add_parser("export", help="导出：.docx、.txt、.md，数字来源表 .xlsx")
        for each in (listed, compiled, checked, compared, exported):
            each.add_argument("--town", default="", metavar="代码", help="9 位区划代码；只有一个镇时可不写")
        for each in (compiled, exported):
            each.add_argument("number", metavar="编号", help="如 BG-2023-01")
            each.add_argument("--release", type=int, metavar="次", help="第几次定稿；不写则现在的")
            each.add_argument("--live", action="store_true", help="不论是否签发，都用今天台账的数")
        compiled.add_argument("-o", dest="to", metavar="文件", help="写进文件，不印在屏幕上")
        checked.add_argument("number", nargs="?", metavar="编号")
        checked.add_argument("--file", metavar="文件", help="别处写的报告：.docx .doc .pdf .txt .md .html")
        checked.add_argument("--period", default="", metavar="时段", help="文件报告的时段，如 2023、2023H1")
        checked.add_argument("--before", metavar="文件", help="上年的报告，对照着看")
        compared.add_argument("number", metavar="编号")
        compared.add_argument("other", metavar="编号或次", nargs="+", help="另一份的编号，或一次、两次定稿的序号")
        exported.add_argument("to", metavar="文件")
        exported.add_argument("--no-annex", action="store_true", help="不附数字来源表")
        exported.add_argument("--no-endnotes", action="store_true", help="不加尾注")

    def handle(self, *args: Any, **options: Any) -> None:
        town = one_town(options["town"])
        worst: int = getattr(self, f"_{options['what']}")(town, options)
        if worst:
            sys.exit(worst)

    def _list(self, town: Town, options: dict[str, Any]) -> int:
        for each in Report.objects.filter(town=town):
            self.say(f"{each.number}  {each.year}年  {each.get_state_display()}  第 {each.edition} 版  {each.title}")
        return 0

    def _compile(self, town: Town, options: dict[str, Any]) -> int:
        now = reporting.text_of(reporting.report_of(town, options["number"]), options["release"], options["live"])
        if options["to"]:
            Path(options["to"]).write_text(now.text + "\n", "utf-8")
        else:
            self.say(now.text)
        left = reporting.unsettled(now)
        self.stderr.write("\n".join(left)) if left else None
        return SURE if left else 0

    def _check(self, town: Town, options: dict[str, Any]) -> int:
        if bool(options["number"]) == bool(options["file"]):
            raise CommandError("请写明核对哪份报告（编号），或用 --file 指明文件，二者取一。")
        before = reporting.read_file(options["before"]) if options["before"] else None
        if options["number"]:
            done = check(reporting.report_of(town, options["number"]))
        else:
            try:
                period = Period.parse(options["period"])
            except PeriodError as error:
                raise CommandError(f"--period：{error}") from error
            done = check_text(reporting.read_file(options["file"]), town, period, by=room(town), before=before)
        for line in reporting.told(done):
            self.say(line)
        return SURE if done.blocking else 0

    def _diff(self, town: Town, options: dict[str, Any]) -> int:
        report, other = reporting.report_of(town, options["number"]), options["other"]
        if len(other) > 2 or (len(other) == 2 and not all(o.isdecimal() for o in other)):
            raise CommandError("请写一份报告的编号加一次或两次定稿的序号，或两份报告的编号。")
        if not other[0].isdecimal():
            found = diff(report, reporting.report_of(town, other[0]))
        else:
            sides = [reporting.release_of(report, int(o)) for o in other]
            found = diff(sides[0], sides[1] if len(sides) == 2 else report)
        for line in reporting.differences(found):
            self.say(line)
        if not found:
            self.say("没有不同。")
        return SURE if found else 0

    def _export(self, town: Town, options: dict[str, Any]) -> int:
        report = reporting.report_of(town, options["number"])
        now = reporting.text_of(report, options["release"], options["live"])
        to = Path(options["to"])
        reporting.export(now, to, annex=not options["no_annex"], notes=not options["no_endnotes"])
        note_export(report, to.name, by=room(town), release=now.release)
        self.say(f"已写到 {to}。")
        return 0
