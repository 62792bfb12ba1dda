"""The promises of a report: which of its sentences are to be followed, and how those of the year before ended."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from taizhang.base.refusal import Refused
from taizhang.faces.console import frame, markup, saying
from taizhang.faces.console.markup import Column
from taizhang.faces.console.markup.cells import SealKind
from taizhang.faces.console.reporting.desk import Desk, desk_or_404
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.reports import promises, visible
from taizhang.reports.models import Report

COLUMNS = (
    Column("序号", "no"),
    Column("承诺", "title"),
    Column("牵头单位"),
    Column("期限", "date"),
    Column("结果", "seal"),
    Column("最近进展"),
    Column("佐证", "num"),
)
ENDS: dict[str, SealKind] = {"按期兑现": "done", "逾期兑现": "wait", "调整取消": "void", "结转下年": "wait"}
LIGHTS: dict[str, SealKind] = {"正常": "done", "滞后": "wait", "风险": "late", "完成": "done"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def promised(request: Any, pk: UUID) -> HttpResponse:
    """GET: the promises of this report and of the one before. POST: follow the sentences that were ticked."""
    desk = desk_or_404(request, pk)
    if request.method == "POST":
        return _lift(request, desk)
    before = _before(desk)
    mine, last = promises.kept(desk.report, by=desk.actor), promises.kept(before, by=desk.actor) if before else ()
    may = visible.may(desk.actor, "lift")
    context = {
        "title": f"承诺：{desk.report.title}",
        "sub": f"{desk.report.year + 1} 年 {_summary(mine)}" if mine else "还没有分解成承诺事项",
        "crumbs": [{"url": "/reports", "label": "报告"}, {"url": desk.url, "label": desk.report.title}],
        "crumb_here": "承诺",
        "printable": True,
        "mine": _table(mine, f"{desk.report.year + 1} 年承诺"),
        "year": desk.report.year + 1,
        "last": _table(last, f"{desk.report.year} 年承诺"),
        "last_sub": _summary(last) if last else "",
        "last_title": before.title if before else "",
        "last_year": desk.report.year,
        "passages": [p for p in promises.passages(desk.report) if p.entry is None] if may else [],
        "url": f"{desk.url}/promises",
        "signed": visible.standing(desk.report) is not None,
    }
    return frame.page(request, "console/report_promises.html", context)


def _before(desk: Desk) -> Report | None:
    """The report of the year before, where this person may read it."""
    held = visible.reports(desk.actor)
    if desk.report.before_id:
        return held.filter(pk=desk.report.before_id).first()
    return held.filter(year=desk.report.year - 1).exclude(pk=desk.report.pk).first()


def _summary(rows: tuple[promises.Kept, ...]) -> str:
    """How they ended: 11 项：按期兑现 8，逾期兑现 2，调整取消 1."""
    ends = [r.end for r in rows]
    said = [f"{end} {ends.count(end)}" for end in dict.fromkeys((*ENDS, *ends)) if end in ends]
    return f"{len(rows)} 项：{'，'.join(said)}"


def _table(rows: tuple[promises.Kept, ...], caption: str) -> Any:
    return markup.table(COLUMNS, [_row(r) for r in rows], caption) if rows else ""


def _row(row: promises.Kept) -> list[Any]:
    chips = [f"目标 {row.goal}"] if row.goal else []
    end = markup.seal(row.end, ENDS.get(row.end, LIGHTS.get(row.light, "open")))
    said = row.reason if row.result == "dropped" else row.progress
    due = f"{saying.day_with_year(row.due_on)}" if row.due_on else ""
    return [
        row.seq,
        markup.title(row.task, to_entry(row.id), chips),
        row.office,
        due,
        end,
        said,
        row.evidence,
    ]


def _lift(request: Any, desk: Desk) -> HttpResponse:
    chosen = request.POST.getlist("passage")
    try:
        made = promises.lift(desk.report, chosen, by=request.actor) if chosen else ()
    except Refused as refused:
        for each in refused.problems:
            messages.error(request, each.message)
        return HttpResponseRedirect(f"{desk.url}/promises#passages")
    if made:
        messages.success(request, f"{len(made)} 句已成为承诺事项，请逐项分解到单位。")
    else:
        messages.info(request, "没有勾选句子。")
    return HttpResponseRedirect(f"{desk.url}/promises")
