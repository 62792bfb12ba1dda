"""A machine room of its own: a home, a database, the real command, as somebody at the keyboard meets it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Room:
    """One home folder and the commands run in it."""

    def __init__(self, home: Path) -> None:
        self.home = home

    @property
    def environment(self) -> dict[str, str]:
        """What the commands see; nothing of the test's own settings."""
        plain = {k: v for k, v in os.environ.items() if not k.startswith("TAIZHANG_")}
        return plain | {"TAIZHANG_HOME": str(self.home), "DJANGO_SETTINGS_MODULE": "taizhang.settings"}

    def run(self, *words: str, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command to its end. before: done in the new process before it starts, to narrow what it may use."""
        command = [sys.executable, "-m", "taizhang", *words]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, preexec_fn=before
        )

    def well(self, *words: str) -> str:
        """Run a command that must succeed; what it printed."""
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *words: str) -> str:
        """Run a command that must be refused; the sentence it says."""
        done = self.run(*words)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stdout + done.stderr
        return done.stderr.strip().removeprefix("CommandError: ")

    def start(self, script: str) -> subprocess.Popen[str]:
        """Start a piece of Python inside this home, with its output to be read as it comes."""
        head = "import django; django.setup()\n"
        command = [sys.executable, "-u", "-c", head + script]
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)

    def done(self, script: str) -> Any:
        """Run a piece of Python to its end; what it printed."""
        process = self.start(script)
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return said.strip()
