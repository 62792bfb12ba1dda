import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base.seal import Keyring, KeyringMissing, SealBroken

RING = Keyring.fresh()


@given(st.text(), st.binary())
def test_decrypt_when_nothing_was_changed(text: str, context: bytes) -> None:
    assert RING.decrypt(RING.encrypt(text, context), context) == text


def test_encrypt_when_repeated_gives_no_hint_of_equality() -> None:
    made = {RING.encrypt("同一句话", b"a") for _ in range(50)}
    assert len(made) == 50
    assert {m.rpartition(":")[0] for m in made} == {"sm4gcm:k1"}


@given(st.integers(min_value=0), st.sampled_from("AZaz09+/"))
def test_decrypt_when_one_character_was_changed(at: int, new: str) -> None:
    sealed = RING.encrypt("13800001234", b"a")
    at = len("sm4gcm:k1:") + at % (len(sealed) - len("sm4gcm:k1:"))
    if sealed[at] == new:
        return
    with pytest.raises(SealBroken):
        RING.decrypt(sealed[:at] + new + sealed[at + 1 :], b"a")


def test_decrypt_when_moved_to_another_place() -> None:
    with pytest.raises(SealBroken, match="加密内容与密钥不符或已被改动，无法解密。"):
        RING.decrypt(RING.encrypt("13800001234", b"appeal.phone"), b"visit.phone")


@pytest.mark.parametrize("sealed", ["", "sm4gcm:k1:", "sm4gcm:k1:AAAA", "aes:k1:AAAA", "sm4gcm:k1:不是"])
def test_decrypt_when_it_never_was_sealed(sealed: str) -> None:
    with pytest.raises(SealBroken):
        RING.decrypt(sealed, b"a")


def test_decrypt_when_the_key_is_another_one() -> None:
    with pytest.raises(SealBroken):
        Keyring.fresh().decrypt(RING.encrypt("甲", b"a"), b"a")


def test_rotated_when_old_values_must_still_open(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    old = Keyring.create(path)
    sealed = old.encrypt("甲", b"a")
    new = old.rotated(path)
    assert (new.current, new.ids) == ("k2", ("k1", "k2"))
    assert new.encrypt("乙", b"a").startswith("sm4gcm:k2:")
    assert Keyring.load(path).decrypt(sealed, b"a") == "甲"
    assert [p.name for p in tmp_path.iterdir()] == ["keyring.json"]
    with pytest.raises(SealBroken, match="密钥 k2 不在密钥文件中"):
        old.decrypt(new.encrypt("乙", b"a"), b"a")


def test_create_when_the_file_is_new(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "keyring.json"
    ring = Keyring.create(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Keyring.load(path).decrypt(ring.encrypt("甲", b"a"), b"a") == "甲"


def test_create_when_a_key_file_is_there(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    Keyring.create(path)
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        Keyring.create(path)
    assert path.read_bytes() == before


def test_load_when_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(KeyringMissing, match="没有找到密钥文件"):
        Keyring.load(tmp_path / "keyring.json")


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"current":"k1","keys":{"k1":"AAAA"}}', '{"current":"k1","keys":{}}']
)
def test_load_when_the_file_is_damaged(tmp_path: Path, body: str) -> None:
    path = tmp_path / "keyring.json"
    path.write_text(body)
    with pytest.raises(SealBroken, match="已损坏：请从备份放回原来的文件。"):
        Keyring.load(path)


def test_code_when_purposes_differ() -> None:
    codes = {RING.code("a", b"x"), RING.code("b", b"x"), RING.code("a", b"y"), Keyring.fresh().code("a", b"x")}
    assert len(codes) == 4
    assert RING.code("a", b"x") == RING.code("a", b"x")
