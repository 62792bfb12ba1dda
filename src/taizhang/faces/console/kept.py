"""Words typed into a form whose session ran out: kept on the server, given back after sign-in to the same person.

A form carries a signed token of who was filling it. When it is sent without a session, its words go, encrypted, into
the new session that leads through the sign-in; whoever signs in there gets them back only if they are that person.
Works without JavaScript; files cannot be kept.
"""

import json
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from taizhang.base import clock, seal
from taizhang.faces.console import problem

TOKEN = "held"  # the form's hidden field
STORED = "kept"  # where the words lie in a session
SALT = "console.kept"
OPEN_FOR = 24 * 3600  # a form may stand open this long
KEPT_FOR = 3600  # and its words wait this long for the sign-in
NOT_WORDS = ("csrfmiddlewaretoken", TOKEN, "password", "version", "confirmed")
LONGEST = 200_000
CONTEXT = b"console.kept"


def token(request: Any) -> str:
    """The token of a form: who is filling it."""
    return signing.dumps(request.user.pk, salt=SALT)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in, and back to where this was going; the words of a form are kept on the way."""
    if request.method == "GET":
        return _door(request.get_full_path(), request)
    keep(request)
    return _door(form_address(request), request)


def _door(following: str, request: HttpRequest) -> HttpResponse:
    address = "/signin?" + urlencode({"next": following})
    if request.headers.get("HX-Request"):
        # A part of a page cannot be replaced by the sign-in: the whole page goes there.
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def form_address(request: HttpRequest) -> str:
    """Where the form of a POST stands: the same address, save for those that only take what a page sent."""
    parts = request.path.strip("/").split("/")
    if parts[0] == "entries" and (len(parts) < 3 or parts[2] not in ("steps", "amend", "void")):
        return "/" + "/".join(parts[:2])
    if parts[0] == "books" and parts[-1] not in ("new", "record"):
        return "/" + "/".join(parts[:2]) + "/"
    if parts[0] == "reports" and len(parts) > 2 and (len(parts) > 3 or parts[2] == "corrections"):
        return "/" + "/".join(parts[:2])
    return request.get_full_path()


def keep(request: HttpRequest) -> bool:
    """Keep the words of a form for the person its token names; whether there was anything to keep."""
    try:
        person = signing.loads(request.POST.get(TOKEN, ""), salt=SALT, max_age=OPEN_FOR)
    except signing.BadSignature:
        return False
    words = {n: v for n, v in request.POST.lists() if n not in NOT_WORDS}
    text = json.dumps(words, ensure_ascii=False)
    if not words or len(text) > LONGEST:
        return False
    request.session[STORED] = {
        "person": person,
        "path": form_address(request).partition("?")[0],
        "words": seal.encrypt(text, CONTEXT),
        "at": clock.now().timestamp(),
    }
    return True


def waiting(request: HttpRequest) -> bool:
    """Whether words wait for somebody to sign in: the sign-in page says so."""
    return STORED in request.session


def given_back(request: Any) -> QueryDict | None:
    """The words kept for this form and this person, once; None where there are none."""
    held = request.session.get(STORED)
    if not held or held["path"] != request.path:
        return None
    del request.session[STORED]
    if held["person"] != request.user.pk or clock.now().timestamp() - held["at"] > KEPT_FOR:
        return None
    words = QueryDict(mutable=True)
    for name, values in json.loads(seal.decrypt(held["words"], CONTEXT)).items():
        words.setlist(name, values)
    return words


def again(request: HttpRequest) -> HttpResponse:
    """After a token that does not fit (the page stood open over a sign-in): the form again, with its words."""
    if keep(request):
        return HttpResponseRedirect(form_address(request))
    return problem.page(request, 403, reason="csrf")
