"""How long somebody stays signed in: until they have done nothing for a while, and never longer than a working day."""

from typing import Any

from taizhang.base import clock

SEEN, BEGAN = "seen", "began"
STEP = 300  # seconds between two notes of having been seen: a write at each request would be one for nothing
LONGEST = 12 * 3600


def begin(request: Any) -> None:
    """A session begins."""
    request.session[BEGAN] = request.session[SEEN] = int(clock.now().timestamp())


def still(request: Any) -> bool:
    """Whether the session goes on. The idle time starts anew with each note, because the session is saved with it."""
    now = int(clock.now().timestamp())
    if now - request.session.get(BEGAN, now) > LONGEST:
        return False
    if now - request.session.get(SEEN, 0) >= STEP:
        request.session[SEEN] = now
    return True
