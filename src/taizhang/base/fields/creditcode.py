"""Unified social credit codes, GB 32100-2015: public, so kept plain, and proven by their check characters."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidLength
from stdnum.exceptions import ValidationError as Unproven

from taizhang.base.fields.kind import squeezed

if TYPE_CHECKING:
    _CharField = models.CharField[str | None, str]
else:
    _CharField = models.CharField


def clean(text: str) -> str:
    """The code in capitals; ValueError with a sentence when it cannot be right."""
    said = squeezed(text).replace("-", "")
    try:
        return uscc.validate(said)
    except InvalidLength as error:
        raise ValueError(f"统一社会信用代码应为 18 位，这里有 {len(said)} 位：请核对。") from error
    except InvalidChecksum as error:
        raise ValueError("统一社会信用代码校验位不符，至少有一位写错：请核对。") from error
    except Unproven as error:
        raise ValueError("统一社会信用代码只有数字和大写字母（没有 I、O、S、V、Z）：请核对。") from error


class CreditCodeField(_CharField):
    """A unified social credit code of 18 characters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 18
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """For migrations: the length goes without saying."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path.replace("taizhang.base.fields.creditcode.", "taizhang.base.fields."), args, kwargs

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """The code in capitals, proven; ValidationError otherwise."""
        if value:
            try:
                value = clean(str(value))
            except ValueError as error:
                raise ValidationError(str(error), code="invalid") from error
        return super().clean(value, model_instance)

    def formfield(self, **kwargs: Any) -> Any:
        """A text field wide enough for a code typed with spaces; the check is the model field's."""
        return super().formfield(**{"form_class": CreditCodeFormField, "max_length": None, **kwargs})


class CreditCodeFormField(forms.CharField):
    """Typed text → the code in capitals."""

    def clean(self, value: Any) -> str:
        """ValidationError with a sentence when it cannot be right."""
        text = super().clean(value)
        try:
            return clean(text) if text else text
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error
