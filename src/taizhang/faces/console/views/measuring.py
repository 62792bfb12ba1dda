"""What a book counts: by period, place, kind, office."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from taizhang.faces.console import counted, frame
from taizhang.faces.console.reading import book_or_404
from taizhang.faces.console.signed_in import signed_in


@require_safe
@signed_in
def measures(request: Any, slug: str) -> HttpResponse:
    """The figures of one book over the entries this person may read."""
    book = book_or_404(request.actor, slug)
    if not book.measures:
        raise Http404
    asked = counted.Measured(book, request.actor, dict(request.GET.lists()))
    return frame.page(request, "console/measures.html", counted.context(asked))
