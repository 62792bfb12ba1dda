"""The pages of what went wrong, each with the sentence a colleague would say."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from taizhang.faces.console import kept, problem


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token does not fit: the page stood open over a sign-in, or came from elsewhere."""
    return kept.again(request)


def locked_out(request: HttpRequest, credentials: dict[str, Any], *args: object, **kwargs: object) -> HttpResponse:
    """Too many wrong passwords."""
    return problem.page(request, 429, reason="locked")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read, or one larger than is taken."""
    too_large = type(exception).__name__ in ("RequestDataTooBig", "TooManyFieldsSent", "TooManyFilesSent")
    return problem.page(request, 413 if too_large else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not with these postings."""
    return problem.page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not there, or not for this person to see."""
    return problem.page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Our fault."""
    return problem.page(request, 500)
