"""A page drawn once and filled many times: what stands is kept as text, what differs each time is put in.

A template costs a microsecond or two a tag, and a list has three hundred that say the same each time.
"""

import re
from collections.abc import Callable, Mapping
from secrets import token_hex
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from taizhang.faces.console import frame
from taizhang.faces.console.standing import standing

_MARK = token_hex(8)  # in no text that anybody writes: nobody knows it
_PLACE = re.compile(rf"\[{_MARK} (\w+)\]")
TOKEN = "csrf_token"


def place(name: str) -> SafeString:
    """The mark at which a value of this name will be put in."""
    return SafeString(f"[{_MARK} {name}]")


def page(
    request: Any, template: str, key: tuple[Any, ...], context: Callable[[], dict[str, Any]], moving: Mapping[str, str]
) -> HttpResponse:
    """A page inside the frame.

    context: makes what the template asks, with `place(name)` where a value of `moving` goes; asked only when the page
    is first drawn for this key, so the key says everything in it, and whether a place is there at all.
    moving: markup by name, already escaped.
    """
    if len(get_messages(request)):
        # Something is said above the page, once: drawn as a whole, and not kept.
        return frame.page(request, template, _put_in(context(), moving))
    around = frame.around(request)

    def draw() -> list[str]:
        text = render_to_string(template, {**around, **context(), TOKEN: place(TOKEN)}, request)
        return _PLACE.split(text)  # text, name, text, name, …, text

    parts = standing(request.actor, (template, around["rail"], *key), draw)
    values = {**moving, TOKEN: get_token(request)} if TOKEN in parts[1::2] else moving
    return HttpResponse("".join(values[part] if n % 2 else part for n, part in enumerate(parts)))


def _put_in(value: Any, moving: Mapping[str, str]) -> Any:
    """A context with the values themselves in their places."""
    if isinstance(value, dict):
        return {name: _put_in(each, moving) for name, each in value.items()}
    if isinstance(value, str) and (found := _PLACE.fullmatch(value)):
        return SafeString(moving[found[1]])
    return value
