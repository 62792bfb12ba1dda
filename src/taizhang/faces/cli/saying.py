"""What every command shares: Chinese sentences, clear refusals, and who acts when the machine room does."""

import errno
import sqlite3
from argparse import ArgumentParser
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, OperationalError

from taizhang.base.refusal import Refusal, Refused
from taizhang.base.seal import SealBroken
from taizhang.town.actor import Actor
from taizhang.town.models import Person, Town

FULL = "磁盘已满或超出限额，这一步没有做成，原有数据没有改动。请腾出空间后再运行一次。"
_NO_SPACE = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


class Saying(BaseCommand):
    """A command that says in a sentence what went wrong and what to do next, and never shows a traceback for it."""

    requires_system_checks = ()  # `setup` checks; a sweep every two minutes need not

    def execute(self, *args: Any, **options: Any) -> Any:
        """Run, and turn what is refused, what is full and what is missing into sentences."""
        try:
            return super().execute(*args, **options)
        except Refused as refused:
            raise CommandError("\n".join(p.message for p in refused.problems)) from refused
        except (Refusal, SealBroken) as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(FULL if error.errno in _NO_SPACE else _of_file(error)) from error
        except (DatabaseError, sqlite3.Error) as error:
            raise CommandError(_of_database(error)) from error

    def say(self, text: str = "") -> None:
        """One line."""
        self.stdout.write(text)


def _of_file(error: OSError) -> str:
    where = f" {error.filename}" if error.filename else ""
    if isinstance(error, FileNotFoundError):
        return f"没有找到文件{where}，请检查路径。"
    if isinstance(error, PermissionError):
        return f"没有权限读写{where}，请用运行台账的用户来执行。"
    return f"读写文件{where}出错：{error.strerror or error}"


def _of_database(error: Exception) -> str:
    text = str(error)
    if "disk is full" in text or "No space left" in text or "disk I/O error" in text:
        return FULL
    if "no such table" in text or "no such column" in text or "does not exist" in text:
        return "数据库还没有建好或没有升级，请先运行 taizhang setup。"
    if isinstance(error, OperationalError) and "locked" in text:
        return "数据库正忙，请稍后再运行一次。"
    return f"数据库出错：{text}"


def towns(code: str = "") -> list[Town]:
    """The town of a code, or all of them. Raises CommandError where there is none."""
    found = list(Town.objects.filter(code=code) if code else Town.objects.order_by("code"))
    if not found:
        said = f"没有代码为 {code} 的镇" if code else "还没有镇"
        raise CommandError(f"{said}。已有的用 taizhang town list 查看，新建用 taizhang town found 代码 镇名。")
    return found


def one_town(code: str = "") -> Town:
    """The town of a code; without a code the only one. Raises CommandError where it is not clear which."""
    found = towns(code)
    if len(found) > 1:
        raise CommandError("这里有几个镇，请用 --town 写明区划代码：" + "、".join(f"{t.code} {t.name}" for t in found))
    return found[0]


def person(username: str) -> Person:
    """The person of a sign-in name. Raises CommandError where there is none."""
    found = Person.objects.select_related("town").filter(username=username).first()
    if found is None:
        raise CommandError(f"没有登录名为 {username} 的人。用 taizhang person list 查看。")
    return found


def room(town: Town) -> Actor:
    """The machine room, acting in a town: it appoints the first administrators. The journal names it."""
    return replace(Actor.system_of(town), name="机房")


def of_town(parser: ArgumentParser) -> None:
    """The option that narrows a command to one town."""
    parser.add_argument("--town", default="", metavar="代码", help="只办这个镇（9 位区划代码）；不写则全部")
