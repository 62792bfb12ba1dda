"""Serve: one command is all that a machine room runs."""

import socket
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from taizhang.base.seal import Keyring
from taizhang.faces.cli.saying import Saying

TRIED = 20


class Command(Saying):
    help = "运行台账：网页服务和守时进程一起。按 Ctrl+C 停止。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", metavar="地址", help="监听的地址，默认只限本机")
        parser.add_argument("--port", type=int, default=8000, metavar="端口", help="默认 8000")
        parser.add_argument("--any-port", action="store_true", help="端口被占用时换下一个")
        parser.add_argument("--cert", type=Path, metavar="文件", help="TLS 证书；前面有反向代理时不用")
        parser.add_argument("--key", type=Path, metavar="文件", help="证书的私钥")
        parser.add_argument("--workers", type=int, default=2, metavar="个", help="工作进程数，默认 2")
        parser.add_argument("--every", type=float, default=120.0, metavar="秒", help="隔多久巡查一次时限，默认 120")

    def handle(self, *args: Any, **options: Any) -> None:
        ready()
        port = free_port(options["host"], options["port"], options["any_port"])
        address = f"[{options['host']}]" if ":" in options["host"] else options["host"]
        scheme = "https" if options["cert"] else "http"
        if not settings.HTTPS and not only_here(options["host"]):
            self.say("提醒：没有开 HTTPS，密码会明文经过网络。请设 TAIZHANG_HTTPS=1 并放在 TLS 反向代理后面。")
        self.say(f"台账在 {scheme}://{address}:{port} 运行，按 Ctrl+C 停止。")
        self.stdout.flush()
        connection.close()  # no process may inherit an open SQLite file
        command = [sys.executable, "-m", "taizhang", "timekeeper", "--with-parent", "--every", str(options["every"])]
        keeper = subprocess.Popen(command)
        try:
            serve(options["host"], port, options["workers"], options["cert"], options["key"])
        finally:
            keeper.terminate()
            keeper.wait(10)


def only_here(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    return host in ("localhost", "::1") or host.startswith("127.")


def ready() -> None:
    """Raises CommandError, saying what to do, where tables or keys are not ready."""
    Keyring.load(settings.TAIZHANG_KEYRING)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("数据库还没有建好或没有升级，请先运行 taizhang setup。")


def free_port(host: str, port: int, others: bool) -> int:
    """The port, or with `others` the next free one. Raises CommandError where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, port + (TRIED if others else 1)):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
                return candidate
            except PermissionError as error:
                raise CommandError(f"没有权限使用端口 {candidate}，请用 1024 以上的端口。") from error
            except OSError:
                continue
    raise CommandError(f"端口 {port} 被占用或地址 {host} 不是本机的，请换一个：taizhang run --port {port + 1}")


def serve(host: str, port: int, workers: int, cert: Path | None = None, key: Path | None = None) -> None:
    """Serve until stopped. One blocking thread a worker: more of them only wait for each other at the one writer."""
    from granian import Granian  # noqa: PLC0415  heavy, and only this command needs it
    from granian.constants import Interfaces  # noqa: PLC0415  as above
    from granian.log import LogLevels  # noqa: PLC0415  as above

    Granian(
        "taizhang.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        ssl_cert=cert,
        ssl_key=key,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    ).serve()
