from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from taizhang.base import seal


class TownConfig(AppConfig):
    """Who and where. Tells the seals where the keys lie: outside the database."""

    name = "taizhang.town"
    verbose_name = "乡镇"

    def ready(self) -> None:
        seal.found_at(lambda: Path(settings.TAIZHANG_KEYRING))
