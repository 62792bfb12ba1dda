"""Putting an entry right, and striking one out: both ask for the reason."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from taizhang.base.problem import Problem
from taizhang.faces.console import frame, kept, meanwhile
from taizhang.faces.console.reading import entry_or_404
from taizhang.faces.console.showing import form
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.ledger import verbs
from taizhang.ledger.refusal import Refused, Stale
from taizhang.ledger.verbs.amending import require

Problems = tuple[Problem, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def amend(request: Any, pk: UUID) -> HttpResponse:
    """Change what was written when the entry was opened."""
    return _ask_and_do(request, pk, "amend", _amend_form, "已修改，原来的内容保留在日志里。")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def void(request: Any, pk: UUID) -> HttpResponse:
    """Strike the entry out."""
    return _ask_and_do(request, pk, "void", _void_form, "已作废。它不再计入任何数字，编号和日志保留。")


def _ask_and_do(request: Any, pk: UUID, verb: str, shape: Callable[..., Any], done: str) -> HttpResponse:
    book, entry, card = entry_or_404(request.actor, pk)
    looked = Looked(book, entry, card, request.actor)
    if request.method != "POST":
        require(book, verb, entry, request.actor)
        return _page(request, looked, shape(request, looked, kept.given_back(request), ()), verb)
    version, why = meanwhile.version(request), request.POST.get("why", "")
    try:
        if verb == "amend":
            verbs.amend(book, entry, request.POST, by=request.actor, why=why, version=version)
        else:
            verbs.void(book, entry, by=request.actor, why=why, version=version)
    except Refused as refusal:
        return _page(request, looked, shape(request, looked, request.POST, refusal.problems), verb)
    except Stale as stale:
        fresh = Looked(*entry_or_404(request.actor, pk), request.actor)
        more = {
            "meanwhile": meanwhile.since(fresh, version),
            "notices": [{"kind": "ask", "text": str(stale), "url": "", "label": ""}],
        }
        return _page(request, fresh, shape(request, fresh, request.POST, ()), verb, 409, **more)
    messages.success(request, f"{entry.number} {done}")
    return HttpResponseRedirect(to_entry(pk))


def _page(
    request: Any, looked: Looked, shown: dict[str, Any], verb: str, status: int = 200, **more: Any
) -> HttpResponse:
    title = "修改内容" if verb == "amend" else "作废"
    return frame.page(request, "console/form.html", {**meanwhile.around(looked, title), "form": shown, **more}, status)


def _amend_form(request: Any, looked: Looked, given: Any, problems: Problems) -> dict[str, Any]:
    book, entry = looked.book, looked.entry
    names = tuple(n for n in book.form_fields if n not in looked.hidden)
    asked = form.answers(book, names, request, given=given, entry=entry, problems=problems)
    sections = [(title, [asked[n] for n in fields if n in names]) for title, fields in book.sections.items()]
    why = form.reason(given, problems, "为什么改")["why"]
    return form.context(
        request,
        reverse("amend", args=[entry.pk]),
        [*sections, ("原因", [why])],
        "保存修改",
        problems=problems,
        hidden=[("version", entry.version)],
        draft=f"{book.slug}:{entry.pk}:amend",
        cancel=to_entry(entry.pk),
        multipart=False,
    )


def _void_form(request: Any, looked: Looked, given: Any, problems: Problems) -> dict[str, Any]:
    entry = looked.entry
    shown = form.context(
        request,
        reverse("void", args=[entry.pk]),
        [("", [form.reason(given, problems, "为什么作废")["why"]])],
        "作废这一条",
        problems=problems,
        hidden=[("version", entry.version)],
        draft=f"{looked.book.slug}:{entry.pk}:void",
        cancel=to_entry(entry.pk),
        submit_kind="danger",
        small=True,
        multipart=False,
    )
    shown["sections"][0]["help"] = (
        "作废后不再出现在列表和数字里，编号不再用，日志保留全部经过。登记重复的，请用“并入”而不是作废。"
    )
    return shown
