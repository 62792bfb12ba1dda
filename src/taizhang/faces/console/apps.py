from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """The staff's way in."""

    name = "taizhang.faces.console"
    verbose_name = "控制台"
