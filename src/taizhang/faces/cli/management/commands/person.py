"""People, from the machine room: the first administrators, and whoever has locked themselves out."""

from argparse import ArgumentParser
from typing import Any

from axes.utils import reset

from taizhang.base import clock
from taizhang.faces.cli.saying import Saying, one_town, person, room, towns
from taizhang.town import posts
from taizhang.town.models import Person
from taizhang.town.verbs import add_person, deactivate, note_unlock, reactivate, reset_password
from taizhang.town.verbs.keeping import running

ONCE = "一次性密码 {password}（只显示这一次，首次登录须改）"


class Command(Saying):
    help = "人员：新建、列出、重置密码、停用、恢复、解除登录锁定。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        sub = parser.add_subparsers(dest="what", required=True, metavar="做什么")
        add = sub.add_parser("add", help="新建人员，打印一次性密码")
        add.add_argument("username", metavar="登录名")
        add.add_argument("name", metavar="姓名")
        add.add_argument("--phone", default="", metavar="手机")
        listed = sub.add_parser("list", help="列出人员和任职")
        for each in (add, listed):
            each.add_argument("--town", default="", metavar="代码", help="9 位区划代码；只有一个镇时可不写")
        for what, text in (
            ("password", "重置密码，打印一次性密码"),
            ("unlock", "解除登录锁定"),
            ("deactivate", "停用"),
            ("reactivate", "恢复，打印一次性密码"),
        ):
            one = sub.add_parser(what, help=text)
            one.add_argument("username", metavar="登录名")
            if what == "deactivate":
                one.add_argument("--why", required=True, metavar="原因")

    def handle(self, *args: Any, **options: Any) -> None:
        match options["what"]:
            case "add":
                by = room(one_town(options["town"]))
                held, password = add_person(options["username"], options["name"], options["phone"], by=by)
                self.say(f"已新建{held.name}（{held.username}），{ONCE.format(password=password)}")
            case "list":
                for town in towns(options["town"]):
                    self._list(town)
            case what:
                self._change(what, person(options["username"]), options)

    def _list(self, town: Any) -> None:
        self.say(f"{town.name}（{town.code}）")
        for held in Person.objects.filter(town=town).order_by("username"):
            rows = held.postings.filter(running(clock.today())).select_related("area", "office")
            posted = "；".join(f"{posts.ALL[p.post].title} {p.area}{p.office or ''}" for p in rows)
            self.say(f"  {held.username}  {held.name}  {'' if held.is_active else '（停用）'}{posted or '没有任职'}")

    def _change(self, what: str, held: Person, options: dict[str, Any]) -> None:
        by = room(held.town)
        if what == "password":
            password = reset_password(held, by=by)
            reset(username=held.username)
            self.say(f"{held.name}（{held.username}）{ONCE.format(password=password)}")
        elif what == "unlock":
            note_unlock(held, by=by)
            reset(username=held.username)
            self.say(f"{held.name}（{held.username}）现在可以登录了。")
        elif what == "deactivate":
            deactivate(held, by=by, why=options["why"])
            self.say(f"{held.name}（{held.username}）已停用。")
        else:
            _, password = reactivate(held, by=by)
            self.say(f"{held.name}（{held.username}）已恢复，{ONCE.format(password=password)}")
