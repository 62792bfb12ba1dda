"""Saved views of a list."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST

from taizhang.faces.console.reading import book_or_404
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger.listing import Listing, drop_view, keep_view
from taizhang.ledger.refusal import Refused


@require_POST
@signed_in
def keep(request: Any, slug: str) -> HttpResponse:
    """Keep a list's conditions under a name; what the list does not know is not kept."""
    book = book_or_404(request.actor, slug)
    asked = QueryDict(request.POST.get("query", ""))
    query = Listing(book, request.actor, dict(asked.lists())).address()
    try:
        view = keep_view(request.actor, slug, request.POST.get("name", ""), query)
        messages.success(request, f"已存为视图“{view.name}”。")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("book", args=[slug]) + query)


@require_POST
@signed_in
def drop(request: Any, slug: str, pk: int) -> HttpResponse:
    """Forget a view."""
    book_or_404(request.actor, slug)
    messages.success(request, f"已删除视图“{drop_view(request.actor, slug, pk)}”。")
    return HttpResponseRedirect(reverse("book", args=[slug]))
