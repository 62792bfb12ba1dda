"""One entry: its page, its printed form."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from taizhang.faces.console import frame
from taizhang.faces.console.reading import entry_or_404
from taizhang.faces.console.showing import page
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.signed_in import signed_in


@require_safe
@signed_in
def entry(request: Any, pk: UUID) -> HttpResponse:
    """The page of an entry."""
    looked = Looked(*entry_or_404(request.actor, pk), request.actor)
    return frame.page(request, "console/entry.html", page.context(looked))


@require_safe
@signed_in
def printed(request: Any, pk: UUID) -> HttpResponse:
    """The entry as a sheet to sign: its facts and what happened, without what can be done."""
    looked = Looked(*entry_or_404(request.actor, pk), request.actor)
    return frame.page(request, "console/entry.html", page.context(looked, printing=True))
