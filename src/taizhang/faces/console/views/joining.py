"""Joining entries into one matter, making two records one, and undoing either."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from taizhang.base.problem import Problem
from taizhang.faces.console import frame, meanwhile, reasoned
from taizhang.faces.console.reading import entry_or_404
from taizhang.faces.console.showing import form
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.ledger import desk, verbs
from taizhang.ledger.forms import AnswerForm
from taizhang.ledger.listing.narrow import one
from taizhang.ledger.models import Card, Link
from taizhang.ledger.refusal import Refused
from taizhang.ledger.verbs.amending import require

ASKED = (("same", "同一件事：一并答复，分别计数"), ("related", "相关：各办各的"), ("merge", "重复登记：把它并入本件"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def link(request: Any, pk: UUID) -> HttpResponse:
    """Join another entry to this one: by its address part `with`, or by the number typed."""
    book, entry, card = entry_or_404(request.actor, pk)
    looked = Looked(book, entry, card, request.actor)
    if request.method != "POST":
        require(book, "link", entry, request.actor)
        return _ask(request, looked)
    try:
        other = _other(request)
        what = _join(request, card, other)
    except Refused as refusal:
        return _ask(request, looked, request.POST, refusal.problems)
    messages.success(request, f"{other.number} {what}")
    return HttpResponseRedirect(to_entry(pk))


def _join(request: Any, card: Card, other: Card) -> str:
    kind = request.POST.get("kind") or "same"
    if kind == "merge":
        verbs.merge(card, other, by=request.actor, why=request.POST.get("why", ""))
        return f"已并入 {card.number}，可在本页恢复。"
    if kind not in (Link.Kind.SAME, Link.Kind.RELATED):
        raise Refused([Problem("请选择怎样关联。", "kind")])
    verbs.link(card, other, kind, by=request.actor)
    return "已与本件并为同一件事。" if kind == Link.Kind.SAME else "已与本件关联。"


def _other(request: Any) -> Card:
    """The other entry: only one that this person may read is there."""
    readable = desk.readable(request.actor)
    given = request.GET.get("with") or request.POST.get("with") or ""
    number = one(dict(request.POST.lists()), "number")
    try:
        found = readable.filter(entry=UUID(given)).first() if given else readable.filter(number=number).first()
    except ValueError:
        found = None
    if found is None:
        raise Refused([Problem(f"没有编号为“{number}”的条目，请核对后再填。" if number else "请填写编号。", "number")])
    return found


def _ask(request: Any, looked: Looked, given: Any = None, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    asked = AnswerForm(
        {
            "number": forms.CharField(label="另一条的编号", max_length=40),
            "kind": forms.ChoiceField(label="怎样关联", choices=ASKED, widget=forms.RadioSelect),
            "why": forms.CharField(
                label="原因", max_length=200, required=False, help_text="并入时请写明为什么是重复登记"
            ),
        },
        given,
        problems,
        initial={"kind": "same"},
    )
    shown = form.context(
        request,
        reverse("link", args=[looked.entry.pk]),
        [("", list(asked))],
        "关联",
        problems=problems,
        cancel=to_entry(looked.entry.pk),
        small=True,
        multipart=False,
    )
    return frame.page(request, "console/form.html", {**meanwhile.around(looked, "关联其他条目"), "form": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def unlink(request: Any, pk: UUID, link_pk: int) -> HttpResponse:
    """Undo a link of this entry, or a merge into it, which asks for the reason."""
    book, entry, card = entry_or_404(request.actor, pk)
    looked = Looked(book, entry, card, request.actor)
    row = Link.objects.select_related("a", "b").filter(pk=link_pk).first()
    if row is None or card.pk not in (row.a_id, row.b_id):
        raise Http404
    why = request.POST.get("why", "")
    if row.kind == Link.Kind.MERGED:
        if request.method != "POST":
            require(book, "void", entry, request.actor)
            return _back(request, looked, row)
        try:
            verbs.unmerge(row, by=request.actor, why=why)
        except Refused as refusal:
            return _back(request, looked, row, refusal.problems)
        messages.success(request, f"{row.b.number} 已恢复为单独的一条。")
    elif request.method != "POST":
        raise Http404
    else:
        verbs.unlink(row, by=request.actor, why=why)
        messages.success(request, "已解除关联。")
    return HttpResponseRedirect(to_entry(pk))


def _back(request: Any, looked: Looked, row: Link, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    note = f"{row.b.number} 会恢复为单独的一条，重新列出和计数，原来的时限接着走。"
    return reasoned.ask(request, looked, f"恢复 {row.b.number}", "恢复这一条", note, problems)
