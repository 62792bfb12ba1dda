"""A report as files: Word with its figures marked, the table of sources, and the Word file that comes back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.base.refusal import Refused, Stale
from taizhang.faces.console import frame, kept, meanwhile, throttle
from taizhang.faces.console.download import DOCX, XLSX, attachment
from taizhang.faces.console.reporting.desk import Desk, desk_or_404
from taizhang.faces.console.reporting.uploaded import bytes_of
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger import intake
from taizhang.redpen import Unreadable
from taizhang.reports import verbs
from taizhang.reports.render.back import read_back
from taizhang.reports.render.returned import Returned

KIND = "report-back"
FILE = {"field_id": "id_file", "label": "文件", "basis": "", "blocks": True}


@require_safe
@signed_in
@throttle.limited("export")
def word(request: Any, pk: UUID) -> HttpResponse:
    """The report as a Word file after GB/T 9704."""
    from taizhang.reports.render import docx  # noqa: PLC0415  the Word library, for this page alone

    desk = desk_or_404(request, pk)
    verbs.note_export(desk.report, "docx", by=request.actor, release=desk.made.release)
    return attachment(docx.write(desk.made), f"{desk.report.title}.docx", DOCX)


@require_safe
@signed_in
@throttle.limited("export")
def annex(request: Any, pk: UUID) -> HttpResponse:
    """Every figure with its source, as a workbook."""
    from taizhang.reports.render import xlsx  # noqa: PLC0415  the workbook library, for this page alone

    desk = desk_or_404(request, pk)
    verbs.note_export(desk.report, "xlsx", by=request.actor, release=desk.made.release)
    return attachment(xlsx.write(desk.made), f"{desk.report.title}-数字来源表.xlsx", XLSX)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def returned(request: Any, pk: UUID) -> HttpResponse:
    """GET: bring the file that came back. POST: keep it for this person, and see what changed in it."""
    desk = desk_or_404(request, pk)
    if not desk.writes:
        raise Http404
    if request.method != "POST":
        return _bring(request, desk)
    data, name, problem = bytes_of(request)
    if not data:
        return _bring(request, desk, problem or "请选择改过的 Word 文件。")
    try:
        read_back(data, desk.made)
    except Unreadable as error:
        return _bring(request, desk, error.message)
    row = intake.stage(KIND, data, name, by=request.actor)
    return HttpResponseRedirect(f"{desk.url}/returned/{row.pk}")


def _bring(request: Any, desk: Desk, problem: str = "") -> HttpResponse:
    context = {
        "title": "收回改过的 Word",
        "sub": "文字的改动由您看过再采用；手工改过的数字会列出来，不会悄悄变成报告的数",
        "crumbs": _crumbs(desk),
        "action": f"{desk.url}/returned",
        "problems": [{"message": problem, "field_id": "id_file", "label": "文件", "basis": "", "blocks": True}]
        if problem
        else [],
        "held": kept.token(request),
    }
    return frame.page(request, "console/report_bring.html", context, 400 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def taken(request: Any, pk: UUID, key: UUID) -> HttpResponse:
    """GET: what changed in the file. POST: take its words, and the typed numbers that were ticked."""
    desk = desk_or_404(request, pk)
    found = intake.opened(key, by=request.actor)
    if not desk.writes or found is None or found[0].book != KIND:
        raise Http404
    back = read_back(found[1], desk.made)
    if request.method != "POST":
        return _seen(request, desk, back, found[0].name)
    ticked = {int(n) for n in request.POST.getlist("n") if n.isascii() and n.isdecimal()}
    try:
        made = verbs.write(desk.report, back.body(ticked), by=request.actor, version=meanwhile.version(request))
        if back.head:
            verbs.describe(made.report, back.head, by=request.actor)
    except (Refused, Stale) as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(request.path)
    intake.drop(found[0])
    messages.success(request, f"已采用“{found[0].name}”里的文字。")
    return HttpResponseRedirect(reverse("report", args=[pk]))


def _seen(request: Any, desk: Desk, back: Returned, name: str) -> HttpResponse:
    context = {
        "title": "改了哪些",
        "sub": f"{name} · {back.said}",
        "crumbs": [*_crumbs(desk), {"url": f"{desk.url}/returned", "label": "收回改过的 Word"}],
        "crumb_here": name,
        "back": back,
        "other": back.origin == "other",
        "head": [{"label": HEADS[n], "now": v} for n, v in back.head.items()],
        "report": {"url": desk.url, "version": desk.report.version},
    }
    return frame.page(request, "console/report_returned.html", context)


HEADS = {"title": "标题", "occasion": "场合", "speaker": "报告人"}


def _crumbs(desk: Desk) -> list[dict[str, str]]:
    return [{"url": "/reports", "label": "报告"}, {"url": desk.url, "label": desk.report.title}]
