"""Closing a period: the list, one period before and after, and the two verbs, each asked on a page of its own."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.base.period import Period
from taizhang.base.refusal import NotAllowed
from taizhang.faces.console import frame, saying
from taizhang.faces.console.closings import after, before, periods
from taizhang.faces.console.numbers.asked import Asked
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.town_form import act, shown, why, words
from taizhang.indicators import closing as verbs
from taizhang.indicators.models import Closing
from taizhang.indicators.visible import may_close, may_reopen, visible

CLOSED = "封账后，这一期间每个指标的数、分子、分母和条目都不再变；以后改动条目，会列为更正摆在旁边。"
REOPENED = "重开后，这一期间的数重新随条目变动；原来封存的数和这次的原因都会留着。"
BOTH = ["GET", "HEAD", "POST"]
CRUMBS = [{"url": "/indicators", "label": "指标"}, {"url": "/closings", "label": "封账"}]
WHO_CLOSES = "封账由党政办汇总岗位办理。"
WHO_REOPENS = "重开由分管领导或主要领导决定。"


@require_safe
@signed_in
def closings(request: Any) -> HttpResponse:
    """The periods and their state; days asked for lead to their own page."""
    _offered(request)
    notices = []
    if request.GET.get("days_from") or request.GET.get("days_to"):
        asked = Asked(request.actor, dict(request.GET.lists()))
        if not asked.troubles and periods.read(asked.period.key) is not None:
            return HttpResponseRedirect(reverse("closing", args=[asked.period.key]))
        notices = [*asked.troubles] or [f"{asked.period}还没有结束，结束以后才能封账。"]
    context = {
        "title": "封账",
        "sub": "报出去的数原样存下，以后的改动摆在旁边",
        "crumbs": CRUMBS[:1],
        "notices": [{"kind": "ask", "text": text} for text in notices],
        "table": periods.table(request.actor.town),
    }
    return frame.page(request, "console/closings.html", context)


@require_safe
@signed_in
def closing(request: Any, key: str) -> HttpResponse:
    """One period: what a close would freeze, or what it froze and what has changed since."""
    return _page(request, _period(request, key))


@require_http_methods(BOTH)
@signed_in
def close(request: Any, key: str) -> HttpResponse:
    """Ask, and close."""
    period = _period(request, key)
    if not may_close(request.actor):
        raise NotAllowed(WHO_CLOSES)
    asked = {"note": words("说明", "为什么这时封、报给谁，可不填", most=200, required=False)}
    return _act(
        request, period, asked, f"确认封账：{period}", "封账",
        lambda said: verbs.close(request.actor.town, period, by=request.actor, note=said.get("note") or ""),
        f"{period}已封账，摘要已写进日志。",
    )  # fmt: skip


@require_http_methods(BOTH)
@signed_in
def reopen(request: Any, key: str) -> HttpResponse:
    """Ask why, and open again."""
    period = _period(request, key)
    if not may_reopen(request.actor):
        raise NotAllowed(WHO_REOPENS)
    held = verbs.closing_of(request.actor.town, period)
    if held is None:
        raise Http404
    return _act(
        request, period, {"why": why("重开的原因")}, f"确认重开：{period}", "重开",
        lambda said: verbs.reopen(held, by=request.actor, why=said["why"]),
        f"{period}已重开，原来封存的数仍可查看。",
        danger=True,
    )  # fmt: skip


def _act(
    request: Any, period: Period, asked: dict[str, forms.Field], title: str, submit: str, verb: Any, done: str,
    *, danger: bool = False,
) -> HttpResponse:  # fmt: skip
    problems: Any = []
    if request.method == "POST":
        outcome, problems = act(request, asked, verb)
        if outcome is not None:
            messages.success(request, done)
            return HttpResponseRedirect(reverse("closing", args=[period.key]))
    form = shown(
        request, asked, request.path, submit, problems=problems, small=True, secret=False,
        submit_kind="danger" if danger else "main", cancel=reverse("closing", args=[period.key]),
    )  # fmt: skip
    note = REOPENED if danger else CLOSED
    return _page(request, period, form=form, form_title=title, form_note=note, status=400 if problems else 200)


def _page(request: Any, period: Period, *, status: int = 200, **more: Any) -> HttpResponse:
    actor = request.actor
    rows = periods.history(actor.town, period)
    held = next((row for row in rows if row.reopened_at is None), None)
    context = {
        "title": str(period),
        "sub": f"{period.start:%Y-%m-%d} 至 {period.last:%Y-%m-%d}",
        "seal": periods.state(held),
        "crumbs": CRUMBS,
        "crumb_here": "",
        "printable": True,
        "preview": before.preview(actor, period) if held is None else None,
        "tables": after.tables(after.beside(held, actor)) if held is not None else None,
        "closed": _closed(held) if held is not None else None,
        "history": [_once(row) for row in rows if row is not held],
        "ways": ways(request, period, held) if "form" not in more else [],
        "whose": _whose(request, held) if "form" not in more else "",
    }
    return frame.page(request, "console/closing.html", {**context, **more}, status)


def ways(request: Any, period: Period, held: Closing | None) -> list[dict[str, str]]:
    """What this person may do now, and where the numbers stand."""
    numbers = {"url": "/indicators?" + urlencode({"period": period.key}), "label": "看这一期间的指标", "kind": ""}
    if held is None and may_close(request.actor):
        return [{"url": reverse("close_period", args=[period.key]), "label": "封账", "kind": "main"}, numbers]
    if held is not None and may_reopen(request.actor):
        return [numbers, {"url": reverse("reopen_period", args=[period.key]), "label": "重开", "kind": "danger"}]
    return [numbers]


def _whose(request: Any, held: Closing | None) -> str:
    if held is None:
        return "" if may_close(request.actor) else WHO_CLOSES
    return "" if may_reopen(request.actor) else WHO_REOPENS


def _closed(row: Closing) -> dict[str, str]:
    return {"when": f"{saying.moment(row.at)} 由{row.by.name}封账", "note": row.note, "digest": row.digest}


def _once(row: Closing) -> dict[str, str]:
    again = f"{saying.moment(row.reopened_at)} 由{row.reopened_by.name}重开" if row.reopened_by else ""
    return {"when": _closed(row)["when"], "note": row.note, "again": again, "why": row.why}


def _period(request: Any, key: str) -> Period:
    """The period of an address: over, and of this world."""
    _offered(request)
    found = periods.read(key)
    if found is None:
        raise Http404
    return found


def _offered(request: Any) -> None:
    if not visible(request.actor):
        raise Http404
