"""Finding an entry of another book while a form is being filled in."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from taizhang.faces.console import picking
from taizhang.faces.console.reading import book_or_404
from taizhang.faces.console.signed_in import signed_in


@require_safe
@signed_in
def pick(request: Any, slug: str) -> HttpResponse:
    """What the characters typed so far may mean, as buttons; `name` is the field of the form that asks."""
    book_or_404(request.actor, slug)
    name = request.GET.get("name", "")
    text = request.GET.get(name, "")
    offered = picking.found(request.actor, slug, name, text)
    looked = len(text.strip()) >= picking.LEAST
    return render(request, "console/part/found.html", {"finder": {"found": offered, "looked": looked}})
