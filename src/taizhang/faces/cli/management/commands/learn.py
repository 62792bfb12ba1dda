"""taizhang learn: learn from the closed entries what category and office a new one is likely to get."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taizhang.ledger.shelf import shelf
from taizhang.ledger.suggest.schooling import school
from taizhang.town.models import Town


class Command(BaseCommand):
    """Learn for every town and every book that suggests something."""

    help = "从已办结的件学习分类和承办单位的建议（需要 taizhang[ml]；学得的权重存放在 TAIZHANG_HOME/learned）"

    def handle(self, *args: Any, **options: Any) -> None:
        """Learn, and say how often what was held back was told right."""
        towns = list(Town.objects.order_by("code"))
        if not towns:
            raise CommandError("还没有乡镇，没有可学的件。")
        for town in towns:
            for book in (b for b in shelf.values() if b.suggests):
                for lesson in school(book, town):
                    where = f"{town.name}“{book.title}”{lesson.label}"
                    if lesson.why_not:
                        self.stdout.write(f"{where}：没有学成，{lesson.why_not}")
                    else:
                        self.stdout.write(
                            f"{where}：学自 {lesson.texts} 件，留出的件说对 {lesson.right:.1%}，即刻用于建议。"
                        )
