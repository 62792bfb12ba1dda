"""Closing a period, and what was corrected since."""

from typing import Any

from django.http import HttpResponse


def closings(request: Any) -> HttpResponse:
    """All."""
    return HttpResponse("")


closing = close = reopen = closings
