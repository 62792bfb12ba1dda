"""A form of the town's own pages: questions, one verb, and what the verb found wrong."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from taizhang.base.problem import Problem
from taizhang.base.refusal import Refused
from taizhang.faces.console import frame
from taizhang.faces.console.showing import form as shape
from taizhang.ledger.asking import read
from taizhang.ledger.forms import AnswerForm

T = TypeVar("T")
Asked = Mapping[str, forms.Field]


def day(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    """The question for a day."""
    box = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=box)


def words(label: str, help_text: str = "", *, most: int = 50, required: bool = True) -> forms.CharField:
    """The question for a few words."""
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=required)


def why(label: str = "原因") -> forms.CharField:
    """The question for a reason."""
    return words(label, most=200)


def act(request: Any, asked: Asked, verb: Callable[[dict[str, Any]], T]) -> tuple[T | None, list[Problem]]:
    """Read the answers and do it: the verb's outcome, or everything that is wrong."""
    required = frozenset(name for name, field in asked.items() if field.required)
    values, problems = read(asked, request.POST, required)
    if problems:
        return None, problems
    try:
        return verb(values), []
    except Refused as refused:
        return None, list(refused.problems)


def shown(
    request: Any,
    asked: Asked,
    action: str,
    submit: str,
    *,
    problems: Sequence[Problem] = (),
    initial: Mapping[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """The form's context. What was typed stands in it again where something was wrong."""
    given = request.POST if problems else None
    filled = AnswerForm(asked, given, problems, initial=dict(initial or {}))
    return shape.context(request, action, [("", list(filled))], submit, problems=problems, **more)


def ask_and_do(
    request: Any,
    title: str,
    submit: str,
    asked: Asked,
    verb: Callable[..., Any],
    back: str,
    crumbs: Sequence[Mapping[str, str]],
    *,
    done: Callable[[Any], HttpResponse],
    initial: Mapping[str, Any] | None = None,
    note: str = "",
    danger: bool = False,
) -> HttpResponse:
    """A page with one form: it asks, does one thing with the answers, and `done` says what comes then."""
    problems: list[Problem] = []
    if request.method == "POST":
        outcome, problems = act(request, asked, lambda values: (verb(**values),))
        if outcome is not None:
            return done(outcome[0])
    kind = "danger" if danger else "main"
    form = shown(
        request, asked, request.path, submit, problems=problems, initial=initial, cancel=back, submit_kind=kind
    )
    context = {"title": title, "sub": note, "crumbs": crumbs, "form": form}
    return frame.page(request, "console/form.html", context, 400 if problems else 200)


def form_page(
    request: Any,
    title: str,
    asked: Asked,
    submit: str,
    verb: Callable[..., Any],
    back: str,
    crumbs: Sequence[Mapping[str, str]],
    *,
    said: str,
    **more: Any,
) -> HttpResponse:
    """The same for a verb that asks who does it: done, it leads back with a sentence. more: as `ask_and_do`."""

    def done(_: Any) -> HttpResponse:
        messages.success(request, said)
        return HttpResponseRedirect(back)

    by = request.actor
    return ask_and_do(request, title, submit, asked, lambda **v: verb(**v, by=by), back, crumbs, done=done, **more)
