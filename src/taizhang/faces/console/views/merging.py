"""Two records of one party made one: found by a few characters, compared line by line, merged with a reason."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from taizhang.base.problem import Problem
from taizhang.faces.console import frame, markup, meanwhile, picking
from taizhang.faces.console.markup import Column
from taizhang.faces.console.reading import entry_or_404
from taizhang.faces.console.showing import facts, form
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.ledger import search, verbs
from taizhang.ledger.forms import AnswerForm
from taizhang.ledger.models import Card
from taizhang.ledger.ref import RefChoice
from taizhang.ledger.refusal import Refused
from taizhang.ledger.verbs.amending import require

OTHER, MOST = "with", 5


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def merge(request: Any, pk: UUID) -> HttpResponse:
    """GET: which other record. POST with one picked: both beside each other; then the merge."""
    looked = Looked(*entry_or_404(request.actor, pk), request.actor)
    require(looked.book, "void", looked.entry, request.actor)
    if request.method != "POST":
        return _page(request, looked, request.GET.get(OTHER, ""))
    chosen = request.POST.get(picking.PICK, "").partition("=")[2] or request.POST.get(OTHER, "")
    if picking.PICK in request.POST or picking.FIND in request.POST:
        return _page(request, looked, chosen)
    try:
        other = _other(looked, chosen)
        verbs.merge(looked.card, other, by=request.actor, why=request.POST.get("why", ""))
    except Refused as refusal:
        return _page(request, looked, chosen, refusal.problems)
    messages.success(request, f"{other.number} 已并入 {looked.entry.number}。并错了，可在“同一件事”里恢复。")
    return HttpResponseRedirect(to_entry(pk))


def _other(looked: Looked, number: str) -> Card:
    found = looked.book.visible_cards(looked.actor).filter(number=number.strip()).exclude(pk=looked.card.pk).first()
    if found is None:
        said = f"没有编号为“{number}”的另一条，请从查到的里面选。" if number else "请先选另一条。"
        raise Refused([Problem(said, OTHER)])
    return found


def likely(looked: Looked) -> list[Card]:
    """Records that share a number, a telephone or a name with this one."""
    book, entry = looked.book, looked.entry
    shared = search.holders(entry.town_id, [value for name in book.find_by if (value := getattr(entry, name))])
    rows = book.visible_cards(looked.actor).exclude(pk=looked.card.pk)
    return list(rows.filter(Q(pk__in=shared) | Q(title=looked.card.title)).order_by("-id")[:MOST])


def _page(request: Any, looked: Looked, number: str, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    book, actor = looked.book, looked.actor
    other = looked.book.visible_cards(actor).filter(number=number.strip()).exclude(pk=looked.card.pk).first()
    choice = RefChoice(actor.places, book.slug, label="另一条", help_text="写名称或编号里的两个字就能查")
    given = {OTHER: number, picking.FIND: "" if other or not number else OTHER, "why": request.POST.get("why", "")}
    asked = AnswerForm({OTHER: choice, "why": form.why_field()}, given, problems)
    picking.dress(asked, book, actor, given)
    if not number:
        asked.fields[OTHER].finder["found"] = [picking.offer(actor, book, OTHER, c) for c in likely(looked)]  # type: ignore[attr-defined]
    shown = form.context(
        request,
        reverse("merge", args=[looked.entry.pk]),
        [("", list(asked))],
        f"把 {other.number} 并入本条" if other else "并入本条",
        problems=problems,
        cancel=to_entry(looked.entry.pk),
        submit_kind="danger" if other else "main",
        small=True,
    )
    said = "保留本条：另一条不再列出、不再计数，编号和日志都在，并错了可以恢复。"
    context = {
        **meanwhile.around(looked, "合并重复登记"),
        "form": shown,
        "before": _beside(looked, other) if other else "",
        "notices": [{"kind": "", "text": said, "url": ""}],
    }
    return frame.page(request, "console/form.html", context, 400 if problems else 200)


def _beside(looked: Looked, other: Card) -> SafeString:
    """Both records line by line; what differs is said, private values stay masked."""
    book, entry = looked.book, looked.entry
    found = book.visible_to(looked.actor).get(pk=other.entry)
    hidden = book.hidden(looked.actor, entry, looked.hands) | book.hidden(looked.actor, found)
    rows: list[list[object]] = []
    for name in ("state", *book.form_fields):
        mine, theirs = (facts.words(e, name, looked.actor) for e in (entry, found))
        if name in hidden or not (mine or theirs):
            continue
        column = entry._meta.get_field(name).attname
        same = getattr(entry, column) == getattr(found, column)
        rows.append([book.label(name), mine, theirs, "" if same else markup.seal("不同", "wait")])
    heads = [Column("", "title"), Column(f"本条 {entry.number}"), Column(f"另一条 {other.number}"), Column("", "seal")]
    return markup.table(heads, rows, "两条并排")
