"""The town's numbers: the board, one indicator's card, and the sheet of what is shown."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from taizhang.faces.console import frame, throttle
from taizhang.faces.console.download import XLSX, attachment
from taizhang.faces.console.numbers import board, definition, sheet
from taizhang.faces.console.numbers import office as office_numbers
from taizhang.faces.console.numbers.asked import Asked
from taizhang.faces.console.signed_in import signed_in


@require_safe
@signed_in
def indicators(request: Any) -> HttpResponse:
    """The board, for a place and a period."""
    asked = asked_of(request)
    return frame.page(request, "console/indicators.html", board.context(asked))


@require_safe
@signed_in
def indicator(request: Any, key: str) -> HttpResponse:
    """The card of one indicator."""
    asked = asked_of(request)
    found = next((each for each in asked.offered if each.key == key), None)
    if found is None:
        raise Http404
    return frame.page(request, "console/indicator.html", definition.context(asked, found))


@require_safe
@signed_in
def office(request: Any, pk: int) -> HttpResponse:
    """The numbers of one office of the town."""
    asked = asked_of(request)
    found = request.actor.places.offices.get(pk)
    if found is None:
        raise Http404
    return frame.page(request, "console/office_numbers.html", office_numbers.context(asked, found))


@require_safe
@signed_in
@throttle.limited("export")
def export(request: Any) -> HttpResponse:
    """The board as a sheet."""
    asked = asked_of(request)
    return attachment(sheet.sheet(asked), sheet.name(asked), XLSX)


def asked_of(request: Any) -> Asked:
    """What is asked; whoever may be shown no number at all has no such page."""
    asked = Asked(request.actor, dict(request.GET.lists()))
    if not asked.offered:
        raise Http404
    return asked
