from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The texts that say the numbers."""

    name = "taizhang.reports"
    verbose_name = "报告"
