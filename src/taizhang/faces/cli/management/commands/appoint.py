"""Appointing, from the machine room."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import CommandError

from taizhang.faces.cli.saying import Saying, person, room
from taizhang.town import posts
from taizhang.town.verbs import appoint


class Command(Saying):
    help = "安排任职：taizhang appoint 登录名 岗位 [--area 村] [--office 单位]。岗位写键名或中文名。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="登录名", nargs="?")
        parser.add_argument("post", metavar="岗位", nargs="?")
        parser.add_argument("--area", default="", metavar="辖区", help="名称或代码；不写为全镇")
        parser.add_argument("--office", default="", metavar="单位", help="全称或简称")
        parser.add_argument(
            "--from", dest="starts_on", type=date.fromisoformat, metavar="日期", help="到任，不写为今天"
        )
        parser.add_argument("--to", dest="ends_on", type=date.fromisoformat, metavar="日期", help="离任，没有期限不写")
        parser.add_argument("--posts", action="store_true", help="列出全部岗位")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["posts"] or not options["username"] or not options["post"]:
            for each in posts.ALL.values():
                self.say(f"{each.key:<18}{each.title}：{each.duty}")
            return
        held = person(options["username"])
        by = room(held.town)
        row = appoint(
            held,
            _post(options["post"]),
            _found(by.places.by_name, options["area"], "辖区") if options["area"] else by.places.root,
            _found(by.places.office_by_name, options["office"], "单位") if options["office"] else None,
            by=by,
            starts_on=options["starts_on"],
            ends_on=options["ends_on"],
        )
        where = f"{row.area}{f'，{row.office}' if row.office else ''}"
        self.say(f"{held.name}自 {row.starts_on} 起任{posts.ALL[row.post].title}（{where}）。")


def _post(text: str) -> str:
    by_title = {p.title: p.key for p in posts.ALL.values()}
    found = text if text in posts.ALL else by_title.get(text)
    if found is None:
        raise CommandError(f"没有“{text}”这个岗位，用 taizhang appoint --posts 查看全部。")
    return found


def _found(held: dict[str, Any], name: str, what: str) -> Any:
    if name not in held:
        raise CommandError(f"本镇没有名为“{name}”的{what}，请用全称或代码。")
    return held[name]
