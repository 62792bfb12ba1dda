"""Make cards, search and likeness again from the entries."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from taizhang.faces.cli.saying import Saying
from taizhang.ledger.reindexing import reindex
from taizhang.ledger.shelf import shelf


class Command(Saying):
    help = "从台账重建索引卡、搜索和查重的索引。升级后搜索不对时用。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("book", nargs="?", default="", metavar="台账", help="只建这一本；不写则全部")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["book"]
        if slug and slug not in shelf:
            raise CommandError(f"没有“{slug}”这本台账，可写：{'、'.join(shelf)}。")
        books = [shelf[slug]] if slug else list(shelf.values())
        reindex(books, lambda book, n: self.say(f"{book.title}：{n} 条。"))
