"""taizhang demo: fill an empty database with the demonstration town."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from taizhang.base import clock
from taizhang.faces.cli.demo import people
from taizhang.faces.cli.demo.town import SMALL, WHOLE, build
from taizhang.ledger.models import JournalLine
from taizhang.ledger.refusal import Refusal
from taizhang.ledger.shelf import shelf
from taizhang.town.models import Town


class Command(BaseCommand):
    """Found 覃巴镇 with invented people and play its past through the verbs."""

    help = "把演示镇（覃巴镇，人物均为虚构）装进空的数据库"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--small: a few weeks instead of years."""
        parser.add_argument("--small", action="store_true", help="只装几十件，几秒装完")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, then say what is there and how to come in."""
        started = perf_counter()
        if not options["small"]:
            self.stdout.write(
                "正在装入演示镇：逐日办理 2023 年和近一年的诉求，以及检查、隐患、处罚、调解、信访等台账，约一分钟……"
            )
        try:
            town = build(SMALL if options["small"] else WHOLE, self._said)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        lines = JournalLine.objects.filter(town=town.pk).count()
        self.stdout.write(f"{town.name}：日志 {lines} 行，已逐日封存；用时 {perf_counter() - started:.0f} 秒。各台账：")
        for line in kept(town):
            self.stdout.write(f"  {line}")
        remember()
        self.stdout.write(sign_ins())

    def _said(self, day: date) -> None:
        if day.day == 1 and day.month in (1, 7):
            self.stdout.write(f"  {day.year} 年 {day.month} 月……")


def kept(town: Town) -> Iterator[str]:
    """A line for each book: how many entries it has, and how many of them are in hand, or late."""
    for book in shelf.values():
        entries = book.model.objects.live().filter(town=town)
        line = f"{book.title} {entries.count()} 条"
        if book.shape == "matter":
            open_ = entries.filter(closed_at=None)
            late = open_.filter(due_at__lt=clock.now()).count()
            line += f"，在办 {open_.count()} 条" + (f"，超期 {late} 条" if late else "")
        yield line


def remember() -> None:
    """Leave the sign-ins where the sign-in page of a demonstration (`TAIZHANG_DEMO=1`) finds them."""
    shown = [r for r in people.ROLES if r.username in people.SHOWN]
    rows = [{"username": r.username, "password": people.PASSWORD, "who": f"{r.name}（{r.post.title}）"} for r in shown]
    settings.TAIZHANG_DEMO_SIGN_INS.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


def sign_ins() -> str:
    """The demonstration's sign-ins, for whoever looks at it."""
    shown = [r for r in people.ROLES if r.username in people.SHOWN]
    lines = [f"  {r.username:<16}{r.name}（{r.post.title}）" for r in shown]
    return "\n".join([f"登录名（密码都是 {people.PASSWORD}）：", *lines])
