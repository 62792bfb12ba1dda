"""Checking a report in red pen: against itself, the ledgers and last year; and keeping what is meant as it stands."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from taizhang.base.period import Period
from taizhang.base.refusal import Refused
from taizhang.faces.console import frame, meanwhile
from taizhang.faces.console.reporting import marked, said, todo
from taizhang.faces.console.reporting.desk import Desk, desk_or_404
from taizhang.faces.console.signed_in import signed_in
from taizhang.redpen.output.html import parts
from taizhang.redpen.output.words import LEVELS
from taizhang.reports import verbs
from taizhang.reports.checking import check
from taizhang.reports.noted import Checked, Note

AROUND = 16
ORDER = {"sure": 0, "likely": 1, "look": 2, "style": 3}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def checking(request: Any, pk: UUID) -> HttpResponse:
    """GET: what the check says now. POST: keep a finding with a reason, or take that back."""
    desk = desk_or_404(request, pk)
    if request.method == "POST":
        return _keep(request, desk)
    found = check(desk.report, by=desk.actor, now=desk.made)
    context = {
        "title": f"核对：{desk.report.title}",
        "sub": summary(found),
        "crumbs": [{"url": "/reports", "label": "报告"}, {"url": desk.url, "label": desk.report.title}],
        "crumb_here": "核对",
        "printable": True,
        "stands": [_stands(desk, n, found) for n in standing(found)],
        "explained": [n for n in found.notes if n.explained],
        "writes": desk.writes,
        "report": {"url": desk.url, "version": desk.report.version},
        "sums": marked.sums(found),
        "matched": marked.matched(found),
        "unheld": marked.unheld(found),
        "period": str(Period.parse(desk.report.period)),
        "parts": mark_safe(parts(marked.reading(found), marked.about(found))),  # escaped where it is made
        **todo.context(request, desk, found),
    }
    return frame.page(request, "console/report_check.html", context)


def standing(found: Checked) -> list[Note]:
    """What has to be dealt with before the report passes, and what is likely wrong; the surest first."""
    notes = [n for n in found.notes if n.level in ("sure", "likely") and not n.explained]
    return sorted(notes, key=lambda n: (ORDER[n.level], n.start))


def summary(found: Checked) -> str:
    """How the check ended, in a line."""
    blocking = len(found.blocking)
    if blocking:
        return f"还有 {blocking} 处要处理：改正，或写明理由后保留"
    rest = sum(n.level in ("likely", "look") and not n.explained for n in found.notes)
    return f"没有确定的错误，另有 {rest} 处请看一眼" if rest else "没有发现对不上的数字"


def _stands(desk: Desk, note: Note, found: Checked) -> dict[str, Any]:
    text = found.text
    before, after = said.around(text, note.start, note.end, AROUND)
    held = (f for n in note.figures if (f := desk.made.figure(n)) and f.contradicted and f.value is not None)
    first = next((f.n for f in held), None)
    any_figure = first or next(iter(note.figures), None)
    line = next((x.index for x in desk.made.lines if x.start <= note.start < x.end), -1)
    place = f"{desk.url}?figure={any_figure}#n{any_figure}" if any_figure else f"{desk.url}?line={line}#writing"
    return {
        "level": LEVELS[note.level],
        "tone": "late" if note.level == "sure" else "wait",
        "before": before,
        "words": text[note.start : note.end],
        "after": after,
        "message": note.message,
        "sum": note.arithmetic if note.arithmetic not in note.message else "",
        "holds_if": note.holds_if,
        "entries": note.entries,
        "url": place,
        "accept": f"{desk.url}/figures/{first}" if first else "",
        "key": note.key,
    }


def _keep(request: Any, desk: Desk) -> HttpResponse:
    key, version = request.POST.get("key", ""), meanwhile.version(request)
    try:
        if request.POST.get("act") == "unexplain":
            verbs.unexplain(desk.report, key, by=request.actor, version=version)
            messages.success(request, "已撤回说明，这一处重新算作要处理的。")
        else:
            verbs.explain(desk.report, key, request.POST.get("why", ""), by=request.actor, version=version)
            messages.success(request, "已保留，并记下理由。")
    except Refused as refused:
        for each in refused.problems:
            messages.error(request, each.message)
    return HttpResponseRedirect(f"{desk.url}/check")
