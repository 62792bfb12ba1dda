"""A form as part/form.html asks for it: questions of the ledger, what was answered, what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from taizhang.base.problem import Problem
from taizhang.faces.console import kept
from taizhang.ledger.book import Book
from taizhang.ledger.forms import AnswerForm, form_for

Section = tuple[str, tuple[str, ...]]


def answers(
    book: Book[Any],
    names: tuple[str, ...],
    request: Any,
    *,
    given: Mapping[str, Any] | None = None,
    entry: Any = None,
    problems: Iterable[Problem] = (),
    required: frozenset[str] = frozenset(),
) -> AnswerForm:
    """The questions of some fields, in this person's town."""
    return form_for(
        book.model, names, request.actor.places, given=given, entry=entry, problems=problems, required=required
    )


def why_field(label: str = "原因") -> forms.Field:
    """The question for a reason."""
    return forms.CharField(label=label, max_length=200, widget=forms.TextInput)


def reason(given: Mapping[str, Any] | None, problems: Iterable[Problem], label: str = "原因") -> AnswerForm:
    """A form that asks for the reason alone."""
    return AnswerForm({"why": why_field(label)}, given, [p for p in problems if p.field == "why"])


def context(
    request: Any,
    action: str,
    sections: Sequence[tuple[str, Iterable[forms.BoundField]]],
    submit: str,
    *,
    problems: Sequence[Problem] = (),
    hidden: Iterable[tuple[str, object]] = (),
    **more: Any,
) -> dict[str, Any]:
    """The form's context. hidden: further names and values; the token that keeps words over a lost session is added."""
    made: list[dict[str, Any]] = [{"title": title, "help": "", "fields": list(fields)} for title, fields in sections]
    fields = {f.name: f for section in made for f in section["fields"]}
    return {
        "action": action,
        "draft": "",
        "answered": request.method == "POST",
        "hidden": [*hidden, (kept.TOKEN, kept.token(request))],
        "sections": made,
        "problems": [problem(p, fields) for p in problems],
        "submit": submit,
        **more,
    }


def problem(found: Problem, fields: Mapping[str, forms.BoundField]) -> dict[str, Any]:
    """A problem as problems.html asks for it."""
    field = fields.get(found.field)
    return {
        "message": found.message,
        "field_id": field.id_for_label or field.auto_id if field is not None else "",
        "label": field.label if field is not None else "",
        "basis": found.basis,
        "blocks": found.blocks,
    }
