"""Columns that check, mask, encrypt and find: telephone, identity number, name, account, address, credit code."""

from django.conf import settings

from taizhang.base import seal
from taizhang.base.fields.creditcode import CreditCodeField
from taizhang.base.fields.model import (
    AccountField,
    AddressField,
    IdNumberField,
    PersonNameField,
    PhoneField,
    SecretField,
)
from taizhang.base.fields.secret import Secret

__all__ = [
    "AccountField", "AddressField", "CreditCodeField", "IdNumberField", "PersonNameField", "PhoneField", "Secret",
    "SecretField",
]  # fmt: skip

seal.found_at(lambda: settings.TAIZHANG_KEYRING)
