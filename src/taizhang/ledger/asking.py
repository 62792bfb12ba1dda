"""What is asked and how an answer is read: the same for console, field, sheet, story and API.

`questions` turns a book's model fields into form fields for one town; `read` turns answers into values and problems.
A field not given is left alone: absent is not empty.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.datastructures import MultiValueDict

from taizhang.base.fields import Secret
from taizhang.base.problem import Problem
from taizhang.ledger.hands import OfficesChoice, OfficesField, PeopleChoice, PeopleField
from taizhang.ledger.ref import RefChoice, RefField
from taizhang.town.models import Area, Office
from taizhang.town.places import Places, places

DATES = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
TIMES = [f"{d}{t}" for d in ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日") for t in ("T%H:%M", " %H:%M", " %H:%M:%S", "")]


class PlaceChoice(forms.TypedChoiceField):
    """An area of the town, by id in a form, by name or code in a sheet."""

    def __init__(self, map_: Places, **kwargs: Any):
        self.places = map_
        rows = [a for a in map_.areas.values() if a.ended_on is None and a.kind != Area.Kind.COUNTY]
        super().__init__(choices=[("", "请选择"), *((str(a.id), a.name) for a in rows)], empty_value=None, **kwargs)

    def clean(self, value: Any) -> Area | None:
        """The area. Raises ValidationError naming what is not a place of the town."""
        text = str(value.pk if isinstance(value, Area) else value or "").strip()
        if not text:
            if self.required:
                raise ValidationError("请选择村（社区）。")
            return None
        area = self.places.area(text)
        if area is None:
            raise ValidationError(f"本镇没有“{text}”，请从列表中选村（社区）。")
        return area


class OfficeChoice(forms.TypedChoiceField):
    """An office of the town, by id in a form, by name in a sheet."""

    def __init__(self, map_: Places, **kwargs: Any):
        self.places = map_
        rows = [(str(o.id), str(o)) for o in map_.offices.values() if o.active]
        super().__init__(choices=[("", "请选择"), *rows], empty_value=None, **kwargs)

    def clean(self, value: Any) -> Office | None:
        """The office. Raises ValidationError naming what is not an office of the town."""
        text = str(value.pk if isinstance(value, Office) else value or "").strip()
        if not text:
            if self.required:
                raise ValidationError("请选择单位。")
            return None
        office = self.places.office(text)
        if office is None:
            raise ValidationError(f"本镇没有名为“{text}”的单位，请从列表中选。")
        return office


def question(field: "models.Field[Any, Any]", map_: Places) -> forms.Field:
    """The form field of one model field, with this town's places and offices to choose from."""
    common: dict[str, Any] = {
        "label": str(field.verbose_name),
        # a column that no form asks is never demanded; a sheet of old entries may still fill it
        "required": not field.blank and field.editable,
        "help_text": field.help_text,
    }
    found = _of_the_town(field, map_, common) or _of_its_kind(field, common)
    if not field.null and field.has_default():
        found.may_be_absent = True  # type: ignore[attr-defined]  # not asked at all, it is its default
    if field.blank and not field.null and field.has_default():
        found.left_empty = field.get_default  # type: ignore[attr-defined]  # a count left empty is 0, not NULL
    return found


def _of_the_town(field: Any, map_: Places, common: dict[str, Any]) -> forms.Field | None:
    """Fields whose answers are the town's own: its places, offices, people and rolls."""
    if isinstance(field, models.ForeignKey) and field.related_model is Area:
        return PlaceChoice(map_, **common)
    if isinstance(field, models.ForeignKey) and field.related_model is Office:
        return OfficeChoice(map_, **common)
    if isinstance(field, OfficesField):
        return OfficesChoice(map_, **common)
    if isinstance(field, PeopleField):
        return PeopleChoice(map_, **common)
    return RefChoice(map_, field.to, **common) if isinstance(field, RefField) else None


def _of_its_kind(field: Any, common: dict[str, Any]) -> forms.Field:
    """Fields asked as their column is: instants and days in the ways they are written here, choices in words."""
    if isinstance(field, models.DateTimeField):
        found: forms.Field = forms.DateTimeField(input_formats=TIMES, **common)
        found.widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        return found
    if isinstance(field, models.DateField):
        found = forms.DateField(input_formats=DATES, **common)
        found.widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        return found
    if isinstance(field, models.BooleanField) and field.null:
        yes_or_no = [("", "未填"), ("True", "是"), ("False", "否")]
        return forms.TypedChoiceField(choices=yes_or_no, coerce=lambda v: v == "True", empty_value=None, **common)
    made = field.formfield()
    assert made is not None, f"{field.name} cannot be asked for"
    if isinstance(made, forms.ChoiceField):
        blank = "请选择" if made.required else "不填"
        offered: Any = made.choices
        made.choices = [(v, blank if v in ("", None) else label) for v, label in offered]
    if isinstance(made.widget, forms.Textarea):
        made.widget.attrs["rows"] = 5
    return cast(forms.Field, made)


@lru_cache(maxsize=512)
def _questions(model: type[models.Model], names: tuple[str, ...], town: int, version: int) -> dict[str, forms.Field]:
    map_ = _maps[town]
    return {name: question(cast("models.Field[Any, Any]", model._meta.get_field(name)), map_) for name in names}


_maps: dict[int, Places] = {}


def questions(model: type[models.Model], names: tuple[str, ...], map_: Places) -> dict[str, forms.Field]:
    """The form fields of these model fields, made once for a town until its places change. Not to be altered."""
    held = _maps.get(map_.town.pk)
    if held is not map_:
        _questions.cache_clear()
        _maps[map_.town.pk] = map_
    return _questions(model, names, map_.town.pk, map_.version)


def read(
    asked: Mapping[str, forms.Field],
    given: Mapping[str, Any],
    required: frozenset[str] = frozenset(),
    held: Any = None,
    spared: frozenset[str] = frozenset(),
) -> tuple[dict[str, Any], list[Problem]]:
    """Answers → values by field name, and every problem at its field.

    given: what was answered; a name that is not in it was not asked. required: names that must be answered here even
    where the book leaves them open. held: the entry as it stands, so that a masked value given back unchanged is kept.
    spared: names that may stay empty because a roll may know them.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, field in asked.items():
        if name in spared and given.get(name) in (None, ""):
            continue
        if name not in given and not (isinstance(field, forms.BooleanField) and isinstance(given, MultiValueDict)):
            absent = held is not None or not field.required or hasattr(field, "may_be_absent")
            if name in required or not absent:
                problems.append(Problem(f"请填写“{field.label}”。", name))
            continue
        raw = _raw(field, given, name)
        old = getattr(held, name, None)
        if isinstance(old, Secret) and raw == str(old):
            continue
        try:
            value = field.clean(_spelled(field, raw))
        except ValidationError as error:
            problems.append(Problem(_sentence(field, raw, error), name))
            continue
        if value is None and hasattr(field, "left_empty"):
            value = field.left_empty()
        if value in (None, "", []) and name in required:
            problems.append(Problem(f"请填写“{field.label}”。", name))
        values[name] = value
    return values, problems


_NO_FILES: Any = MultiValueDict()


def _raw(field: forms.Field, given: Mapping[str, Any], name: str) -> Any:
    if isinstance(given, MultiValueDict):
        return field.widget.value_from_datadict(given, _NO_FILES, name)
    raw = given.get(name)
    return raw.strip() if isinstance(raw, str) else raw


def choices(field: Any) -> list[tuple[Any, Any]]:
    """What a choice field offers, groups laid flat."""
    flat = []
    for value, label in field.choices:
        flat += list(label) if isinstance(label, list | tuple) else [(value, label)]
    return flat


def _by_word(field: Any) -> dict[str, Any]:
    """The stored values of a choice by their words; made once, because a question stands until its town changes."""
    found: dict[str, Any] | None = getattr(field, "by_word", None)
    if found is None:
        found = {}
        for value, label in choices(field):
            found.setdefault(str(label), value)
        field.by_word = found
    return found


_NAMED = (PlaceChoice, OfficeChoice, OfficesChoice, PeopleChoice)


class _Worded(dict[type, bool]):
    """Whether a kind of field offers a few words of the book's own, not the town's places or people."""

    def __missing__(self, kind: type) -> bool:
        self[kind] = found = issubclass(kind, forms.ChoiceField) and not issubclass(kind, _NAMED)
        return found


_worded = _Worded()


def _spelled(field: forms.Field, raw: Any) -> Any:
    """A choice given by the word on screen, as a sheet or a story gives it, becomes its stored value."""
    if not isinstance(raw, str):
        return raw
    if _worded[type(field)]:
        return _by_word(field).get(raw, raw)
    if isinstance(field, forms.BooleanField):
        return raw not in ("否", "no", "False", "false", "0", "")
    return raw


def _sentence(field: forms.Field, raw: Any, error: ValidationError) -> str:
    if raw in (None, "") or raw == []:
        return f"请填写“{field.label}”。"
    if _worded[type(field)]:
        known = "、".join(str(label) for value, label in choices(field) if value)
        return f"“{field.label}”没有“{raw}”这一项，可填：{known}。"
    if isinstance(field, forms.DateTimeField | forms.DateField):
        return f"“{field.label}”看不懂“{raw}”，请写成 2023-11-10 这样的日期。"
    return "".join(error.messages)


def places_of(entry: Any) -> Places:
    """The map of an entry's town."""
    return places(entry.town)
