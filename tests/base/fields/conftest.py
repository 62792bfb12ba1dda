"""A table with a column of every kind, made for these tests alone."""

from collections.abc import Iterator

import pytest
from django.db import connection, models
from pytest_django.plugin import DjangoDbBlocker

from taizhang.base.fields import (
    AccountField,
    AddressField,
    CreditCodeField,
    IdNumberField,
    PersonNameField,
    PhoneField,
    SecretField,
)


class Caller(models.Model):
    name = PersonNameField("姓名")
    phone = PhoneField("联系电话", blank=True)
    id_number = IdNumberField("身份证号码", blank=True, null=True)
    address = AddressField("住址", blank=True)
    account = AccountField("银行账号", blank=True)
    note = SecretField("备注", blank=True)
    code = CreditCodeField("统一社会信用代码", blank=True)

    class Meta:
        app_label = "base_tests"


@pytest.fixture(scope="session")
def _table(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Caller)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Caller)


@pytest.fixture
def caller(_table: None, db: None) -> type[Caller]:
    return Caller
