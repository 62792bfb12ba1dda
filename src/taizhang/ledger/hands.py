"""Fields that give other offices, or people by name, a hand in an entry."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from taizhang.town.models import Office, Person
from taizhang.town.places import Places


def listed(value: Any) -> list[str]:
    """The names or ids of an answer: a form's list, or a sheet's text with 、 or a comma between them."""
    if isinstance(value, str):
        value = [v for v in value.replace(",", "、").replace("，", "、").split("、") if v.strip()]
    return [str(v).strip() for v in value or []]


class OfficesField(models.JSONField):
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
        found = [self._office(text) for text in listed(value)]
        if not found and self.required:
            raise ValidationError("请至少选一个单位。")
        return [o.id for o in found]

    def _office(self, text: str) -> Office:
        office = self.places.office(text)
        if office is None:
            raise ValidationError(f"没有名为“{text}”的单位，请从列表中选。")
        return office


class PeopleField(models.JSONField):
    """Several people of the town, kept as a list of their ids in one column; `Hand` rows follow from it."""

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)


class PeopleChoice(forms.MultipleChoiceField):
    """People of one town, chosen by id, or by name with 、 between them as a sheet writes it."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, places: Places, **kwargs: Any):
        self.places = places
        super().__init__(choices=[(str(p.pk), p.name) for p in places.people.values()], **kwargs)

    def clean(self, value: Any) -> list[int]:
        """Ids of the people. Raises ValidationError naming who is not on the roll, or is there twice."""
        found = [self._person(text) for text in listed(value)]
        if not found and self.required:
            raise ValidationError("请至少选一个人。")
        return [p.pk for p in found]

    def _person(self, text: str) -> Person:
        if text.isdecimal() and int(text) in self.places.people:
            return self.places.people[int(text)]
        named = [p for p in self.places.people.values() if text in (p.name, p.username)]
        if len(named) == 1:
            return named[0]
        if named:
            raise ValidationError(f"本镇有 {len(named)} 位“{text}”，请改填登录名。")
        raise ValidationError(f"本镇人员中没有“{text}”，请从列表中选。")
