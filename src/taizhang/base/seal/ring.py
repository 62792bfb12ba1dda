"""The keyring in use, and sealing with it."""

import hmac
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from taizhang.base.seal.keyring import Keyring

_adopted: list[Keyring] = []
_used: ContextVar[Keyring | None] = ContextVar("keyring", default=None)
_where: list[Callable[[], Path]] = [lambda: Path(os.environ.get("TAIZHANG_KEYRING", "var/keyring.json"))]


def found_at(where: Callable[[], Path]) -> None:
    """Say where the key file lies; asked once, when the first value is sealed or opened."""
    _where[:] = [where]


def adopt(ring: Keyring | None) -> None:
    """Use a keyring for the whole process; None returns to the key file, read anew."""
    _adopted[:] = [] if ring is None else [ring]


@contextmanager
def use(ring: Keyring) -> Iterator[Keyring]:
    """Use a keyring inside the block only."""
    token = _used.set(ring)
    try:
        yield ring
    finally:
        _used.reset(token)


def keyring() -> Keyring:
    """The keyring in use; read from the key file when none was adopted. KeyringMissing when there is no such file."""
    if (ring := _used.get()) is not None:
        return ring
    if not _adopted:
        adopt(Keyring.load(_where[0]()))
    return _adopted[0]


def encrypt(text: str, context: bytes) -> str:
    """The text sealed for one place, with the current key: "sm4gcm:<key id>:<base64>"."""
    return keyring().encrypt(text, context)


def decrypt(sealed: str, context: bytes) -> str:
    """The text that was sealed for this place; SealBroken when it was altered, moved, or its key is not here."""
    return keyring().decrypt(sealed, context)


def mac(purpose: str, data: bytes) -> str:
    """A code over the data that only a holder of the key can make: "hmacsm3:<key id>:<hexadecimal>"."""
    return keyring().code(f"seal {purpose}", data)


def verify_mac(purpose: str, data: bytes, value: str) -> bool:
    """Whether a code made by `mac` still fits the data; SealBroken when its key is not here."""
    key = value.split(":")[1] if value.count(":") == 2 else None
    return hmac.compare_digest(keyring().code(f"seal {purpose}", data, key).encode(), value.encode())


def keyed_hash(text: str, kind: str) -> str:
    """The hash by which a private value is found, "hsm3:<key id>:<32 hexadecimal digits>", 40 characters for key k1.

    Equal texts of one kind give equal hashes under one key; without the key nothing can be tried against them.
    """
    return _hash(keyring().current, text, kind)


def keyed_hashes(text: str, kind: str) -> list[str]:
    """The hashes of a value under every key, the current one first: what to look for when keys have been rotated."""
    ring = keyring()
    return [_hash(key, text, kind) for key in sorted(ring.ids, key=lambda key: key != ring.current)]


def _hash(key: str, text: str, kind: str) -> str:
    # 128 bits are enough for no two values to meet by chance, and halve the index
    return f"hsm3:{key}:{keyring().code(f'hash {kind}', text.encode(), key).rpartition(':')[2][:32]}"
