from typing import Any

from django.apps import AppConfig
from django.core import checks


class IndicatorsConfig(AppConfig):
    """The published numbers. Checks every declaration at start, as the books do."""

    name = "taizhang.indicators"
    verbose_name = "指标"

    def ready(self) -> None:
        from taizhang.indicators.catalogue import catalogue  # noqa: PLC0415  models load first

        def check_indicators(**_: Any) -> list[checks.CheckMessage]:
            return catalogue.self_check()

        checks.register(check_indicators, "indicators")
