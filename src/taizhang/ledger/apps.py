from typing import Any

from django.apps import AppConfig
from django.core import checks


class LedgerConfig(AppConfig):
    """How books are kept. Checks every declaration at start, in the manner of ModelAdmin."""

    name = "taizhang.ledger"
    verbose_name = "台账"

    def ready(self) -> None:
        from taizhang.ledger.hearing import hear  # noqa: PLC0415  models load first
        from taizhang.ledger.shelf import shelf  # noqa: PLC0415  models load first
        from taizhang.town import told  # noqa: PLC0415  models load first

        told.listen(hear)

        def check_books(**_: Any) -> list[checks.CheckMessage]:
            return [found for book in shelf.values() for found in book.self_check()]

        checks.register(check_books, "books")
