from typing import Any

import pytest
from django import forms


@pytest.fixture
def form(caller: Any) -> Any:
    return forms.modelform_factory(caller, fields=["name", "phone", "code"])


def test_form_when_opened_for_editing_shows_the_mask(caller: Any, form: Any) -> None:
    held = caller.objects.create(name="张小三", phone="13800001234")
    page = form(instance=held).as_p()
    assert ("138****1234" in page, "13800001234" in page, "张*三" in page) == (True, False, True)


def test_form_when_the_mask_comes_back_unchanged(caller: Any, form: Any) -> None:
    held = caller.objects.create(name="张小三", phone="13800001234")
    before = held.phone.cipher
    filled = form({"name": "李小四", "phone": "138****1234", "code": ""}, instance=caller.objects.get())
    assert filled.is_valid(), filled.errors
    assert filled.changed_data == ["name"]
    filled.save()
    held.refresh_from_db()
    assert (held.name.reveal(), held.phone.cipher) == ("李小四", before)


def test_form_when_a_new_value_is_typed(caller: Any, form: Any) -> None:
    filled = form({"name": "张 小三", "phone": "138 0000 1235", "code": "91350100m000100y43"})
    assert filled.is_valid(), filled.errors
    kept = filled.save()
    assert (kept.name.reveal(), kept.phone.reveal(), kept.code) == ("张小三", "13800001235", "91350100M000100Y43")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("138****9999", "请填写完整的内容，不能只填带星号的遮盖文字。"),
        ("sm4gcm:k1:" + "A" * 60, "请填写完整的内容，不能只填带星号的遮盖文字。"),
        ("1380000123", "手机号码应为 11 位，这里有 10 位：请核对。"),
    ],
)
def test_form_when_what_was_typed_is_of_no_use(form: Any, typed: str, message: str) -> None:
    filled = form({"name": "张小三", "phone": typed, "code": "123"})
    assert filled.errors == {"phone": [message], "code": ["统一社会信用代码应为 18 位，这里有 3 位：请核对。"]}


def test_form_when_a_value_is_taken_out(caller: Any, form: Any) -> None:
    caller.objects.create(name="张小三", phone="13800001234")
    form({"name": "张*三", "phone": "", "code": ""}, instance=caller.objects.get()).save()
    kept = caller.objects.get()
    assert (kept.name.reveal(), bool(kept.phone)) == ("张小三", False)
