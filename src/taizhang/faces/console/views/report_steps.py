"""The way of a report: checked, reviewed, signed, frozen, delivered; sent back, revised."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.base.problem import Problem
from taizhang.base.refusal import Refused, Stale
from taizhang.faces.console import frame, meanwhile
from taizhang.faces.console.reporting.desk import desk_or_404
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.town_form import act, day, shown, words
from taizhang.reports import verbs
from taizhang.reports.models import Report

Taken = Callable[[Report, Any, Mapping[str, Any]], Report]
STEPS: dict[str, Taken] = {
    "check": lambda r, by, g: verbs.check(r, by=by, **g),
    "review": lambda r, by, g: verbs.review(r, by=by, **g),
    "sign": lambda r, by, g: verbs.sign(r, by=by, **g),
    "freeze": lambda r, by, g: verbs.freeze(r, by=by, **g),
    "deliver": lambda r, by, g: verbs.deliver(r, by=by, **{"to": "", **g}),
    "send_back": lambda r, by, g: verbs.send_back(r, by=by, **{"why": "", **g}),
    "revise": lambda r, by, g: verbs.revise(r, by=by, **{"why": "", **g}),
}
ASKS = {"check": (), "deliver": ("to",), "send_back": ("why",), "revise": ("why",)}
DONE = {
    "check": "核对通过，等待审核。",
    "review": "审核通过，等待签发。",
    "sign": "已签发，数字从此不再变。",
    "freeze": "已定稿冻结。",
    "deliver": "已记下报出。",
    "send_back": "已退回起草。",
    "revise": "已开始新的一版，原来的一版仍然有效。",
}


@require_POST
@signed_in
def step(request: Any, pk: UUID, key: str) -> HttpResponse:
    """One step; what stands in its way is said on the page it came from."""
    desk = desk_or_404(request, pk)
    if key not in STEPS:
        raise Http404
    given = {n: request.POST.get(n, "") for n in ASKS.get(key, ("note",))}
    try:
        STEPS[key](desk.report, request.actor, {**given, "version": meanwhile.version(request)})
    except Refused as refused:
        return _refused(request, desk.url, key, refused.problems)
    except Stale as stale:
        messages.error(request, str(stale))
        return HttpResponseRedirect(f"{desk.url}#next")
    messages.success(request, DONE[key])
    return HttpResponseRedirect(desk.url)


def _refused(request: Any, url: str, key: str, problems: tuple[Problem, ...]) -> HttpResponse:
    """Findings are dealt with where they are listed; anything else beside its field."""
    fields = {p.field for p in problems}
    for each in problems:
        if each.field != "findings":
            messages.error(request, each.message)
    if "figures" in fields:
        return HttpResponseRedirect(f"{url}/figures?way=open")
    if "findings" in fields:
        messages.error(request, "还有确定的错误没有改正或说明，请看下面。")
        return HttpResponseRedirect(f"{url}/check")
    return HttpResponseRedirect(f"{url}#next")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def head(request: Any, pk: UUID) -> HttpResponse:
    """What stands above the text."""
    desk = desk_or_404(request, pk)
    report = desk.report
    asked = {
        "title": words("标题", most=100),
        "occasion": words("场合", most=200, required=False),
        "speaker": words("报告人", most=60, required=False),
        "period": words("报告期", "2023、2023H1、2023Q1 或 2023-01-01..2023-06-30", most=24),
        "cutoff": day("数据截至", required=False),
    }
    problems: list[Problem] = []
    if request.method == "POST":
        version = meanwhile.version(request)
        done, problems = act(request, asked, lambda v: verbs.describe(report, v, by=request.actor, version=version))
        if done:
            return HttpResponseRedirect(desk.url)
    initial = {name: getattr(report, name) for name in asked}
    more = {"cancel": desk.url, "multipart": False, "hidden": [("version", report.version)]}
    form = shown(request, asked, f"{desk.url}/head", "保存", problems=problems, initial=initial, **more)
    crumbs = [{"url": "/reports", "label": "报告"}, {"url": desk.url, "label": report.title}]
    context = {"title": "标题和场合", "crumbs": crumbs, "form": form}
    return frame.page(request, "console/form.html", context, 400 if problems else 200)
