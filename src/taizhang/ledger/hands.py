"""Fields that give other offices a hand in an entry."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from taizhang.town.models import Office
from taizhang.town.places import Places


class OfficesField(models.JSONField):  # type: ignore[type-arg]
    """Several offices, kept as a list of their ids in one column: the entry says it, `Hand` rows follow from it."""

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)


class OfficesChoice(forms.MultipleChoiceField):
    """Offices of one town, chosen by id, or by name with 、 between them as a sheet writes it."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, places: Places, **kwargs: Any):
        self.places = places
        super().__init__(choices=[(str(o.id), str(o)) for o in places.offices.values() if o.active], **kwargs)

    def clean(self, value: Any) -> list[int]:
        """Ids of the offices. Raises ValidationError naming what is not an office of the town."""
        if isinstance(value, str):
            value = [v for v in value.replace(",", "、").replace("，", "、").split("、") if v.strip()]
        found = [self._office(v) for v in value or []]
        if not found and self.required:
            raise ValidationError("请至少选一个单位。")
        return [o.id for o in found]

    def _office(self, value: Any) -> Office:
        text = str(value).strip()
        office = self.places.office_by_name.get(text)
        if office is None and text.isdecimal():
            office = self.places.offices.get(int(text))
        if office is None:
            raise ValidationError(f"没有名为“{text}”的单位，请从列表中选。")
        return office
