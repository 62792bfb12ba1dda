from django.apps import AppConfig


class TownConfig(AppConfig):
    """Who and where."""

    name = "taizhang.town"
    verbose_name = "乡镇"
