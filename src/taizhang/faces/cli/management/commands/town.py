"""Towns and their areas."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from taizhang.faces.cli.saying import Saying, one_town, room
from taizhang.town.models import Area, Office, Person, Town
from taizhang.town.verbs import add_office, found_town, import_areas

HEAD = {"code": ("code", "代码", "区划代码"), "name": ("name", "名称"), "kind": ("kind", "类型", "级别")}


class Command(Saying):
    help = "镇：新建、列出、导入辖区、新设单位。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        sub = parser.add_subparsers(dest="what", required=True, metavar="做什么")
        found = sub.add_parser("found", help="新建一个镇")
        found.add_argument("code", metavar="代码", help="9 位区划代码")
        found.add_argument("name", metavar="镇名")
        found.add_argument("--county", default="", metavar="县名", help="所在县（市、区）")
        sub.add_parser("list", help="列出各镇")
        areas = sub.add_parser("areas", help="从 CSV 导入村、自然村、网格：code,name,kind")
        areas.add_argument("file", metavar="文件", type=Path)
        office = sub.add_parser("office", help="新设一个单位")
        office.add_argument("name", metavar="名称")
        office.add_argument("--short", default="", metavar="简称")
        for each in (areas, office):
            each.add_argument("--town", default="", metavar="代码", help="9 位区划代码；只有一个镇时可不写")

    def handle(self, *args: Any, **options: Any) -> None:
        match options["what"]:
            case "found":
                town = found_town(options["code"], options["name"], options["county"])
                self.say(f"已建立{town.name}（{town.code}）。下一步：taizhang town areas 文件.csv 导入各村。")
            case "list":
                self._list()
            case "areas":
                town = one_town(options["town"])
                added, known = import_areas(read_areas(options["file"]), by=room(town))
                self.say(f"{town.name}：新增 {added} 个，已有 {known} 个。")
            case "office":
                office = add_office(options["name"], options["short"], by=room(one_town(options["town"])))
                self.say(f"已新设{office.name}。")

    def _list(self) -> None:
        for town in Town.objects.order_by("code"):
            villages = Area.objects.filter(town=town, kind=Area.Kind.VILLAGE, ended_on=None).count()
            offices = Office.objects.filter(town=town, active=True).count()
            people = Person.objects.filter(town=town, is_active=True).count()
            self.say(f"{town.code} {town.county}{town.name}：{villages} 个村（社区），{offices} 个单位，{people} 人")


def read_areas(path: Path) -> list[tuple[str, str, str]]:
    """Rows of (code, name, kind) from a CSV in UTF-8 or GB18030. Raises CommandError where a column is missing."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", errors="replace")
    rows = list(csv.reader(text.splitlines()))
    head = [cell.strip() for cell in rows[0]] if rows else []
    places = {want: next((head.index(n) for n in names if n in head), None) for want, names in HEAD.items()}
    if missing := [HEAD[want][-1] for want, at in places.items() if at is None]:
        raise CommandError(f"{path.name} 的第一行缺少“{'”“'.join(missing)}”列，应为 code,name,kind。")
    wanted = [at for at in places.values() if at is not None]
    full = [row for row in rows[1:] if len(row) > max(wanted) and any(cell.strip() for cell in row)]
    return [(row[wanted[0]], row[wanted[1]], row[wanted[2]]) for row in full]
