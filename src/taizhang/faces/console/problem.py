"""The page of something gone wrong, with the sentence a colleague would say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TITLES = {400: "这一步没有办成", 403: "这里需要另外的岗位", 409: "这一条已有变动"}


def page(request: HttpRequest, code: int, say: str = "", **more: object) -> HttpResponse:
    """The page of a status code. say: what to tell instead of the code's own sentence."""
    context: dict[str, object] = {"code": code, "say": say, **more}
    if say and code in TITLES:
        context.setdefault("title", TITLES[code])
    return render(request, "console/problem.html", context, status=code)
