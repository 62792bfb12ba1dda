"""What became of a report once it was signed: its releases, what differs between two, its drift and corrections."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from taizhang.base.refusal import Refused
from taizhang.faces.console import frame, markup, saying
from taizhang.faces.console.markup import Column
from taizhang.faces.console.numbers.links import card_of
from taizhang.faces.console.reporting import said
from taizhang.faces.console.reporting.desk import Desk, desk_or_404
from taizhang.faces.console.reporting.paper import Paper
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.reports import verbs, visible
from taizhang.reports.diff import diff
from taizhang.reports.drift import Drifted, drift
from taizhang.reports.models import Correction, Release, Report
from taizhang.reports.released import intact, reread

COLUMNS = (
    Column("序号", "no"),
    Column("版本", "title"),
    Column("经手", "text"),
    Column("时间", "date"),
    Column("摘要值", "no"),
)


@require_safe
@signed_in
def releases(request: Any, pk: UUID) -> HttpResponse:
    """Every release, the newest first, and what changed between two."""
    desk = desk_or_404(request, pk)
    rows = _readable(desk)
    a, b = _asked(request, "a", rows), _asked(request, "b", rows)
    if a is None and b is None and len(rows) > 1:
        b, a = rows[0], rows[1]
    context = {
        "title": "历次版本",
        "sub": desk.report.title,
        "crumbs": _crumbs(desk),
        "table": markup.table(COLUMNS, [_row(desk, r) for r in rows], "历次版本") if rows else "",
        "choices": [{"n": r.n, "label": _label(r)} for r in rows],
        "a": a.n if a else None,
        "b": b.n if b else None,
        "difference": diff(a, b) if a and b else None,
        "empty": {
            "icon": "history",
            "title": "还没有版本",
            "text": "核对通过以后，每一步都会留下一份。",
            "actions": [],
        },
    }
    return frame.page(request, "console/report_releases.html", context)


def _readable(desk: Desk) -> list[Release]:
    rows = desk.report.releases.order_by("-n")
    return list(rows if visible.drafts(desk.actor) else rows.filter(state__in=visible.OUT))


def _asked(request: Any, name: str, rows: list[Release]) -> Release | None:
    return next((r for r in rows if str(r.n) == request.GET.get(name)), None)


def _label(release: Release) -> str:
    return f"第 {release.n} 份 · 第 {release.edition} 版{_state(release)}"


def _row(desk: Desk, release: Release) -> list[Any]:
    link = markup.link(f"第 {release.edition} 版 · {_state(release)}", f"{desk.url}/releases/{release.n}")
    digest = release.digest[:18] + "…" if intact(release) else markup.seal("不符", "late")
    return [release.n, link, release.by_name, saying.moment(release.at), digest]


def _state(release: Release) -> str:
    return Report.State(release.state).label


@require_safe
@signed_in
def release(request: Any, pk: UUID, n: int) -> HttpResponse:
    """One release as it was."""
    desk = desk_or_404(request, pk)
    found = next((r for r in _readable(desk) if r.n == n), None)
    if found is None:
        raise Http404
    made = reread(found)
    context = {
        "title": found.head["title"],
        "sub": f"{_label(found)} · {found.by_name} {saying.moment(found.at)} · {said.summary(made)}",
        "crumbs": [*_crumbs(desk), {"url": f"{desk.url}/releases", "label": "历次版本"}],
        "crumb_here": f"第 {found.n} 份",
        "printable": True,
        "paper": Paper(made).html(),
        "digest": found.digest,
        "intact": intact(found),
    }
    return frame.page(request, "console/report_release.html", context)


@require_safe
@signed_in
def drifted(request: Any, pk: UUID) -> HttpResponse:
    """What was signed beside what the books now say, and the corrections that went out."""
    desk = desk_or_404(request, pk)
    last = visible.standing(desk.report)
    moved = drift(last, by=desk.actor) if last else ()
    corrections = Correction.objects.filter(release__report=desk.report).select_related("release").order_by("-id")
    may = visible.may(desk.actor, "correct")
    context = {
        "title": "签发后的变动",
        "sub": f"{_label(last)}，{saying.moment(last.at)} · {len(moved)} 个数字变了" if last else "还没有签发",
        "crumbs": _crumbs(desk),
        "printable": True,
        "moved": [_moved(desk, d) for d in moved],
        "corrections": [c for c in corrections if may or c.state == Correction.State.SENT],
        "may": may,
        "draft_url": f"{desk.url}/corrections" if may and _unsaid(moved, corrections) else "",
        "corrections_url": f"{desk.url}/corrections",
        "signed": last is not None,
    }
    return frame.page(request, "console/report_drift.html", context)


def _unsaid(moved: Iterable[Drifted], corrections: Iterable[Correction]) -> bool:
    """Whether something moved that no correction has said, be it drafted or sent."""
    said_ = {(f["n"], f["now"]) for each in corrections for f in each.figures}
    return any((d.n, d.now) not in said_ for d in moved)


def _moved(desk: Desk, each: Drifted) -> dict[str, Any]:
    return {
        "n": each.n,
        "title": each.title,
        "period": each.period_label,
        "was": each.was,
        "now": each.now,
        "because": [{"url": to_entry(b.entry), "said": b.sentence} for b in each.because],
        "unseen": each.unseen,
        "url": card_of(each.indicator, each.area, each.period, desk.actor),
    }


@require_POST
@signed_in
def correct(request: Any, pk: UUID) -> HttpResponse:
    """Draft a correction notice from the drift."""
    desk = desk_or_404(request, pk)
    last = visible.standing(desk.report)
    if last is None:
        raise Http404
    verbs.draft_correction(last, by=request.actor)
    messages.success(request, "更正说明已拟好，改定后发出。")
    return HttpResponseRedirect(f"{desk.url}/drift#corrections")


@require_POST
@signed_in
def correction(request: Any, pk: UUID, n: int) -> HttpResponse:
    """Mend a drafted notice, or note that it was sent."""
    desk = desk_or_404(request, pk)
    held = Correction.objects.filter(release__report=desk.report, pk=n).first()
    if held is None:
        raise Http404
    try:
        held = verbs.write_correction(held, request.POST.get("text", ""), by=request.actor)
        if request.POST.get("act") == "send":
            verbs.send_correction(held, request.POST.get("to", ""), by=request.actor)
            messages.success(request, "已记下发出。")
        else:
            messages.success(request, "已保存。")
    except Refused as refused:
        for each in refused.problems:
            messages.error(request, each.message)
    return HttpResponseRedirect(f"{desk.url}/drift#corrections")


def _crumbs(desk: Desk) -> list[dict[str, str]]:
    return [{"url": "/reports", "label": "报告"}, {"url": desk.url, "label": desk.report.title}]
