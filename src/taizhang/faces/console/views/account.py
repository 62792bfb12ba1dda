"""One's own account: the password, the postings, who has come in under one's name."""

from datetime import timedelta
from typing import Any

from axes.models import AccessFailureLog
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.forms import PasswordInput
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import Refused
from taizhang.faces.console import frame
from taizhang.faces.console.roll import postings
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.town_form import act, shown, words
from taizhang.ledger.models import JournalLine
from taizhang.town.models import Person, Posting
from taizhang.town.verbs import change_password

SHOWN = 10
BACK = timedelta(days=90)


def _asked() -> dict[str, Any]:
    asked = {
        "old": words("现在的密码", most=500),
        "new": words("新密码", "至少 10 个字，不用常见词，不与姓名、登录名相近", most=500),
        "again": words("新密码再写一遍", most=500),
    }
    for name, field in asked.items():
        once = "current-password" if name == "old" else "new-password"
        field.widget = PasswordInput(attrs={"autocomplete": once})
        field.strip = False
    return asked


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account(request: Any) -> HttpResponse:
    """See and change what is one's own."""
    problems: list[Problem] = []
    if request.method == "POST":
        person, problems = act(request, _asked(), lambda said: _change(said, request.actor))
        if person is not None:
            first = request.user.must_change_password
            update_session_auth_hash(request, person)  # this session goes on; all others of the person end
            messages.success(request, "密码已改好，其他地方的登录都已退出。")
            return HttpResponseRedirect("/" if first else "/account")
    return frame.page(request, "console/account.html", _context(request, problems), 400 if problems else 200)


def _change(said: dict[str, Any], by: Any) -> Person:
    if said["new"] != said["again"]:
        raise Refused([Problem("两遍新密码不一样。", "again")])
    return change_password(said["old"], said["new"], by=by)


def _context(request: Any, problems: list[Problem]) -> dict[str, Any]:
    person: Person = request.user
    rows = Posting.objects.filter(person=person).select_related("area", "office").order_by("-starts_on", "-id")
    return {
        "title": "我的账号",
        "facts": [
            {"label": "姓名", "value": person.name},
            {"label": "登录名", "value": person.username},
            {"label": "手机", "value": str(person.phone)},
            {"label": "乡镇", "value": str(person.town)},
        ],
        "must_change": person.must_change_password,
        "postings": postings(rows),
        "signins": sign_ins(person),
        "form": shown(request, _asked(), "/account", "改密码", problems=problems, small=True, secret=False),
    }


def sign_ins(person: Person) -> list[dict[str, Any]]:
    """Who came in, or tried to, under this name of late, newest first."""
    since = clock.now() - BACK
    lines = JournalLine.objects.filter(town=person.town_id, by=person.pk, at__gte=since)
    came = lines.filter(verb__in=("sign_in", "sign_in_failed")).order_by("-at")[:SHOWN]
    missed = AccessFailureLog.objects.filter(username=person.username, attempt_time__gte=since)
    found = [(line.at, str(line.change.get("where", "")), line.verb == "sign_in") for line in came]
    found += [(row.attempt_time, str(row.ip_address or ""), False) for row in missed.order_by("-attempt_time")[:SHOWN]]
    found.sort(reverse=True)
    return [{"at": clock.wall(at), "where": where, "ok": ok} for at, where, ok in found[:SHOWN]]
