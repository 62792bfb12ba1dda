"""Who asks: every page of the console begins here. Turns a session into an actor, and refusals into pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control

from taizhang.faces.console import frame, kept, problem, stay
from taizhang.ledger.refusal import NotAllowed, Refusal
from taizhang.town.actor import Actor
from taizhang.town.models import Person

OWN_PASSWORD = ("/account", "/signout")


class SignedRequest(HttpRequest):
    """A request of somebody signed in, with the postings they hold today."""

    actor: Actor
    user: Person


View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """The view for those signed in; everybody else is led to the sign-in, their words kept."""

    @wraps(view)
    def asked(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        request.user = get_user(request)  # whoever it is, they are asked of all along the way: no need to be lazy
        if not request.user.is_authenticated:
            return kept.to_sign_in(request)
        if not stay.still(request):
            logout(request)
            return kept.to_sign_in(request)
        if request.user.must_change_password and not request.path.startswith(OWN_PASSWORD):
            return HttpResponseRedirect("/account")
        request.actor = Actor.today(request.user)
        try:
            response = view(request, *args, **kwargs)
        except NotAllowed as refusal:
            response = problem.page(request, 403, str(refusal))
        except Refusal as refusal:
            response = problem.page(request, 400, str(refusal))
        if request.method == "POST":
            frame.stirred(request.actor)
        if "Cache-Control" not in response:
            # Kept nowhere but in the browser, and asked for again each time; not no-store, which would
            # empty a half-filled form when somebody comes back to it with the Back button.
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return asked
