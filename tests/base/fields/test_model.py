import copy
import json
import pickle
from typing import Any

import pytest
from django.core import checks, serializers
from django.core.exceptions import FieldError, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.template import Context, Engine

from taizhang.base import seal
from taizhang.base.fields import PhoneField, Secret, SecretField
from taizhang.base.seal import Keyring, SealBroken

PHONE = "13800001234"


def column(caller: Any, name: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM {caller._meta.db_table} ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def test_save_when_plain_text_was_assigned(caller: Any) -> None:
    made = caller.objects.create(name="张小三", phone=PHONE)
    (stored,) = column(caller, "phone")
    assert stored.startswith("sm4gcm:k1:")
    assert PHONE not in stored
    read = caller.objects.get(pk=made.pk)
    assert (read.phone.reveal(), str(read.phone), str(read.name)) == (PHONE, "138****1234", "张*三")
    assert read.phone == PHONE == made.phone


def test_save_when_nothing_changed_keeps_the_same_cipher_text(caller: Any) -> None:
    made = caller.objects.create(name="张小三", phone=PHONE)
    before = column(caller, "phone")
    made.save()
    read = caller.objects.get(pk=made.pk)
    read.save()
    read.phone.reveal()
    read.save()
    assert column(caller, "phone") == before
    read.phone = "13800001235"
    read.save()
    assert column(caller, "phone") != before


@pytest.mark.parametrize("show", [str, repr, "{}".format, "{:>20}".format, lambda s: f"{s}", lambda s: "%s" % s])  # noqa: UP031
def test_secret_when_shown_in_any_way(caller: Any, show: Any) -> None:
    secret = caller(phone=PHONE).phone
    assert PHONE not in show(secret)
    assert "138****1234" in show(secret)


def test_secret_when_made_into_json_or_a_page(caller: Any) -> None:
    secret = caller(phone=PHONE).phone
    assert json.dumps({"phone": secret}, cls=DjangoJSONEncoder) == '{"phone": "138****1234"}'
    assert Engine().from_string("{{ phone }}").render(Context({"phone": secret})) == "138****1234"


def test_secret_when_pickled_and_copied(caller: Any) -> None:
    secret = caller(phone=PHONE).phone
    frozen = pickle.dumps(secret)
    assert PHONE.encode() not in frozen
    assert pickle.loads(frozen) == secret
    assert copy.deepcopy(secret) is secret


def test_secret_when_compared(caller: Any) -> None:
    one, other = caller(phone=PHONE), caller(phone="13800001235")
    assert one.phone == caller(phone=PHONE).phone
    assert one.phone != other.phone
    assert (one.phone == "", one.phone == PHONE, one.phone == 5) == (False, True, False)
    assert len({one.phone, PHONE, other.phone}) == 2


def test_secret_when_empty_or_missing(caller: Any) -> None:
    made = caller.objects.create(name="张小三", phone="", id_number=None)
    assert (bool(made.phone), str(made.phone), made.phone == "", made.id_number) == (False, "", True, None)
    assert (column(caller, "phone"), column(caller, "id_number")) == ([""], [None])


def test_hash_when_a_number_is_kept_in_two_columns(caller: Any) -> None:
    assert caller(phone="138 0000 1234").phone.hash() == seal.keyed_hash(PHONE, "phone")
    assert caller(note=PHONE).note.hash() != caller(phone=PHONE).phone.hash()


def test_assign_when_the_secret_comes_from_another_column(caller: Any) -> None:
    source = caller.objects.create(name="张小三", note=PHONE)
    made = caller.objects.create(name="李小四", phone=source.note)
    assert caller.objects.get(pk=made.pk).phone.reveal() == PHONE


def test_reveal_when_cipher_text_was_moved_between_columns(caller: Any) -> None:
    made = caller.objects.create(name="张小三", phone=PHONE)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {caller._meta.db_table} SET note = phone")
    moved = caller.objects.get(pk=made.pk).note
    assert str(moved) == "（密文已损坏）"
    with pytest.raises(SealBroken):
        moved.reveal()


def test_filter_when_it_would_compare_cipher_text(caller: Any) -> None:
    message = "联系电话是加密字段，数据库里不能比较它的内容：请用按哈希查找（secret.hash()）。"
    for question in ({"phone": PHONE}, {"phone__in": [PHONE]}, {"phone__contains": "138"}, {"phone__gt": ""}):
        with pytest.raises(FieldError) as caught:
            caller.objects.filter(**question)
        assert str(caught.value) == message


def test_filter_when_it_asks_whether_there_is_anything(caller: Any) -> None:
    caller.objects.bulk_create([caller(name="甲", phone=PHONE), caller(name="乙", phone="", id_number=None)])
    assert [c.name.reveal() for c in caller.objects.filter(phone="")] == ["乙"]
    assert [c.name.reveal() for c in caller.objects.exclude(phone="")] == ["甲"]
    assert caller.objects.filter(id_number__isnull=True).count() == 2


def test_bulk_when_created_and_updated(caller: Any) -> None:
    made = caller.objects.bulk_create([caller(name="甲", phone=PHONE) for _ in range(3)])
    assert len(set(column(caller, "phone"))) == 3
    for row in made:
        row.phone = "13800001235"
    caller.objects.bulk_update(made, ["phone"])
    caller.objects.update(note="都有")
    values = list(caller.objects.values_list("phone", "note"))
    assert [(p.reveal(), n.reveal()) for p, n in values] == [("13800001235", "都有")] * 3


def test_serialise_when_dumped_and_loaded(caller: Any) -> None:
    made = caller.objects.create(name="张小三", phone=PHONE)
    field = caller._meta.get_field("phone")
    assert field.value_to_string(made) == made.phone.cipher
    text = serializers.serialize("python", [made])
    assert text[0]["fields"]["phone"] in (made.phone, made.phone.cipher)
    again = caller(name=made.name.cipher, phone=made.phone.cipher)
    again.save()
    assert column(caller, "phone") == [made.phone.cipher] * 2
    assert again.phone.reveal() == PHONE


def test_full_clean_when_a_value_is_of_no_use(caller: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        caller(name="张小三", phone="138", code="91350100M000100Y44").full_clean()
    assert caught.value.message_dict == {
        "phone": ["请填写一个 11 位手机号码，或带区号的固定电话，例如 0759-5550123。"],
        "code": ["统一社会信用代码校验位不符，至少有一位写错：请核对。"],
    }
    with pytest.raises(ValidationError):
        caller(name="").full_clean()
    caller(name="张小三", phone=PHONE).full_clean()


def test_full_clean_when_an_old_value_would_not_pass_today(caller: Any) -> None:
    caller.objects.create(name="张小三", phone="旧号码")
    caller.objects.get().full_clean()


def test_deconstruct_when_written_into_a_migration() -> None:
    for field, text in [
        (PhoneField("电话", blank=True), "taizhang.base.fields.PhoneField(blank=True, verbose_name='电话')"),
        (SecretField(context="old.place"), "taizhang.base.fields.SecretField(context='old.place')"),
    ]:
        assert MigrationWriter.serialize(field)[0] == text


def test_context_when_a_column_was_renamed() -> None:
    class Renamed(models.Model):
        tel = PhoneField(context="base_tests.caller.phone")

        class Meta:
            app_label = "base_tests"

    assert Renamed(tel=seal.encrypt(PHONE, b"base_tests.caller.phone")).tel.reveal() == PHONE


def test_check_when_a_column_asks_to_be_compared() -> None:
    class Wrong(models.Model):
        phone = PhoneField(unique=True)

        class Meta:
            app_label = "base_tests"

    assert [m.id for m in Wrong.check() if isinstance(m, checks.Error)] == ["base.E001"]


def test_reveal_when_the_key_was_rotated(caller: Any, ring: Keyring) -> None:
    caller.objects.create(name="张小三", phone=PHONE)
    with seal.use(ring.rotated()):
        read = caller.objects.get()
        assert read.phone.reveal() == PHONE
        read.phone = "13800001235"
        read.save()
    assert column(caller, "phone")[0].startswith("sm4gcm:k2:")


def test_secret_when_defined_without_a_value() -> None:
    with pytest.raises(ValueError, match="a secret is made from"):
        Secret(PhoneField.kind, b"")
