"""A person's standing: a posting ends, a password is reset, an account is locked open, stopped or put back."""

from collections.abc import Callable, Mapping
from typing import Any

from axes.utils import reset
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from taizhang.base import clock
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.town_form import ask_and_do, day, why
from taizhang.faces.console.views.people import CRUMBS, once, person_or_404
from taizhang.town import posts
from taizhang.town.models import Person
from taizhang.town.verbs import deactivate, end_posting, note_unlock, reactivate, reset_password

BOTH = ["GET", "HEAD", "POST"]


def _step(
    request: Any,
    held: Person,
    title: str,
    submit: str,
    verb: Callable[..., Any],
    asked: Mapping[str, forms.Field] | None = None,
    **more: Any,
) -> HttpResponse:
    """Ask, and do one thing about a person."""
    url = reverse("person", args=[held.pk])
    crumbs = [*CRUMBS, {"url": url, "label": held.name}]
    return ask_and_do(request, title, submit, asked or {}, verb, url, crumbs, **more)


def _back(request: Any, held: Person, text: str) -> HttpResponse:
    messages.success(request, text)
    return HttpResponseRedirect(reverse("person", args=[held.pk]))


@require_http_methods(BOTH)
@signed_in
def end(request: Any, pk: int, posting: int) -> HttpResponse:
    """End a posting."""
    held = person_or_404(request, pk)
    row = held.postings.select_related("area", "office").filter(pk=posting).first()
    if row is None:
        raise Http404
    title = posts.ALL[row.post].title
    return _step(
        request,
        held,
        f"结束{held.name}的{title}任职",
        "结束任职",
        lambda **said: end_posting(row, by=request.actor, **said),
        {"ends_on": day("离任", "最后一天在任的日子"), "why": why()},
        initial={"ends_on": clock.today()},
        note=f"辖区：{row.area}，{row.starts_on} 到任。",
        done=lambda ended: _back(request, held, f"{held.name}的{title}任职到 {ended.ends_on} 为止。"),
    )


@require_http_methods(BOTH)
@signed_in
def password(request: Any, pk: int) -> HttpResponse:
    """Reset somebody's password."""
    held = person_or_404(request, pk)
    return _step(
        request,
        held,
        f"重置{held.name}的密码",
        "重置密码",
        lambda: _reset(held, request.actor),
        note="会生成一次性密码，只显示一次；本人在别处的登录立即退出，登录锁定同时解除。",
        done=lambda made: once(request, held, made),
    )


def _reset(held: Person, by: Any) -> str:
    made = reset_password(held, by=by)
    reset(username=held.username)
    return made


@require_http_methods(BOTH)
@signed_in
def unlock(request: Any, pk: int) -> HttpResponse:
    """Set a sign-in free that wrong passwords have locked."""
    held = person_or_404(request, pk)

    def free() -> None:
        note_unlock(held, by=request.actor)
        reset(username=held.username)

    note = "连续输错密码会锁 15 分钟。请先确认是本人输错的。"
    return _step(
        request, held, f"解除{held.name}的登录锁定", "解除锁定", free, note=note,
        done=lambda _: _back(request, held, f"{held.name}现在可以登录了。"),
    )  # fmt: skip


@require_http_methods(BOTH)
@signed_in
def leave(request: Any, pk: int) -> HttpResponse:
    """Take somebody off the roll."""
    held = person_or_404(request, pk)
    return _step(
        request,
        held,
        f"停用{held.name}",
        "停用",
        lambda **said: deactivate(held, by=request.actor, **said),
        {"why": why()},
        note="停用后不能登录，办过的事和任职记录都保留；以后可以恢复。",
        danger=True,
        done=lambda _: _back(request, held, f"{held.name}已停用。"),
    )


@require_http_methods(BOTH)
@signed_in
def back(request: Any, pk: int) -> HttpResponse:
    """Put somebody back on the roll."""
    held = person_or_404(request, pk)
    return _step(
        request,
        held,
        f"恢复{held.name}",
        "恢复",
        lambda: reactivate(held, by=request.actor),
        note="会生成一次性密码；原来的任职若没有结束，恢复后继续有效。",
        done=lambda made: once(request, made[0], made[1]),
    )
