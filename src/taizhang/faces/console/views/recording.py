"""Recording on the spot: one page, several entries, one button."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.base.problem import Problem
from taizhang.faces.console import frame, kept, recording
from taizhang.faces.console.reading import book_or_404
from taizhang.faces.console.recording import Sent
from taizhang.faces.console.recording.photos import kept as kept_photos
from taizhang.faces.console.recording.photos import shown
from taizhang.faces.console.recording.sent import ACT
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.ledger import verbs
from taizhang.ledger.book import Book
from taizhang.ledger.recorded import Brings
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs.recording import recorded

STAYS = ("pick", "find")  # with `act`, what sends the page without saving it


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def record(request: Any, slug: str) -> HttpResponse:
    """GET: the page. POST: a row more or less, an entry picked, or all of it saved."""
    book, brings = _book(request, slug)
    if request.method != "POST":
        return _page(request, book, brings, Sent.begun(brings, kept.given_back(request)))
    sent = Sent.of(request, book, brings)
    if request.POST.get(ACT) or any(request.POST.get(name) for name in STAYS) or sent.problems:
        return _page(request, book, brings, sent)
    before = recorded(book, by=request.actor, key=sent.key)
    try:
        entry, made = verbs.record(book, sent.answers(book), sent.brought(), sent.files, by=request.actor, key=sent.key)
    except Refused as refusal:
        return _page(request, book, brings, sent, refusal.problems)
    except NotAllowed as refusal:
        return _page(request, book, brings, sent, (Problem(str(refusal)),))
    if before is not None:
        messages.info(request, f"这一页先前已经保存为 {entry.number}，没有重复登记。再记一次请重新打开。")
    else:
        messages.success(request, _said(entry, made))
    seen = book.visible_to(request.actor).filter(pk=entry.pk).exists()
    return _to(request, to_entry(entry.pk) if seen else reverse("book", args=[slug]))


def _book(request: Any, slug: str) -> tuple[Book[Any], tuple[Brings, ...]]:
    """The book, and what this person may record with it. Not there where the book has no such page."""
    book = book_or_404(request.actor, slug, "open")
    if not book.brings:
        raise Http404
    return book, tuple(b for b in book.brings if frame.may_anywhere(request.actor, shelf[b.book], "open"))


def _said(entry: Any, made: list[Any]) -> str:
    kinds: dict[str, list[str]] = {}
    for each in made:
        kinds.setdefault(str(each._meta.verbose_name), []).append(each.number)
    more = "；".join(f"{what} {len(numbers)} 条：{'、'.join(numbers)}" for what, numbers in kinds.items())
    return f"已登记 {entry.number}" + (f"；{more}。" if more else "。")


def _to(request: Any, url: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def _page(
    request: Any, book: Book[Any], brings: tuple[Brings, ...], sent: Sent, problems: tuple[Problem, ...] = ()
) -> HttpResponse:
    context = recording.context(request, book, brings, sent, problems)
    if request.headers.get("HX-Request"):
        return render(request, "console/part/record.html", context)
    return frame.page(request, "console/record.html", context)


@require_POST
@signed_in
def photos(request: Any, slug: str) -> HttpResponse:
    """Photos that are kept while the page is still being written; answers the part of the page that names them."""
    book, _ = _book(request, slug)
    prefix = request.GET.get("of", "")[:60]
    files, problems = kept_photos(request, prefix)
    return render(request, "console/part/photos.html", {"photos": shown(request, book, prefix, files, problems)})
