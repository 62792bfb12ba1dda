"""A page that asks for nothing but the reason before a verb is done on an entry."""

from typing import Any

from django.http import HttpResponse

from taizhang.base.problem import Problem
from taizhang.faces.console import frame, meanwhile
from taizhang.faces.console.showing import form
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.ways import to_entry


def ask(
    request: Any, looked: Looked, title: str, submit: str, note: str, problems: tuple[Problem, ...] = ()
) -> HttpResponse:
    """The page: what will be done and what stays, the reason, one button. It is sent to its own address."""
    asked = form.reason(request.POST if problems else None, problems)
    shown = form.context(
        request,
        request.path,
        [("", list(asked))],
        submit,
        problems=problems,
        cancel=to_entry(looked.entry.pk),
        submit_kind="danger",
        small=True,
    )
    context = {**meanwhile.around(looked, title), "form": shown, "notices": [{"kind": "", "text": note, "url": ""}]}
    return frame.page(request, "console/form.html", context, 400 if problems else 200)
