"""Model fields of private values: one text column that holds only cipher text."""

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core import checks
from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.db.models.lookups import Exact
from django.db.models.query_utils import DeferredAttribute

from taizhang.base.fields.account import ACCOUNT
from taizhang.base.fields.address import ADDRESS
from taizhang.base.fields.form import SecretFormField
from taizhang.base.fields.identity import ID_NUMBER
from taizhang.base.fields.kind import TEXT, Kind
from taizhang.base.fields.name import NAME
from taizhang.base.fields.phone import PHONE
from taizhang.base.fields.secret import Secret

_SEALED = re.compile(r"sm4gcm:[^:]+:[A-Za-z0-9+/]{36,}=*")
_REFUSED = "{}是加密字段，数据库里不能比较它的内容：请用按哈希查找（secret.hash()）。"

if TYPE_CHECKING:
    _Field = models.Field[str | Secret | None, Secret]
else:
    _Field = models.Field


class _Sealing(DeferredAttribute):
    """Turns what is assigned into a Secret at once, so that an instance never holds the plain text of a column."""

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class _OnlyEmpty(Exact):
    """`field=""`, the one comparison that makes sense on cipher text."""

    def __init__(self, lhs: Any, rhs: Any) -> None:
        if not isinstance(rhs, str | Secret) or rhs != "":
            raise FieldError(_REFUSED.format(lhs.output_field.verbose_name))
        super().__init__(lhs, "")


class SecretField(_Field):
    """Any private text: encrypted in its column, shown as （已加密）.

    context binds a value to its column, so that cipher text copied elsewhere does not open; by default
    "app.model.field". When a column is renamed, give the old context.
    """

    kind: Kind = TEXT
    descriptor_class = _Sealing
    widget: type[forms.Widget] = forms.Textarea

    def __init__(self, *args: Any, context: str = "", **kwargs: Any) -> None:
        self.given_context = context
        self.context = b""
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        """Learns the column's place, which is what its values are bound to."""
        super().contribute_to_class(cls, name, private_only)
        self.context = (self.given_context or f"{cls._meta.label_lower}.{name}").encode()

    def get_internal_type(self) -> str:
        """A text column: cipher text has no useful length."""
        return "TextField"

    def deconstruct(self) -> Any:
        """For migrations: the context is kept when it was given."""
        name, path, args, kwargs = super().deconstruct()
        if self.given_context:
            kwargs["context"] = self.given_context
        return name, path.replace("taizhang.base.fields.model.", "taizhang.base.fields."), args, kwargs

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Refuses what would need to compare cipher text."""
        found = super().check(**kwargs)
        if self.unique or getattr(self, "db_index", False) or self.choices:
            found.append(
                checks.Error(
                    "加密字段不能设 unique、db_index 或 choices：同一内容每次的密文都不同。", obj=self, id="base.E001"
                )
            )
        return found

    def secret(self, plain: str) -> Secret:
        """A new value for this column."""
        return Secret(self.kind, self.context, plain=plain)

    def to_python(self, value: Any) -> Any:
        """Text, stored form or a Secret of any column → a Secret of this one; None and expressions as they are."""
        if isinstance(value, Secret):
            return value if value.context == self.context else self.secret(value.reveal())
        if isinstance(value, str):
            return Secret(self.kind, self.context, cipher=value) if _SEALED.fullmatch(value) else self.secret(value)
        return value

    def from_db_value(self, value: str | None, *_: Any) -> Secret | None:
        """The column's text → a Secret, not yet opened."""
        return None if value is None else Secret(self.kind, self.context, cipher=value)

    def get_prep_value(self, value: Any) -> Any:
        """Anything that may be assigned → the stored form."""
        value = self.to_python(value)
        return value.cipher if isinstance(value, Secret) else value

    def get_default(self) -> Any:
        """The default as a Secret."""
        return self.to_python(super().get_default())

    def value_to_string(self, obj: models.Model) -> str:
        """Serialised: the stored form."""
        value = self.value_from_object(obj)
        return value.cipher if isinstance(value, Secret) else ""

    def run_validators(self, value: Any) -> None:
        """Checks what is new; what came from storage was checked when it was entered, perhaps by older rules."""
        if not isinstance(value, Secret) or not value or value.stored:
            return
        try:
            self.kind.clean(value.reveal())
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error
        super().run_validators(value.reveal())

    def get_lookup(self, lookup_name: str) -> Any:
        """isnull, and exact with the empty text; nothing else can be asked of cipher text."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        if lookup_name == "exact":
            return _OnlyEmpty
        raise FieldError(_REFUSED.format(self.verbose_name))

    def formfield(self, **kwargs: Any) -> Any:
        """The form field that shows the mask."""
        defaults = {"form_class": SecretFormField, "secret": self, "widget": self.widget, "strip": True}
        return super().formfield(**{**defaults, **kwargs})


class PhoneField(SecretField):
    """A telephone number, shown as 138****1234."""

    kind, widget = PHONE, forms.TextInput


class IdNumberField(SecretField):
    """A resident identity number (GB 11643), shown as 4408**********1234."""

    kind, widget = ID_NUMBER, forms.TextInput


class PersonNameField(SecretField):
    """A person's name, shown as 张*三."""

    kind, widget = NAME, forms.TextInput


class AccountField(SecretField):
    """A bank account, shown as ****1234."""

    kind, widget = ACCOUNT, forms.TextInput


class AddressField(SecretField):
    """A home address, shown to the village or the street."""

    kind, widget = ADDRESS, forms.TextInput
