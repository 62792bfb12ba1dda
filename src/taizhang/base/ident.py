"""Identifiers that sort by the time they were made: UUID version 7 (RFC 9562, section 5.7)."""

import os
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = [0, 0]  # milliseconds, 74-bit tail
_TAIL = (1 << 74) - 1


def uuid7() -> UUID:
    """A new identifier, greater than every one made before it in this process, even if the clock is set back."""
    with _lock:
        now = time.time_ns() // 1_000_000
        if now > _last[0]:
            # the top bit of the tail stays clear, so that counting up has room within the millisecond
            _last[:] = [now, int.from_bytes(os.urandom(10), "big") & (_TAIL >> 1)]
        else:
            _last[1] += 1 + os.urandom(1)[0]
            if _last[1] > _TAIL:
                _last[:] = [_last[0] + 1, 0]
        millis, tail = _last
    return UUID(int=millis << 80 | 0x7 << 76 | (tail >> 62) << 64 | 0b10 << 62 | tail & ((1 << 62) - 1))
