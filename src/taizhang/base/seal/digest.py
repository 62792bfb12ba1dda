"""Digests without a key: of a file, of a record, of a chain of records."""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import hashes

_SM3 = hashes.SM3()


def digest(data: bytes) -> str:
    """The SM3 digest of the bytes, "sm3:<64 hexadecimal digits>"."""
    running = hashes.Hash(_SM3)
    running.update(data)
    return "sm3:" + running.finalize().hex()


def chain(prev: str, payload: bytes) -> str:
    """The link that follows `prev` ("" for the first) and seals `payload` behind it."""
    # a line break cannot occur in a link, so no other pair of prev and payload gives the same bytes
    if "\n" in prev:
        raise ValueError("a link holds no line break")
    return digest(prev.encode("ascii") + b"\n" + payload)


def canonical(value: Any) -> bytes:
    """The one JSON form of a value: sorted keys, no spaces, UTF-8; dates ISO, instants in UTC, decimals as text.

    Equal values give equal bytes on every machine; a float is written in its shortest exact form. A naive datetime,
    bytes, a set, or any type without a plain meaning raises TypeError; infinity and NaN raise ValueError.
    """
    plain = _plain(value)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or type(value) in (str, int, bool, float):
        return value
    if isinstance(value, dict):
        if stray := [k for k in value if not isinstance(k, str)]:
            raise TypeError(f"a key must be text, not {stray[0]!r}")
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise TypeError("a naive datetime has no one meaning")
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str | int):
        return str(value) if isinstance(value, str) else int(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")
