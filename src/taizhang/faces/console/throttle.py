"""How often one person may do what is dear or delicate: search, export, look at private values.

A window in the memory of the process: with two workers the limit is at most double. It stops a script and a stuck key,
not a determined insider, whom the journal names.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpResponse

from taizhang.base import clock
from taizhang.faces.console import problem

# what: how many, in how many seconds, and what to say
LIMITS: dict[str, tuple[int, int, str]] = {
    "search": (60, 60, "查找得太快了，请歇一分钟再试。"),
    "export": (12, 600, "十分钟内导出的次数太多。请先看已导出的表，过几分钟再导。"),
    "redpen": (60, 600, "十分钟内核对的次数太多。请过几分钟再试。"),
    "reveal": (40, 600, "十分钟内查看完整信息的次数太多。请过几分钟再看；如确需批量联系，请找本镇管理员。"),
}


def limited(what: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A view that one person may ask for so often; inside `signed_in`."""
    most, window, say = LIMITS[what]

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def asked(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            now = int(clock.now().timestamp())
            key = f"throttle:{what}:{request.actor.person}:{now // window}"
            cache.add(key, 0, window)
            if cache.incr(key) > most:
                response = problem.page(request, 429, say)
                response["Retry-After"] = str(window - now % window)
                return response
            return view(request, *args, **kwargs)

        return asked

    return wrap
