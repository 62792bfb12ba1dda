"""The keys: kept in one file outside the database, several of them, one current.

From each master key three subkeys are derived (HKDF-SM3), so that the cipher of fields, the hash by which they are
found and the code that seals the journal never share a key.
"""

import base64
import binascii
import json
import os
import secrets
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ALGORITHM = "sm4gcm"
_NONCE, _TAG = 12, 16


class SealBroken(ValueError):
    """A sealed value that does not open: altered, moved to another place, or sealed with a key that is not here."""


class KeyringMissing(SealBroken):
    """There is no key file to open or seal anything with."""


class Keyring:
    """Master keys by id, the current one, and what is derived from them. Immutable."""

    def __init__(self, keys: Mapping[str, bytes], current: str) -> None:
        if current not in keys:
            raise ValueError(f"the current key {current!r} is not among the keys")
        if bad := [i for i, key in keys.items() if ":" in i or not i or len(key) != 32]:
            raise ValueError(f"key {bad[0]!r} is not a 32-byte key with a plain id")
        self._keys = dict(keys)
        self.current = current
        self._cipher = {i: algorithms.SM4(_derive(key, b"field cipher", 16)) for i, key in keys.items()}
        # one HMAC object per key and purpose, copied at each use: half the cost of making it anew
        self._code = lru_cache(maxsize=256)(self._new_code)

    @classmethod
    def fresh(cls) -> "Keyring":
        """A keyring with one new key, in memory only."""
        return cls({"k1": secrets.token_bytes(32)}, "k1")

    @classmethod
    def load(cls, path: Path) -> "Keyring":
        """The keyring in a file; KeyringMissing when there is none, SealBroken when it cannot be read."""
        try:
            body = json.loads(path.read_text("ascii"))
            keys = {str(i): base64.b64decode(key, validate=True) for i, key in body["keys"].items()}
            return cls(keys, body["current"])
        except FileNotFoundError as error:
            message = f"没有找到密钥文件 {path}：请从备份放回；新装系统请先建立密钥文件。"
            raise KeyringMissing(message) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SealBroken(f"密钥文件 {path} 已损坏：请从备份放回原来的文件。") from error

    @classmethod
    def create(cls, path: Path) -> "Keyring":
        """A new keyring written to a file only its owner can read. An existing file is never replaced: FileExistsError,
        for what was encrypted with a lost key is lost."""
        ring = cls.fresh()
        path.parent.mkdir(parents=True, exist_ok=True)
        ring._write(path)
        return ring

    def rotated(self, path: Path | None = None) -> "Keyring":
        """A keyring with one more key, now the current one; the old ones stay to open what they sealed.

        With a path, the file there is replaced in one move.
        """
        new = f"k{len(self._keys) + 1}"
        ring = Keyring({**self._keys, new: secrets.token_bytes(32)}, new)
        if path is not None:
            beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
            ring._write(beside)
            beside.replace(path)
        return ring

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all keys, the oldest first."""
        return tuple(self._keys)

    def _write(self, path: Path) -> None:
        keys = {i: base64.b64encode(key).decode() for i, key in self._keys.items()}
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump({"current": self.current, "keys": keys}, file)
            file.flush()
            os.fsync(file.fileno())

    def encrypt(self, text: str, context: bytes) -> str:
        """The text sealed for one place: "sm4gcm:<key id>:<base64 of nonce, cipher text and tag>"."""
        nonce = os.urandom(_NONCE)
        cipher = Cipher(self._cipher[self.current], modes.GCM(nonce)).encryptor()
        cipher.authenticate_additional_data(context)
        sealed = nonce + cipher.update(text.encode()) + cipher.finalize() + cipher.tag
        return f"{ALGORITHM}:{self.current}:{base64.b64encode(sealed).decode()}"

    def decrypt(self, sealed: str, context: bytes) -> str:
        """The text that was sealed for this place; SealBroken when it was altered, moved, or its key is not here."""
        algorithm, _, rest = sealed.partition(":")
        key, _, body = rest.partition(":")
        if algorithm != ALGORITHM or not body:
            raise SealBroken("这不是加密后的内容，无法解密。")
        if key not in self._cipher:
            raise SealBroken(f"加密所用的密钥 {key} 不在密钥文件中：请放回含有它的密钥文件。")
        try:
            raw = base64.b64decode(body, validate=True)
            # the tag is given whole: GCM would accept a shortened one, which is easier to forge
            cipher = Cipher(self._cipher[key], modes.GCM(raw[:_NONCE], raw[-_TAG:])).decryptor()
            cipher.authenticate_additional_data(context)
            return (cipher.update(raw[_NONCE:-_TAG]) + cipher.finalize()).decode()
        except (InvalidTag, ValueError, binascii.Error) as error:
            raise SealBroken("加密内容与密钥不符或已被改动，无法解密。") from error

    def code(self, purpose: str, data: bytes, key: str | None = None) -> str:
        """HMAC-SM3 of the data for one purpose, "hmacsm3:<key id>:<64 hexadecimal digits>"."""
        key = self.current if key is None else key
        if key not in self._keys:
            raise SealBroken(f"签封所用的密钥 {key} 不在密钥文件中：请放回含有它的密钥文件。")
        running = self._code(key, purpose).copy()
        running.update(data)
        return f"hmacsm3:{key}:{running.finalize().hex()}"

    def _new_code(self, key: str, purpose: str) -> hmac.HMAC:
        return hmac.HMAC(_derive(self._keys[key], b"code " + purpose.encode(), 32), hashes.SM3())


def _derive(key: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(hashes.SM3(), length, salt=None, info=b"taizhang " + purpose).derive(key)
