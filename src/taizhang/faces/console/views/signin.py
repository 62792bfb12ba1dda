"""The door: in, and out."""

import json
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.base.problem import Problem
from taizhang.faces.console import address, kept, stay
from taizhang.faces.console.town_form import words
from taizhang.ledger.forms import AnswerForm
from taizhang.town.actor import Actor
from taizhang.town.models import Person, Town
from taizhang.town.verbs import note_sign_in, note_sign_out

# One sentence for a wrong name, a wrong password and somebody who has left: names cannot be tried out.
WRONG = "登录名或密码不对，请重新输入。连续输错 5 次会暂停 15 分钟。"
ASKED = {"username": words("登录名", most=150), "password": words("密码", most=500)}


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def signin(request: HttpRequest) -> HttpResponse:
    """Sign in, and go where one was going."""
    following = local(request.POST.get("next") or request.GET.get("next") or "", request)
    if request.method != "POST":
        return HttpResponseRedirect(following) if request.user.is_authenticated else page(request, following)
    username, password = request.POST.get("username", "").strip(), request.POST.get("password", "")
    if not username or not password:
        given = {"username": username, "password": password}
        return page(request, following, [Problem(f"请填写{ASKED[n].label}。", n) for n in given if not given[n]], 400)
    person = authenticate(request, username=username, password=password)
    if not isinstance(person, Person):
        _note_lock(request, username)
        return page(request, following, [Problem(WRONG)], 400)
    login(request, person)  # a new session key: one planted before is worth nothing now
    stay.begin(request)
    note_sign_in(person, address.client(request), well=True)
    return HttpResponseRedirect(following)


def _note_lock(request: Any, username: str) -> None:
    """A line in the journal when a person's sign-in is locked: once, not at each guess after."""
    if (getattr(request, "axes_failures_since_start", None) or 0) < settings.AXES_FAILURE_LIMIT:
        return
    person = Person.objects.select_related("town").filter(username=username).first()
    if person is not None:
        note_sign_in(person, address.client(request), well=False)


def page(
    request: HttpRequest, following: str, problems: list[Problem] | None = None, status: int = 200
) -> HttpResponse:
    """The sign-in page; the password is never sent back."""
    given = {"username": request.POST.get("username", "")} if problems else None
    context = {
        "town": the_town(),
        "form": AnswerForm(ASKED, given, problems or ()),
        "next": "" if following == "/" else following,
        "kept": kept.waiting(request),
        "demo": demo_sign_ins(),
    }
    return render(request, "console/signin.html", context, status=status)


def the_town() -> str:
    """The town's name where the instance keeps only one; who keeps several says nothing of them at the door."""
    names = list(Town.objects.values_list("name", flat=True)[:2])
    return names[0] if len(names) == 1 else ""


def demo_sign_ins() -> list[dict[str, str]]:
    """The sign-ins of a demo town, as its filler left them: shown only where the instance says that it is a demo."""
    if not settings.DEMO or not settings.TAIZHANG_DEMO_SIGN_INS.exists():
        return []
    found: list[dict[str, str]] = json.loads(settings.TAIZHANG_DEMO_SIGN_INS.read_text("utf-8"))
    return found


def local(address_: str, request: HttpRequest) -> str:
    """An address of this site; the first page for any other, so that no link can lead through the door elsewhere."""
    here = address_.startswith("/") and url_has_allowed_host_and_scheme(
        address_, allowed_hosts=None, require_https=request.is_secure()
    )
    return address_ if here and not address_.startswith(("/signin", "/signout")) else "/"


@never_cache
@require_POST
def signout(request: Any) -> HttpResponse:
    """Sign out. Only by POST: a picture in a mail must not sign anybody out."""
    if request.user.is_authenticated:
        note_sign_out(by=Actor(town=request.user.town, name=request.user.name, person=request.user.pk))
    logout(request)
    return HttpResponseRedirect("/signin")
