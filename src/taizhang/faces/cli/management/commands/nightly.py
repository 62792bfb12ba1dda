"""What has to be done each night, for those who let cron do it."""

from typing import Any

from taizhang.faces.cli import timekeeping
from taizhang.faces.cli.saying import Saying


class Command(Saying):
    help = "每夜一次：封存、巡查、清理过期的上传和会话。taizhang run 自己会做；用别的服务器时由 cron 调用。"

    def handle(self, *args: Any, **options: Any) -> None:
        sealed, told = timekeeping.nightly()
        self.say(f"封存 {sealed} 天，告知 {told} 次，过期的上传和会话已清理。")
