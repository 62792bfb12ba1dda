"""The form a page shows for what a verb will ask: the same fields, with the verb's problems at their places."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList

from taizhang.base.fields import Secret
from taizhang.base.problem import Problem
from taizhang.ledger.asking import questions
from taizhang.ledger.ref import RefField, number_of
from taizhang.town.places import Places


class AnswerForm(forms.Form):
    """Shows questions, what was answered, and what is wrong. It never validates: the verb does."""

    def __init__(
        self,
        asked: Mapping[str, forms.Field],
        given: Mapping[str, Any] | None = None,
        problems: Iterable[Problem] = (),
        required: frozenset[str] = frozenset(),
        **more: Any,
    ):
        super().__init__(data=given, **more)
        self.fields = {name: deepcopy(field) for name, field in asked.items()}
        for name in required & set(self.fields):
            self.fields[name].required = True
        found: dict[str, list[str]] = {}
        for problem in problems:
            text = f"{problem.message}（{problem.basis}）" if problem.basis else problem.message
            found.setdefault(problem.field if problem.field in self.fields else "__all__", []).append(text)
        self._errors = ErrorDict({name: ErrorList(said) for name, said in found.items()})

    def full_clean(self) -> None:
        """Nothing: problems are given, not found here."""


def form_for(
    model: Any,
    names: tuple[str, ...],
    map_: Places,
    *,
    given: Mapping[str, Any] | None = None,
    entry: Any = None,
    problems: Iterable[Problem] = (),
    required: frozenset[str] = frozenset(),
    prefix: str | None = None,
) -> AnswerForm:
    """The form of some fields. given: answers to show again; entry: an entry whose values stand in the fields."""
    initial = {n: _initial(entry, n) for n in names} if entry is not None else {}
    asked = questions(model, names, map_)
    return AnswerForm(asked, given, problems, required, initial=initial, prefix=prefix)


def _initial(entry: Any, name: str) -> Any:
    field = entry._meta.get_field(name)
    value = getattr(entry, field.attname)
    if isinstance(field, RefField):
        return number_of(entry.town_id, value)
    return str(value) if isinstance(value, Secret) else value
