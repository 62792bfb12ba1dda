"""A server as it is run: granian, WSGI, two workers of one blocking thread; and what its processes weigh."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

WORKERS = 2


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(application: str, environment: dict[str, str]) -> Iterator[tuple[int, psutil.Process]]:
    """Serve a WSGI application on a free port of the loopback until the block ends."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(WORKERS), "--blocking-threads", "1", "--no-access-log", "--log-level", "warning"),
        application,
    ]
    process = subprocess.Popen(command, env={**os.environ, **environment}, cwd=Path(__file__).parents[1])
    try:
        _wait(port, process)
        yield port, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise SystemExit("the server did not start")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                time.sleep(1)  # the second worker, too
                return
        time.sleep(0.05)
    raise SystemExit("the server did not answer")


def heaviest(server: psutil.Process) -> int:
    """Bytes of memory of the heaviest worker."""
    return max(p.memory_info().rss for p in server.children(recursive=True))
