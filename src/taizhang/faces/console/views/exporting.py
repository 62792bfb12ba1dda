"""A book's list as an Excel file: exactly what is shown, journalled."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from taizhang.base import clock
from taizhang.base.sheet.write import Head, write_xlsx
from taizhang.faces.console import throttle
from taizhang.faces.console.download import XLSX, attachment
from taizhang.faces.console.reading import book_or_404
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger.listing import Listing, sheet_of


@require_safe
@signed_in
@throttle.limited("export")
def export(request: Any, slug: str) -> HttpResponse:
    """The sheet."""
    book = book_or_404(request.actor, slug)
    sheet = sheet_of(Listing(book, request.actor, dict(request.GET.lists())), by=request.actor)
    heads = [Head(label, width) for label, width in zip(sheet.heads, sheet.widths, strict=True)]
    name = f"{book.title}-{clock.today():%Y%m%d}.xlsx"
    return attachment(write_xlsx(heads, sheet.rows, name=sheet.title), name, XLSX)
