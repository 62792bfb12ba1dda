"""The form field of a private value: shows the mask, and takes the mask back as "unchanged"."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from taizhang.base.fields.secret import Secret

if TYPE_CHECKING:
    from taizhang.base.fields.model import SecretField


class SecretFormField(forms.CharField):
    """Typed text → Secret, checked as its kind demands; an unchanged mask keeps the value that was there."""

    def __init__(self, *, secret: "SecretField", **kwargs: Any) -> None:
        self.secret = secret
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box: the mask of what is kept, or what was just typed."""
        return str(value) if isinstance(value, Secret) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether something else than the mask, or than the value itself, was typed."""
        if isinstance(initial, Secret):
            return str(data or "").strip() not in (str(initial), initial.reveal())
        return super().has_changed(initial, data)

    def _clean_bound_field(self, bound: Any) -> Any:
        if isinstance(bound.initial, Secret) and not self.has_changed(bound.initial, bound.data):
            return bound.initial
        return self.clean(bound.initial if self.disabled else bound.data)

    def clean(self, value: Any) -> Secret:
        """Typed text → Secret; ValidationError in a sentence when it is not of its kind."""
        if isinstance(value, Secret):
            return value
        text = super().clean(value)
        if text and (text.startswith("sm4gcm:") or "**" in text):
            raise ValidationError("请填写完整的内容，不能只填带星号的遮盖文字。", code="masked")
        try:
            return self.secret.secret(self.secret.kind.clean(text) if text else "")
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error
