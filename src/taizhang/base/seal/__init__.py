"""Seals: digests, the chain, message codes, and the cipher of private fields, behind one door.

Every value carries the name of its algorithm and, where a key was used, the key's id: a value sealed ten years ago says
how to open it. Algorithms: SM3 (GB/T 32905), SM4-GCM (GB/T 32907, 36624), HMAC-SM3 (GB/T 15852.2).
"""

from taizhang.base.seal.digest import canonical, chain, digest
from taizhang.base.seal.keyring import Keyring, KeyringMissing, SealBroken
from taizhang.base.seal.ring import (
    adopt,
    decrypt,
    encrypt,
    found_at,
    keyed_hash,
    keyed_hashes,
    keyring,
    mac,
    use,
    verify_mac,
)

__all__ = [
    "Keyring", "KeyringMissing", "SealBroken", "adopt", "canonical", "chain", "decrypt", "digest", "encrypt",
    "found_at", "keyed_hash", "keyed_hashes", "keyring", "mac", "use", "verify_mac",
]  # fmt: skip
