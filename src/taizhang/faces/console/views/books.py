"""A book's list, the books themselves, and the list across all of them."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from taizhang.base import clock
from taizhang.faces.console import frame, listed
from taizhang.faces.console.reading import book_or_404
from taizhang.faces.console.showing import cards
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger import desk
from taizhang.ledger.listing import Desk, Listing
from taizhang.ledger.listing.listing import CAP_COUNT, SIZE


@require_safe
@signed_in
def books(request: Any) -> HttpResponse:
    """Every book this person may read."""
    late = Count("pk", filter=Q(due_at__lt=clock.now()))
    rows = desk.open_cards(request.actor).order_by().values_list("book").annotate(n=Count("pk"), late=late)
    counts = {slug: (n, behind) for slug, n, behind in rows}
    groups = [
        {"title": title, "books": [_book(request, b, counts.get(b.slug, (0, 0))) for b in found]}
        for title, found in frame.by_group(request.actor)
    ]
    return frame.page(request, "console/books.html", {"title": "台账", "groups": groups})


def _book(request: Any, book: Any, counts: tuple[int, int]) -> dict[str, Any]:
    may_open = frame.may_anywhere(request.actor, book, "open")
    return {
        "url": reverse("book", args=[book.slug]),
        "title": book.title,
        "text": "、".join(book.sections),
        "open": counts[0],
        "late": counts[1],
        "new_url": reverse("new", args=[book.slug]) if may_open else None,
    }


@require_safe
@signed_in
def book(request: Any, slug: str) -> HttpResponse:
    """One book's list."""
    found = book_or_404(request.actor, slug)
    listing = Listing(found, request.actor, dict(request.GET.lists()))
    page = listed.asked_page(request, listing)
    if request.headers.get("HX-Request") and request.headers.get("HX-Target") == "results":
        return render(request, "console/part/results.html", listed.context(request, listing, page))
    return listed.drawn(request, listing, page)


@require_safe
@signed_in
def everything(request: Any) -> HttpResponse:
    """全部事项: the entries of all books."""
    asked = Desk(request.actor, dict(request.GET.lists()))
    start = listed.number(request.GET.get("at"))
    page = asked.page(after=request.GET.get("after", ""), before=request.GET.get("before", ""), start=start)
    context = {
        "title": "我的待办" if asked.mine else "全部事项",
        "sub": "跨全部台账",
        "q": asked.q,
        "filters": [listed.shown(f, asked.given) for f in asked.filters],
        "kept": [("mine", "1")] if asked.mine else [],
        "active": [{"label": words, "url": asked.address(without=(n,))} for n, words in asked.chosen],
        "clear": "/all" if asked.chosen or asked.q else None,
        "table": cards.table(page.rows, request.actor, "全部事项", books=True),
        "paging": listed.paging(page, asked.address(), asked.count, SIZE, CAP_COUNT),
        "empty": listed.nothing("没有符合条件的事项", "换个条件，或清除条件再看。", "/all"),
        "notices": [{"kind": "", "text": listed.party_note(asked.found)}] if asked.found.party else [],
    }
    if request.headers.get("HX-Request") and request.headers.get("HX-Target") == "results":
        return render(request, "console/part/results.html", context)
    return frame.page(request, "console/list.html", context)
