"""The key that signs sessions: made once, kept in a file beside the data, never in code."""

import os
import secrets
from pathlib import Path


def secret_key(path: Path) -> str:
    """The key in `path`; made there, readable by its owner alone, when there is none yet."""
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(48)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # two processes started at once: the first one's key counts
        return path.read_text("ascii").strip()
    with os.fdopen(handle, "w") as file:
        file.write(key)
    return key
