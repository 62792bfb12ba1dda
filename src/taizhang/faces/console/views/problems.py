"""The pages of what went wrong, each with the sentence a colleague would say."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token does not fit: the page stood open too long, or came from elsewhere."""
    return render(request, "console/problem.html", {"code": 403, "reason": "csrf"}, status=403)


def locked_out(request: HttpRequest, credentials: dict[str, Any], *args: object, **kwargs: object) -> HttpResponse:
    """Too many wrong passwords."""
    return render(request, "console/problem.html", {"code": 429, "reason": "locked"}, status=429)
