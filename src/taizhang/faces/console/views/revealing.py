"""A private value in full, once, for a reason that the journal keeps."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from taizhang.base import clock
from taizhang.faces.console import frame, throttle
from taizhang.faces.console.reading import entry_or_404
from taizhang.faces.console.showing import page
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger.verbs import reveal as open_value


@require_POST
@signed_in
@throttle.limited("reveal")
def reveal(request: Any, pk: UUID, field: str) -> HttpResponse:
    """Show one private value of an entry."""
    book, entry, card = entry_or_404(request.actor, pk)
    looked = Looked(book, entry, card, request.actor)
    if field in looked.hidden or field not in book.form_fields:
        raise Http404
    why = request.POST.get("reason", "")
    value = open_value(book, entry, field, by=request.actor, why=why)
    if request.headers.get("HX-Request"):
        note = f"已记入日志 · {clock.wall(clock.now())} · {why}"
        response = render(request, "console/part/revealed.html", {"value": value, "note": note})
    else:
        fresh = Looked(book, entry, card, request.actor)
        response = frame.page(request, "console/entry.html", page.context(fresh, revealed={field: value}))
    # Shown once: neither the browser's cache nor its Back button may show it again.
    response["Cache-Control"] = "private, no-store"
    return response
