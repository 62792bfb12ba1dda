"""Handing an entry on to another book: a further door of the same matter. What is known is not asked again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from taizhang.base.fields import Secret
from taizhang.base.problem import Problem
from taizhang.faces.console import frame, kept, meanwhile
from taizhang.faces.console.reading import entry_or_404
from taizhang.faces.console.showing import form
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.ledger import verbs
from taizhang.ledger.book import Book
from taizhang.ledger.refusal import Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs.amending import require
from taizhang.ledger.verbs.joining import offered


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def hand_on(request: Any, pk: UUID, slug: str) -> HttpResponse:
    """GET: the other book's form with what is known. POST: the new door."""
    book, entry, card = entry_or_404(request.actor, pk)
    looked = Looked(book, entry, card, request.actor)
    target = shelf.get(slug)
    if target is None or book.slug not in target.receives or not frame.may_anywhere(request.actor, target, "open"):
        raise Http404
    require(book, "hand_on", entry, request.actor)
    if request.method != "POST":
        return _ask(request, looked, target, kept.given_back(request))
    try:
        made = verbs.hand_on(book, entry, target, request.POST, by=request.actor)
    except Refused as refusal:
        return _ask(request, looked, target, request.POST, refusal.problems)
    messages.success(request, f"已转到“{target.title}”：{made.number}。两件是同一件事，各自办结。")
    seen = target.visible_to(request.actor).filter(pk=made.pk).exists()
    return HttpResponseRedirect(to_entry(made.pk if seen else pk))


def _ask(
    request: Any, looked: Looked, target: Book[Any], given: Any, problems: tuple[Problem, ...] = ()
) -> HttpResponse:
    known = {n: v for n, v in offered(looked.book, looked.entry, target).items() if v not in (None, "")}
    # What is private is taken along as it stands; it need not be opened to be handed on.
    taken = [n for n, v in known.items() if isinstance(v, Secret)]
    names = tuple(n for n in target.form_fields if n not in taken)
    asked = form.answers(target, names, request, given=given, problems=problems)
    open_values = {n: _answer(looked, v) for n, v in known.items() if n not in taken}
    asked.initial = {**asked.initial, **open_values}
    sections = [(title, [asked[n] for n in fields if n in names]) for title, fields in target.sections.items()]
    shown = form.context(
        request,
        reverse("hand_on", args=[looked.entry.pk, target.slug]),
        [section for section in sections if section[1]],
        f"转到{target.title}",
        problems=problems,
        draft=f"{looked.book.slug}:{looked.entry.pk}:{target.slug}",
        cancel=to_entry(looked.entry.pk),
        multipart=False,
    )
    context = {**meanwhile.around(looked, f"转到{target.title}"), "form": shown}
    if taken:
        labels = "、".join(target.label(n) for n in taken)
        context["notices"] = [{"kind": "ok", "text": f"{labels}沿用原件，不必再填。", "url": "", "label": ""}]
    return frame.page(request, "console/form.html", context, 400 if problems else 200)


def _answer(looked: Looked, value: Any) -> Any:
    """A value as it stands in the form: places and offices by id, the entry itself by its number."""
    if value == looked.entry.pk:
        return looked.entry.number
    return value.pk if isinstance(value, Model) else value
