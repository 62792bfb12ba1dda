from pathlib import Path

import pytest

from taizhang.base import seal
from taizhang.base.seal import Keyring, SealBroken
from taizhang.base.seal.ring import _used as in_use


def test_encrypt_when_a_keyring_is_in_use() -> None:
    assert seal.decrypt(seal.encrypt("甲", b"a"), b"a") == "甲"


def test_verify_mac_when_the_data_or_the_code_changes() -> None:
    code = seal.mac("day", b"head")
    assert [
        seal.verify_mac("day", b"head", code),
        seal.verify_mac("day", b"other", code),
        seal.verify_mac("file", b"head", code),
        seal.verify_mac("day", b"head", code[:-1] + ("0" if code[-1] != "0" else "1")),
        seal.verify_mac("day", b"head", "不是签封"),
    ] == [True, False, False, False, False]


def test_verify_mac_when_its_key_is_not_here() -> None:
    with pytest.raises(SealBroken):
        seal.verify_mac("day", b"head", seal.mac("day", b"head").replace(":k1:", ":k9:"))


def test_keyed_hash_when_kind_or_text_differ() -> None:
    hashes = [seal.keyed_hash("13800001234", "phone"), seal.keyed_hash("13800001234", "id")]
    assert hashes[0] == seal.keyed_hash("13800001234", "phone")
    assert len({*hashes, seal.keyed_hash("13800001235", "phone")}) == 3
    assert [len(h) for h in hashes] == [40, 40]


def test_keyed_hashes_when_the_key_was_rotated(ring: Keyring) -> None:
    old = seal.keyed_hash("张三", "name")
    with seal.use(ring.rotated()):
        assert seal.keyed_hashes("张三", "name") == [seal.keyed_hash("张三", "name"), old]
        assert seal.verify_mac("day", b"head", ring.code("seal day", b"head"))


def test_keyring_when_read_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keyring.json"
    made = Keyring.create(path)
    monkeypatch.setattr("taizhang.base.seal.ring._where", [lambda: path])
    monkeypatch.setattr("taizhang.base.seal.ring._adopted", [])
    token = in_use.set(None)
    try:
        assert seal.decrypt(made.encrypt("甲", b"a"), b"a") == "甲"
        assert seal.keyring() is seal.keyring()
    finally:
        in_use.reset(token)
