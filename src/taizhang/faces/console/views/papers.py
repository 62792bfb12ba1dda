"""The papers that a law names, filled from an entry."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from taizhang.faces.console import throttle
from taizhang.faces.console.download import DOCX, attachment
from taizhang.faces.console.reading import entry_or_404
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger.verbs.printing import print_document


@require_POST
@signed_in
@throttle.limited("export")
def paper(request: Any, pk: UUID, key: str) -> HttpResponse:
    """One paper as a Word file; a POST, because the journal says who drew it up."""
    book, entry, _ = entry_or_404(request.actor, pk)
    made = print_document(book, entry, key, by=request.actor)
    return attachment(made.content, made.name, DOCX)
